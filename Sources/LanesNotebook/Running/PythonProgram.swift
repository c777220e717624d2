import Foundation

/// The Python cells of a lesson as one script. Each is compiled under the lesson's name at its own line.
struct PythonProgram {
  let cells: [Cell]
  let path: String

  init(_ cells: [Cell], path: String) {
    self.cells = cells
    self.path = path
  }

  var source: String {
    let list = cells.map { cell in
      let text = String(repeating: "\n", count: cell.line - 1) + cell.code
      return "    (\(quoted(text)), \(quoted(path))),\n"
    }.joined()
    return """
      cells = [
      \(list)]
      scope = {"__name__": "__main__"}
      for text, path in cells:
          exec(compile(text, path, "exec"), scope)
          print("\\x1e", end="", flush=True)

      """
  }

  /// As JSON, which is Python too.
  private func quoted(_ text: String) -> String {
    let data = (try? JSONEncoder().encode(text)) ?? Data("\"\"".utf8)
    return String(decoding: data, as: UTF8.self).replacing("\\/", with: "/")
  }
}
