import Foundation

/// Where a learner works: copies of the exercises' files, and which are done. The originals stay as they are.
public struct LearnerFolder: Sendable {
  public let url: URL
  public let book: ExerciseBook

  /// Makes the folder and the copies that are not there yet.
  public init(_ url: URL, of book: ExerciseBook) throws(ExerciseError) {
    self.url = url
    self.book = book
    // Taken for no progress, a damaged file would be written over.
    guard progress != nil else {
      throw .malformed(
        progressFile.path, "it does not list the exercises that are done; mend it, or remove it: your answers stay")
    }
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
      if FileManager.default.fileExists(atPath: target.path) {
        let old = try Data(contentsOf: target)
        if old != start { try WholeFile.write(old, to: spareName(of: target)) }
      }
      try WholeFile.write(start, to: target.path)
    } catch {
      throw .unwritable(target.path, WholeFile.reason(of: error))
    }
    var done = done
    if done.remove(exercise.name) != nil { try keep(done) }
  }

  /// What is put aside never takes the place of what was put aside before.
  private func spareName(of file: URL) -> String {
    let names = (1...).lazy.map { file.path + ".before-reset" + ($0 == 1 ? "" : "-\($0)") }
    return names.first { !FileManager.default.fileExists(atPath: $0) }!
  }

  /// The names of the exercises that have passed.
  public var done: Set<String> { progress ?? [] }

  /// The same; nil where a file is there that does not tell them.
  private var progress: Set<String>? {
    guard FileManager.default.fileExists(atPath: progressFile.path) else { return [] }
    guard let data = try? Data(contentsOf: progressFile) else { return nil }
    return (try? JSONDecoder().decode([String].self, from: data)).map(Set.init)
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
      try WholeFile.write(JSONEncoder().encode(names.sorted()), to: progressFile.path)
    } catch {
      throw .unwritable(progressFile.path, WholeFile.reason(of: error))
    }
  }
}
