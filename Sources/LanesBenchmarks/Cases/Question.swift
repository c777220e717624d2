import LanesReport

/// What a family of cases asks. One folder a question: its cases, and its section of the report.
public struct Question: Sendable {
  /// The first segment of its cases' names.
  public let id: String
  /// The question itself.
  public let title: String
  /// Its cases at the sizes of a machine.
  public let cases: @Sendable (CacheLevels) -> [Case]
  /// The break-evens that are looked for. Their first grids are among the cases.
  public let searches: [Search]
  /// Whether it is about the memory of the process that it runs in, which then has no arrays of other questions.
  let isAboutProcess: Bool

  init(
    id: String, title: String, isAboutProcess: Bool = false, searches: [Search] = [],
    cases: @escaping @Sendable (CacheLevels) -> [Case]
  ) {
    self.id = id
    self.title = title
    self.isAboutProcess = isAboutProcess
    self.searches = searches
    self.cases = { levels in cases(levels) + searches.flatMap { $0.cases(at: levels) } }
  }

  /// The cases at the sizes of a machine, and those at places that a search found, by their names.
  func cases(at levels: CacheLevels, found names: Set<String>) -> [Case] {
    let declared = cases(levels)
    let known = Set(declared.map(\.id.name))
    let places = searches.map { search in
      (search, Set(names.subtracting(known).compactMap { CaseID(parsing: $0)?.extras[search.axis] }))
    }
    let extra = places.flatMap { search, places in
      places.compactMap(Double.init).sorted().flatMap { search.cases(levels, $0) }
    }
    return declared + extra.filter { names.contains($0.id.name) && !known.contains($0.id.name) }
  }
}

extension Question {
  /// All questions, in the order of the report.
  public static let all: [Question] = [
    .ceilings, .elementSize, .alignment, .copyCost, .strides, .inPlace, .broadcasting, .loopVector, .masks, .sums,
    .anyAll, .files,
    .sparse, .release, .fragmentation, .reuse, .freshMemory, .threads, .peers, .calibration,
  ]
}
