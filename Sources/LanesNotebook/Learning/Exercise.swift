import Foundation

/// An exercise: a Swift file to complete, judged by a check beside it. Its words and budgets are data.
public struct Exercise: Codable, Sendable, Equatable {
  /// Lower-case words joined by hyphens; the name of its files.
  public let name: String
  /// The folder of the lesson that it belongs to, such as `01-what-an-array-is`.
  public let lesson: String
  /// What is to be done, in a sentence.
  public let title: String
  /// From a nudge to nearly the answer.
  public let hints: [String]
  public let budget: Budget?

  /// What the answer may cost.
  public struct Budget: Codable, Sendable, Equatable {
    /// Arrays that may be allocated.
    public var allocations: Int?
    /// How many times the time of the reference, measured in the same run, the answer may take.
    public var slowdown: Double?

    public init(allocations: Int? = nil, slowdown: Double? = nil) {
      self.allocations = allocations
      self.slowdown = slowdown
    }
  }

  public init(name: String, lesson: String, title: String, hints: [String], budget: Budget? = nil) {
    self.name = name
    self.lesson = lesson
    self.title = title
    self.hints = hints
    self.budget = budget
  }

  /// The file that a learner completes.
  public var file: String { "\(lesson)/\(name).swift" }
  /// What judges it.
  public var checkFile: String { "\(lesson)/\(name).check.swift" }
  /// An answer that passes.
  public var solutionFile: String { "\(lesson)/\(name).solution.swift" }
}

/// All exercises, in their order.
public struct ExerciseBook: Sendable {
  /// The folder of `exercises.json`, with a folder for each lesson.
  public let folder: URL
  public let exercises: [Exercise]

  public init(in folder: URL) throws(ExerciseError) {
    self.folder = folder
    let file = folder.appendingPathComponent("exercises.json")
    guard let data = try? Data(contentsOf: file) else { throw .noBook(folder.path) }
    do {
      exercises = try JSONDecoder().decode([Exercise].self, from: data)
    } catch {
      throw .malformed(file.path, "\(error)")
    }
    let known = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
    for exercise in exercises {
      for part in [exercise.name, exercise.lesson] where part.isEmpty || !part.allSatisfy(known.contains) {
        throw .malformed(file.path, "“\(part)” is no name: lower-case letters, digits and hyphens")
      }
    }
    guard Set(exercises.map(\.name)).count == exercises.count else {
      throw .malformed(file.path, "a name occurs twice")
    }
  }

  /// The exercise of a name; nil where there is none.
  public func exercise(named name: String) -> Exercise? { exercises.first { $0.name == name } }

  public func url(_ path: String) -> URL { folder.appendingPathComponent(path) }
}

/// Why there is no exercise.
public enum ExerciseError: Error, Equatable, CustomStringConvertible {
  case noBook(String)
  case malformed(String, String)
  case unwritable(String, String)

  public var description: String {
    switch self {
    case .noBook(let folder):
      "there are no exercises in \(folder): it has no exercises.json. Run this in the package's folder"
    case .malformed(let file, let reason): "\(file): \(reason)"
    case .unwritable(let path, let reason): "\(path) can't be written: \(reason)"
    }
  }
}
