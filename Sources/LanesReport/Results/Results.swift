import Foundation

/// One run's measurements with the facts of the machine they were made on.
///
/// Decoded from Google Benchmark's own JSON; see ``init(decoding:source:)``.
public struct Results: Sendable {
  /// The schema of `lanes_schema` that this version writes. Older ones are read: 1 had no facts among its rows.
  public static let schema = 2

  /// The facts of machine, build and run.
  public let facts: Facts
  /// Every case that was measured, sorted by name.
  public let cases: [CaseID]
  /// What was left out while reading, in words; empty for a sound file.
  public let remarks: [String]

  let measurements: [CaseID: Measurement]
  let places: [Place: CaseID]
  let replicates = ReplicateCache()
  /// What the machine can do at most, as far as this run measured it.
  public let ceilings: Ceilings
  /// How the bytes of a case divide, whatever its implementation.
  let traffics: [Place: Ceilings.Traffic]

  /// A case without its count, which a section cannot know: it follows from the machine's caches.
  struct Place: Hashable, Sendable {
    var question, operation, implementation, dtype, level: String
    var extras: [String: String]
  }

  init(facts: Facts, measurements: [CaseID: Measurement], remarks: [String]) {
    self.facts = facts
    self.measurements = measurements
    self.remarks = remarks
    self.cases = measurements.keys.map { ($0.name, $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    var places: [Place: CaseID] = [:]
    for id in cases {
      let place = Place(id)
      if let known = places[place], known.count >= id.count { continue }
      places[place] = id
    }
    self.places = places
    ceilings = Ceilings(measurements.values)
    traffics = Self.traffics(measurements.values)
  }

  /// A run that measured nothing.
  public static let empty = Results(facts: Facts(context: .object([])), measurements: [:], remarks: [])

  public subscript(id: CaseID) -> Measurement? { measurements[id] }
}

extension Results.Place {
  init(_ id: CaseID) {
    self.init(
      question: id.question, operation: id.operation, implementation: id.implementation, dtype: id.dtype,
      level: id.level, extras: id.extras)
  }
}
