import Foundation

/// Where a learner works: copies of the exercises' files, and which are done. The originals stay as they are.
public struct LearnerFolder: Sendable {
  public let url: URL
  public let book: ExerciseBook

  /// Makes the folder and the copies that are not there yet.
  public init(_ url: URL, of book: ExerciseBook) throws(ExerciseError) {
    self.url = url
    self.book = book
    for exercise in book.exercises where !FileManager.default.fileExists(atPath: file(of: exercise).path) {
      try reset(exercise)
    }
  }

  /// The file that the learner edits.
  public func file(of exercise: Exercise) -> URL { url.appendingPathComponent(exercise.file) }

  /// Puts the starting point back. What the learner had is kept beside it.
  public func reset(_ exercise: Exercise) throws(ExerciseError) {
    let target = file(of: exercise)
    do {
      let start = try Data(contentsOf: book.url(exercise.file))
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      if let old = try? Data(contentsOf: target), old != start {
        try old.write(to: target.appendingPathExtension("before-reset"), options: .atomic)
      }
      try start.write(to: target, options: .atomic)
    } catch {
      throw .unwritable(target.path, error.localizedDescription)
    }
    var done = done
    if done.remove(exercise.name) != nil { try keep(done) }
  }

  /// The names of the exercises that have passed.
  public var done: Set<String> {
    guard let data = try? Data(contentsOf: progressFile),
      let names = try? JSONDecoder().decode([String].self, from: data)
    else { return [] }
    return Set(names)
  }

  public func markDone(_ exercise: Exercise) throws(ExerciseError) { try keep(done.union([exercise.name])) }

  /// The first that has not passed yet; nil when all have.
  public var current: Exercise? {
    let done = done
    return book.exercises.first { !done.contains($0.name) }
  }

  private var progressFile: URL { url.appendingPathComponent("progress.json") }

  private func keep(_ names: Set<String>) throws(ExerciseError) {
    do {
      try JSONEncoder().encode(names.sorted()).write(to: progressFile, options: .atomic)
    } catch {
      throw .unwritable(progressFile.path, error.localizedDescription)
    }
  }
}
