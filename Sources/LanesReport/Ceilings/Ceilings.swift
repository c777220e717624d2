/// What the machine can do at most with one thread, as a run measured it: bytes a second at each level of its memory, for
/// each mix of reads and writes, and floating-point operations a second.
///
/// Of the variants that were measured (vectors of two widths, stores through the caches and past them) the fastest is the
/// ceiling: whatever a case does, it could have done it that way.
public struct Ceilings: Sendable {
  /// The question that measures them.
  public static let question = "ceilings"
  /// The operation of the multiply-add peak.
  public static let multiplyAdd = "multiply-add"

  /// What the plainest loops do.
  public enum Mix: String, CaseIterable, Sendable {
    case read, add, copy, write
    /// `a += b`: the line that is written was read anyway, so fewer cross the bus than for `add`.
    case addInPlace = "add-in-place"

    /// The share of the bytes that are written.
    public var writtenShare: Double {
      switch self {
      case .read: 0
      case .add, .addInPlace: 1 / 3
      case .copy: 1 / 2
      case .write: 1
      }
    }

    /// How many arrays are read or written, one that is both counted twice.
    public var arrays: Int {
      switch self {
      case .read, .write: 1
      case .copy: 2
      case .add, .addInPlace: 3
      }
    }

    /// The kinds of stores that it is measured with.
    public var stores: [Stores] {
      switch self {
      case .read, .addInPlace: [.ordinary]
      case .write, .copy, .add: [.ordinary, .nonTemporal]
      }
    }

    /// The mixes that others lie between, by what they write.
    static let spectrum = [read, add, copy, write]
  }

  /// Where stores go: through the caches, or past them.
  public enum Stores: String, CaseIterable, Sendable {
    case ordinary
    case nonTemporal = "non-temporal"
  }

  /// The name of the operation that measures a mix.
  public static func operation(_ mix: Mix, _ stores: Stores) -> String {
    stores == .ordinary ? mix.rawValue : "\(mix.rawValue)-\(stores.rawValue)"
  }

  /// The fastest case of each mix, kind of stores and level.
  private var fastest: [Place: (id: CaseID, rate: Double)] = [:]
  /// The fastest multiply-adds of each element type.
  private var peaks: [String: (id: CaseID, rate: Double)] = [:]

  private struct Place: Hashable {
    var operation: String
    var level: String
  }

  init(_ measurements: some Sequence<Measurement>) {
    for measurement in measurements where measurement.id.question == Self.question {
      let id = measurement.id
      if id.operation == Self.multiplyAdd {
        guard let rate = measurement.operationsPerSecond, rate > peaks[id.dtype]?.rate ?? 0 else { continue }
        peaks[id.dtype] = (id, rate)
      } else {
        let place = Place(operation: id.operation, level: id.level)
        guard let rate = measurement.bytesPerSecond, rate > fastest[place]?.rate ?? 0 else { continue }
        fastest[place] = (id, rate)
      }
    }
  }

  /// Whether no level was measured and no peak.
  public var isEmpty: Bool { fastest.isEmpty && peaks.isEmpty }

  /// The fastest case of a mix with one kind of stores, whatever its vectors; nil when it was not measured.
  public func fastest(_ mix: Mix, _ stores: Stores, level: String) -> CaseID? {
    fastest[Place(operation: Self.operation(mix, stores), level: level)]?.id
  }

  /// The fastest multiply-adds of an element type; nil when they were not measured.
  public func peak(dtype: String) -> CaseID? { peaks[dtype]?.id }

  /// What is taken as the rate of one of the ceilings' cases, from what it is at the median time.
  typealias Rate = (CaseID, Double) -> Double

  /// Floating-point operations a second.
  func operationsPerSecond(dtype: String, at rate: Rate) -> Double? { peaks[dtype].map(rate) }

  /// Bytes a second that the mix can have at a level, with the stores that serve it best.
  private func bytesPerSecond(_ mix: Mix, level: String, at rate: Rate) -> Double? {
    Stores.allCases.compactMap { fastest[Place(operation: Self.operation(mix, $0), level: level)] }.map(rate).max()
  }

  /// How the bytes of a case divide.
  struct Traffic: Sendable, Equatable {
    var writtenShare: Double
    /// Whether what is written is one of the arrays that are read.
    var isInPlace = false
  }

  /// Bytes a second that any mix can have at a level. Between two measured mixes a byte takes the time that lies in
  /// proportion between theirs. Nil when a mix that is needed was not measured.
  func bytesPerSecond(_ traffic: Traffic, level: String, at rate: Rate) -> Double? {
    guard let (below, above) = Self.neighbours(of: traffic),
      let slow = bytesPerSecond(below, level: level, at: rate),
      let fast = bytesPerSecond(above, level: level, at: rate)
    else { return nil }
    guard below != above else { return slow }
    let weight = (traffic.writtenShare - below.writtenShare) / (above.writtenShare - below.writtenShare)
    return 1 / ((1 - weight) / slow + weight / fast)
  }

  /// The mixes between which a case lies; twice the same where it is one of them.
  static func neighbours(of traffic: Traffic) -> (below: Mix, above: Mix)? {
    let share = traffic.writtenShare
    if let same = Mix.spectrum.first(where: { abs($0.writtenShare - share) < 1e-3 }) {
      return traffic.isInPlace && same == .add ? (.addInPlace, .addInPlace) : (same, same)
    }
    guard let below = Mix.spectrum.last(where: { $0.writtenShare < share }),
      let above = Mix.spectrum.first(where: { $0.writtenShare > share })
    else { return nil }
    return (below, above)
  }
}
