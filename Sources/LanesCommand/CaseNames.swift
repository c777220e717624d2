import ArgumentParser
import LanesBenchmarks

/// The names of the registered cases.
enum CaseNames {
  /// Those that a filter matches, or an error that helps to find the ones that were meant.
  static func matching(_ filter: String?) throws -> [String] {
    do throws(SuiteError) {
      return try Suite.names(matching: filter)
    } catch  where error.kind == .noMatch {
      let questions = Question.all.map(\.id)
      let near = Spelling.near(String((filter ?? "").prefix { $0 != "/" }), among: questions)
      throw ValidationError(
        "no case matches the filter \(filter ?? "")\(Spelling.question(near.map { $0 + "/" }))"
          + " The questions are \(questions.joined(separator: ", ")). `lanes bench --list` shows all names.")
    } catch {
      throw ValidationError(error.description)
    }
  }
}
