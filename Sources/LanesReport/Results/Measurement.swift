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

  init(id: CaseID) {
    self.id = id
  }

  /// The median of a counter over the rows; nil when no row has it.
  public func counter(_ name: String) -> Double? {
    counters[name].flatMap(median)
  }

  /// Bytes a second of the clock's time, from the bytes that the case declares.
  public var bytesPerSecond: Double? {
    counter("bytes_per_second").flatMap { $0 > 0 ? $0 : nil }
  }
}
