import Testing

@testable import LanesNotebook

/// How a lesson is taken apart, and put together again with other outputs.
@Suite struct LessonTests {
  private static let text = """
    # A lesson

    <!-- swift
    let secret = 42
    -->

    ```swift
    print(secret)
    ```

    Words between.

    ```output
    42
    ```

    ```swift no-run
    neverRun()
    ```

    > ```swift
    > print("prose")
    > ```

    ```swift fails
    let x: Int = "text"
    ```

    ```output
    error: cannot convert
    ```

    <!-- measured claim view-constant -->
    | old |
    <!-- end -->

    ```python
    print(1)
    ```
    ```text
    not a cell
    ```
    """

  @Test func cellsAreFound() throws {
    let lesson = try Lesson(Self.text, path: "a.md")
    #expect(lesson.cells.map(\.kind) == [.setUp, .runs, .isShown, .fails, .runs])
    #expect(lesson.cells.map(\.language) == [.swift, .swift, .swift, .swift, .python])
    #expect(
      lesson.cells.map(\.code) == [
        "let secret = 42\n", "print(secret)\n", "neverRun()\n", "let x: Int = \"text\"\n", "print(1)\n",
      ])
    #expect(lesson.cells.map(\.line) == [4, 8, 18, 26, 38])
    #expect(lesson.cells[1].output == .init(text: "42\n", lines: 13...15))
    #expect(lesson.cells[3].output?.text == "error: cannot convert\n")
    #expect(lesson.tables == [.init(subject: "claim view-constant", lines: 33...35)])
  }

  @Test(arguments: [
    ("```output\nx\n```\n", 1, "belongs to no cell"),
    ("```swift sometimes\n```\n", 1, "never `sometimes`"),
    ("text\n\n<!-- measured claim a -->\n\n", 3, "not closed"),
    ("<!-- end -->\n", 1, "ends no measured block"),
    ("```swift\n1\n```\n\n```output\n1\n```\n\n```output\n1\n```\n", 9, "belongs to no cell"),
  ])
  func whatMakesNoSenseIsNamedByItsLine(_ text: String, _ line: Int, _ words: String) throws {
    let error = #expect(throws: LessonError.self) { try Lesson(text, path: "b.md") }
    #expect(error?.description.hasPrefix("b.md:\(line): ") == true && error?.description.contains(words) == true)
  }

  @Test func sourceStandsAtItsLines() throws {
    let program = LessonProgram(try Lesson(Self.text, path: "a.md"))
    #expect(program.cells.map(\.line) == [4, 8])
    #expect(program.source.contains("#sourceLocation(file: \"a.md\", line: 8)\nprint(secret)\n"))
    #expect(!program.source.contains("neverRun") && !program.source.contains("prose"))
  }

  private func outcomes(_ texts: [String], _ lesson: Lesson) -> [CellOutcome] {
    zip(lesson.cells.filter { $0.kind == .runs || $0.kind == .setUp }, texts).map {
      CellOutcome(cell: $0, result: .printed($1))
    }
  }

  @Test func anOutputThatDriftedIsShownLineByLine() throws {
    let lesson = try Lesson("```swift\n1\n```\n\n```output\none\ntwo\nthree\n```\n", path: "c.md")
    #expect(lesson.differences(from: outcomes(["one\ntwo\nthree\n"], lesson)).isEmpty)
    let found = lesson.differences(from: outcomes(["one  \n2\nthree\n"], lesson))
    #expect(found.map(\.line) == [5])
    #expect(found[0].message == "the output has drifted\n  one\n- two\n+ 2\n  three")
  }

  @Test func updatingTouchesOnlyOutputs() throws {
    let text = "# T\n\n```swift\n1\n```\n\n```output\nold\n```\n\ntrailing  \n\n```swift\n2\n```\nend"
    let lesson = try Lesson(text, path: "d.md")
    let updated = lesson.updated(with: outcomes(["new\nlines\n", "fresh"], lesson))
    #expect(
      updated == "# T\n\n```swift\n1\n```\n\n```output\nnew\nlines\n```\n\ntrailing  \n\n```swift\n2\n```\n\n"
        + "```output\nfresh\n```\nend")
    #expect(lesson.updated(with: outcomes(["old\n", ""], lesson)) == text)
    #expect(try Lesson(updated, path: "d.md").cells.map(\.output?.text) == ["new\nlines\n", "fresh\n"])
  }

  @Test(arguments: ["\r\n", "\r"])
  func linesMayEndAsElsewhere(_ end: String) throws {
    let (plain, other) = (Self.text, Self.text.replacing("\n", with: end))
    let lesson = try Lesson(other, path: "a.md")
    #expect(try Lesson(plain, path: "a.md").cells == lesson.cells)
    #expect(try Lesson(plain, path: "a.md").tables == lesson.tables)
    #expect(lesson.text == other)
    let filled = lesson.filled { _ in "| new |" }
    #expect(filled == other.replacing("| old |", with: ["", "| new |", ""].joined(separator: end)))
  }

  @Test func linesThatEndInSeveralWaysAreAllCounted() throws {
    let lesson = try Lesson("a\nb\r\n```swift\r1\n```\r\n\n```output\r\n1\n```", path: "e.md")
    #expect(lesson.lines == ["a", "b", "```swift", "1", "```", "", "```output", "1", "```"])
    #expect(lesson.cells.map(\.code) == ["1\n"] && lesson.cells[0].output == .init(text: "1\n", lines: 7...9))
  }

  @Test func changesKeepTheirSurroundings() {
    let old = (1...9).map { "\($0)\n" }.joined()
    let new = old.replacing("2\n", with: "two\n").replacing("9\n", with: "9\n10\n")
    #expect(LineChanges(from: old, to: new).text == "  1\n- 2\n+ two\n  3\n  4\n  …\n  8\n  9\n+ 10")
  }

  @Test func theCellThatStoppedIsNamed() throws {
    let lesson = try Lesson("```swift\n1\n```\n\n```swift\n\n2\n```\n", path: "e.md")
    let crash = BoundedProcess.Outcome(
      ending: .signalled(4), output: "a\u{1E}",
      errors: "Lesson/e.md:7: Fatal error: no such axis\n\n0 x in y at e.md:7:3\n")
    let outcomes = LessonRunner.outcomes(of: lesson.cells, crash, path: "e.md")
    #expect(outcomes.count == 2 && outcomes[0].text == "a")
    #expect(lesson.differences(from: outcomes).last?.description == "e.md:7: Fatal error: no such axis")
  }

  @Test func oneErrorInSeveralProgramsIsToldOnce() throws {
    let lesson = try Lesson("```swift\n1\n```\n\n```swift fails\n2\n```\n", path: "g.md")
    let problem = CellProblem(line: 2, message: "error: cannot find 'y' in scope")
    let broken = lesson.cells.map { CellOutcome(cell: $0, result: .broke(problem)) }
    #expect(broken.count == 2)
    #expect(lesson.differences(from: broken).map(\.description) == ["g.md:2: error: cannot find 'y' in scope"])
  }

  @Test func errorsOfTheCompilerStandInTheLesson() throws {
    let lesson = try Lesson("```swift\n1\n2\n```\n", path: "lessons/f.md")
    let text = "/x/main.swift:1:1: warning: unused\nlessons/f.md:3:5: error: cannot find 'y' in scope\n"
    let problem = CellProblem(compilerSaid: text, path: lesson.path, cells: lesson.cells)
    #expect(problem == CellProblem(line: 3, message: "error: cannot find 'y' in scope"))
  }
}
