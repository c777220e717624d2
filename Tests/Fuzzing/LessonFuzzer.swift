import LanesNotebook

enum LessonFuzzer: Fuzzer {
  static func parse(_ bytes: UnsafeRawBufferPointer) {
    guard let text = String(validating: bytes, as: UTF8.self),
      let lesson = try? Lesson(text, path: "lesson.md")
    else { return }
    requireProportion(lesson.cells.count + lesson.tables.count, atMost: lesson.lines.count, "cells and tables")
    for lines in lesson.cells.compactMap(\.output?.lines) + lesson.tables.map(\.lines)
    where lines.lowerBound < 1 || lines.upperBound > lesson.lines.count {
      fatalError("lines \(lines) of \(lesson.lines.count)")
    }
  }
}
