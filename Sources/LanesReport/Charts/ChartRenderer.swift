import Foundation

/// Why charts could not be drawn. A report can do without them.
public enum ChartError: Error, Equatable, Sendable, CustomStringConvertible {
  case gnuplotMissing
  case gnuplotFailed(chart: String, message: String)

  public var description: String {
    switch self {
    case .gnuplotMissing:
      "gnuplot was not found, so there are no charts. Install it (Debian: `apt-get install gnuplot-nox`) "
        + "and render the report again with `lanes report --from`."
    case .gnuplotFailed(let chart, let message):
      "gnuplot could not draw the chart “\(chart)”: \(message). "
        + "Try `gnuplot --version`, and reinstall it if that fails."
    }
  }
}

/// Draws charts as SVG through gnuplot.
public struct ChartRenderer: Sendable {
  let program: URL

  /// - Parameter path: the folders to look for gnuplot in, as in `PATH`.
  public init(path: String? = ProcessInfo.processInfo.environment["PATH"]) throws(ChartError) {
    let folders = (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    let candidates = folders.map { "\($0)/gnuplot" }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      throw .gnuplotMissing
    }
    program = URL(fileURLWithPath: found)
  }

  /// The chart as SVG; nil when it has nothing to show.
  public func svg(_ chart: Chart) throws(ChartError) -> String? {
    guard let script = chart.script else { return nil }
    let drawn: (succeeded: Bool, svg: String, messages: String)
    do {
      drawn = try run(script)
    } catch let error as ChartError {
      throw error
    } catch {
      throw .gnuplotFailed(chart: chart.title, message: error.localizedDescription)
    }
    guard drawn.succeeded, drawn.svg.contains("</svg>") else {
      let said = drawn.messages.split(whereSeparator: \.isNewline).joined(separator: " ")
      throw .gnuplotFailed(chart: chart.title, message: said.isEmpty ? "it wrote nothing" : String(said.suffix(300)))
    }
    return Self.described(drawn.svg, as: chart)
  }

  /// Script and output go through files: a pipe to a program that ends early would end this one too.
  private func run(_ script: String) throws -> (succeeded: Bool, svg: String, messages: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-chart-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("script")
    let output = folder.appendingPathComponent("output")
    try Data(script.utf8).write(to: input)
    let messages = folder.appendingPathComponent("messages")
    try Data().write(to: output)
    try Data().write(to: messages)
    let process = Process()
    process.executableURL = program
    process.environment = ["LC_ALL": "C", "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path]
    process.standardInput = try FileHandle(forReadingFrom: input)
    let sink = try FileHandle(forWritingTo: output)
    process.standardOutput = sink
    let complaints = try FileHandle(forWritingTo: messages)
    process.standardError = complaints
    try process.run()
    process.waitUntilExit()
    try sink.close()
    try complaints.close()
    let svg = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    let said = String(decoding: try Data(contentsOf: messages), as: UTF8.self)
    let succeeded = process.terminationReason == .exit && process.terminationStatus == 0
    return (succeeded, svg, said)
  }

  /// gnuplot's own title and its version give way to the chart's title and description.
  private static func described(_ svg: String, as chart: Chart) -> String {
    var svg = svg
    if let start = svg.range(of: "<title>"), let end = svg.range(of: "</title>") {
      svg.replaceSubrange(start.lowerBound..<end.upperBound, with: "<title>\(xml(chart.title))</title>")
    }
    if let start = svg.range(of: "<desc>"), let end = svg.range(of: "</desc>") {
      svg.replaceSubrange(start.lowerBound..<end.upperBound, with: "<desc>\(xml(chart.description))</desc>")
    }
    return svg
  }

  private static func xml(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;")
  }
}
