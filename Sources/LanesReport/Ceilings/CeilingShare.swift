/// A case's speed as a share of the ceiling that bounds it.
public struct CeilingShare: Sendable, Equatable {
  /// 1 is the ceiling itself.
  public let fraction: Double
  /// What the case is held against: a mix, two of them, or the multiply-adds.
  public let ceiling: String

  /// A ceiling is measured like any case, so a share may lie a little above 1. Beyond this, one of the two measurements
  /// is wrong, or the case does not do what it says.
  public static let mostPlausible = 1.05

  public var isImplausible: Bool { fraction > Self.mostPlausible }

  /// `82 %`, marked when it cannot be.
  var text: String { isImplausible ? "**\(Format.share(fraction)), implausible**" : Format.share(fraction) }
}

extension Results {
  /// A case's share of its ceiling; nil where the case has none, or where the ceiling was not measured.
  public func ceilingShare(_ id: CaseID) -> CeilingShare? {
    guard let measurement = self[id] else { return nil }
    if let rate = measurement.operationsPerSecond {
      return ceilings.operationsPerSecond(dtype: id.dtype).map {
        CeilingShare(fraction: rate / $0, ceiling: Ceilings.multiplyAdd)
      }
    }
    guard let rate = measurement.bytesPerSecond, let traffic = traffic(of: id),
      let neighbours = Ceilings.neighbours(of: traffic),
      let most = ceilings.bytesPerSecond(traffic, level: id.level)
    else { return nil }
    let (below, above) = neighbours
    return CeilingShare(
      fraction: rate / most,
      ceiling: below == above ? below.rawValue : "\(below.rawValue) to \(above.rawValue)")
  }

  /// The cases that came out above what their ceiling allows.
  public var implausibleCases: [CaseID] { cases.filter { ceilingShare($0)?.isImplausible == true } }

  /// A peer that does not say how its bytes divide moves those of the case that it is a peer of.
  private func traffic(of id: CaseID) -> Ceilings.Traffic? {
    self[id]?.traffic ?? traffics[Place.ofAnyImplementation(id)]
  }

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
