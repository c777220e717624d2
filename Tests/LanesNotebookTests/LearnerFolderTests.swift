import Foundation
import Testing

@testable import LanesNotebook

/// A learner's copies and progress: nothing that they wrote is lost.
@Suite struct LearnerFolderTests {
  private let root = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-learn-\(UUID().uuidString)")

  private func book(_ json: String? = nil) throws -> ExerciseBook {
    let folder = root.appendingPathComponent("exercises")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("01-first"), withIntermediateDirectories: true)
    for name in ["one", "two"] {
      try Data("start of \(name)".utf8).write(to: folder.appendingPathComponent("01-first/\(name).swift"))
    }
    let exercises = ["one", "two"].map {
      "{\"name\": \"\($0)\", \"lesson\": \"01-first\", \"title\": \"Do \($0).\", \"hints\": [\"h\"]}"
    }
    try Data((json ?? "[\(exercises.joined(separator: ","))]").utf8).write(
      to: folder.appendingPathComponent("exercises.json"))
    return try ExerciseBook(in: folder)
  }

  private func text(_ file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

  @Test func copiesAreMadeOnceAndKept() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let book = try book()
    let folder = try LearnerFolder(root.appendingPathComponent("learning"), of: book)
    let file = folder.file(of: book.exercises[0])
    #expect(text(file) == "start of one")
    try Data("my answer".utf8).write(to: file)
    #expect(text(try LearnerFolder(folder.url, of: book).file(of: book.exercises[0])) == "my answer")
    try folder.reset(book.exercises[0])
    #expect(text(file) == "start of one" && text(file.appendingPathExtension("before-reset")) == "my answer")
    #expect(text(book.url(book.exercises[0].file)) == "start of one")
  }

  @Test func whatWasPutAsideStays() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let book = try book()
    let folder = try LearnerFolder(root.appendingPathComponent("learning"), of: book)
    let file = folder.file(of: book.exercises[0])
    for answer in ["first", "second"] {
      try Data(answer.utf8).write(to: file)
      try folder.reset(book.exercises[0])
    }
    #expect(text(file) == "start of one" && text(file.appendingPathExtension("before-reset")) == "first")
    #expect(text(file.appendingPathExtension("before-reset-2")) == "second")
  }

  @Test(arguments: ["", "[\"one\"", "{}"])
  func damagedProgressIsNotWrittenOver(_ damaged: String) throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let book = try book()
    let folder = try LearnerFolder(root.appendingPathComponent("learning"), of: book)
    let progress = folder.url.appendingPathComponent("progress.json")
    try Data(damaged.utf8).write(to: progress)
    let error = #expect(throws: ExerciseError.self) { try LearnerFolder(folder.url, of: book) }
    #expect(error?.description.contains(progress.path) == true)
    #expect(text(progress) == damaged)
  }

  @Test func progressOutlivesTheProgram() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let book = try book()
    let folder = try LearnerFolder(root.appendingPathComponent("learning"), of: book)
    #expect(folder.current?.name == "one" && folder.done.isEmpty)
    try folder.markDone(book.exercises[0])
    let later = try LearnerFolder(folder.url, of: book)
    #expect(later.current?.name == "two" && later.done == ["one"])
    try later.markDone(book.exercises[1])
    #expect(later.current == nil)
    try later.reset(book.exercises[0])
    #expect(later.current?.name == "one" && later.done == ["two"])
  }

  @Test(arguments: [
    "nonsense", "{}", "[{\"name\": \"one\"}]",
    "[{\"name\": \"../x\", \"lesson\": \"01\", \"title\": \"\", \"hints\": []}]",
    "[{\"name\": \"a\", \"lesson\": \"01\", \"title\": \"\", \"hints\": []}, {\"name\": \"a\", \"lesson\": \"01\", \"title\": \"\", \"hints\": []}]",
  ])
  func brokenBooksAreRefused(_ json: String) throws {
    defer { try? FileManager.default.removeItem(at: root) }
    #expect(throws: ExerciseError.self) { try book(json) }
  }

  @Test func whatIsMissingIsSaid() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    #expect(throws: ExerciseError.noBook(root.path)) { try ExerciseBook(in: root) }
    #expect(try book().exercise(named: "on") == nil)
  }
}
