/// All usable rows of one case, over all launches.
public struct Measurement: Sendable {
  public let id: CaseID
  /// Nanoseconds an iteration, one entry a row; every one finite and above zero.
  public internal(set) var times: [Double] = []
  /// The launch that each row came from, beside `times`.
  public internal(set) var launches: [Int] = []
  /// The other numeric fields of the rows, finite ones only: rates (of the clock's time, as
  /// `times` are), memory figures, and user counters.
  public internal(set) var counters: [String: [Double]] = [:]

  /// Bytes an iteration moves, of the rows that tell a rate.
  var bytes: [Double] = []

  init(id: CaseID) {
    self.id = id
  }

  /// The median of a counter over the rows; nil when no row has it.
  public func counter(_ name: String) -> Double? {
    counters[name].flatMap(median)
  }

  /// Bytes a second at the median time, from the bytes that the case declares.
  public var bytesPerSecond: Double? {
    guard let bytes = median(bytes), bytes > 0, let time = median(times) else { return nil }
    return bytes / time * 1e9
  }
}
