/// What a family of cases asks. One folder a question: its cases, and its section of the report.
public struct Question: Sendable {
  /// The first segment of its cases' names.
  public let id: String
  /// The question itself.
  public let title: String
  /// Its cases at the sizes of a machine.
  public let cases: @Sendable (CacheLevels) -> [Case]
}

extension Question {
  /// All questions, in the order of the report.
  public static let all: [Question] = [
    .ceilings, .elementSize, .copyCost, .inPlace, .anyAll, .loopVector, .peers, .calibration,
  ]
}
