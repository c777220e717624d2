/// A case's speed as a share of the ceiling that bounds it.
public struct CeilingShare: Sendable, Equatable {
  /// 1 is the ceiling itself.
  public let fraction: Double
  /// What the case is held against: a mix, two of them, or the multiply-adds.
  public let ceiling: String
  /// Whether the case is faster than the machine: more than ``mostPlausible``, and even the slow end of its interval
  /// beyond the fast end of the ceiling's. One of the two measurements is wrong, or the case does not do what it says.
  public let isImplausible: Bool

  /// A ceiling is measured like any case, and at one size of its level, of which smaller arrays may use the faster part:
  /// a share may lie a little above 1.
  public static let mostPlausible = 1.1

  init(fraction: Double, ceiling: String, isImplausible: Bool = false) {
    self.fraction = fraction
    self.ceiling = ceiling
    self.isImplausible = isImplausible
  }

  /// `82 %`, marked when it cannot be.
  var text: String { isImplausible ? "**\(Format.share(fraction)), implausible**" : Format.share(fraction) }
}

extension Results {
  /// A case's share of its ceiling; nil where the case has none, or where the ceiling was not measured.
  public func ceilingShare(_ id: CaseID) -> CeilingShare? {
    guard let measurement = self[id], let rate = measurement.operationsPerSecond ?? measurement.bytesPerSecond,
      let (name, most) = ceiling(of: measurement, at: { $1 })
    else { return nil }
    let fraction = rate / most
    // The intervals cost a bootstrap, and only a share that is too high asks for them.
    let isImplausible =
      fraction > CeilingShare.mostPlausible
      && rate * scale(id, to: \.high) > ceiling(of: measurement, at: { $1 * scale($0, to: \.low) })?.most ?? 0
    return CeilingShare(fraction: fraction, ceiling: name, isImplausible: isImplausible)
  }

  /// What bounds a case and how much it is, when each of the ceilings' own cases has the given rate.
  private func ceiling(of measurement: Measurement, at rate: Ceilings.Rate) -> (name: String, most: Double)? {
    let id = measurement.id
    if measurement.operationsPerSecond != nil {
      return ceilings.operationsPerSecond(dtype: id.dtype, at: rate).map { (Ceilings.multiplyAdd, $0) }
    }
    guard let traffic = measurement.traffic ?? traffics[Place.ofAnyImplementation(id)],
      let (below, above) = Ceilings.neighbours(of: traffic),
      let far = ceilings.bytesPerSecond(traffic, level: id.level, at: rate)
    else { return nil }
    let near = nearerCache(than: id.level)
    let most =
      near.flatMap { ceilings.bytesPerSecond(traffic, level: $0.level, at: rate) }.map { closer in
        let weight = farShare(of: measurement, beyond: near?.bytes ?? 0)
        return 1 / (weight / far + (1 - weight) / closer)
      } ?? far
    return (below == above ? below.rawValue : "\(below.rawValue) to \(above.rawValue)", most)
  }

  /// The cache before a level, and its size.
  private func nearerCache(than level: String) -> (level: String, bytes: Double)? {
    guard let index = CaseID.levels.firstIndex(of: level), index > 0 else { return nil }
    let nearer = CaseID.levels[index - 1]
    return facts.cache(nearer).map { (nearer, $0) }
  }

  /// The share of a case's bytes that must come from its own level: arrays smaller than those that the level's ceiling
  /// was measured with may find more of themselves in the cache before it.
  private func farShare(of measurement: Measurement, beyond cache: Double) -> Double {
    guard let bytes = median(measurement.bytes), bytes > 0,
      let reference = ceilings.fastest(.read, .ordinary, level: measurement.id.level)?.operandBytes,
      reference > cache
    else { return 1 }
    return min(max((1 - cache / bytes) / (1 - cache / reference), 0), 1)
  }

  /// What turns a case's rate at the median time into that at an end of the interval.
  private func scale(_ id: CaseID, to end: KeyPath<Interval, Double>) -> Double {
    summary(id).map { $0.median / $0.interval[keyPath: end] } ?? 1
  }

  /// The cases that came out above what their ceiling allows.
  public var implausibleCases: [CaseID] { cases.filter { ceilingShare($0)?.isImplausible == true } }

  /// How bytes divide by place: a peer that does not say it moves those of the case that it is a peer of.
  static func traffics(_ measurements: some Sequence<Measurement>) -> [Place: Ceilings.Traffic] {
    var traffics: [Place: Ceilings.Traffic] = [:]
    for measurement in measurements {
      if let traffic = measurement.traffic { traffics[.ofAnyImplementation(measurement.id)] = traffic }
    }
    return traffics
  }
}

extension Results.Place {
  fileprivate static func ofAnyImplementation(_ id: CaseID) -> Self {
    var place = Self(id)
    place.implementation = ""
    return place
  }
}

extension Measurement {
  /// How the case's bytes divide, as it says itself.
  var traffic: Ceilings.Traffic? {
    guard let share = counter("written_share"), 0...1 ~= share else { return nil }
    return Ceilings.Traffic(writtenShare: share, isInPlace: (counter("in_place") ?? 0) > 0)
  }

  /// Floating-point operations a second, of a case that says how many it makes.
  var operationsPerSecond: Double? {
    guard let operations = counter("operations"), operations > 0, let time = median(times) else { return nil }
    return operations / time * 1e9
  }
}
