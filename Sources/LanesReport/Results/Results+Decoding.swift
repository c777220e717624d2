import Foundation

extension Results {
  /// Reads a results file.
  public init(contentsOf file: URL) throws(ResultsError) {
    try self.init(decoding: Self.read(file), source: file.path)
  }

  /// Decodes Google Benchmark's JSON as Lanes writes it.
  ///
  /// Rows that are aggregates, failed, or hold no positive finite time are left out and counted in ``remarks``.
  /// - Parameter source: what the data is called in messages.
  public init(decoding data: Data, source: String = "the results") throws(ResultsError) {
    let (context, rows) = try Self.parts(of: data, source: source)
    var reader = RowReader()
    for row in rows { reader.read(row) }
    guard !reader.measurements.isEmpty else {
      throw .empty(source: source, reason: reader.remarks.first ?? "its list of benchmarks is empty")
    }
    self.init(facts: Facts(context: context), measurements: reader.measurements, remarks: reader.remarks)
  }

  /// Many times the largest report; a file beyond it would take all memory before anything could be said of it.
  private static let largestFile = 256 << 20

  public static func read(_ file: URL) throws(ResultsError) -> Data {
    let isThere = try? file.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
    if let isThere, isThere.isRegularFile != true {
      throw .unreadable(source: file.path, reason: "it is a folder or a device")
    }
    if let size = isThere?.fileSize, size > largestFile {
      throw .unreadable(source: file.path, reason: "it has \(size) bytes, and no results are that large")
    }
    do {
      return try Data(contentsOf: file)
    } catch {
      throw .unreadable(source: file.path, reason: reason(of: error))
    }
  }

  /// The two halves of a file, once it is sure that Lanes wrote it.
  static func parts(of data: Data, source: String) throws(ResultsError) -> (context: JSONValue, rows: [JSONValue]) {
    let parts = try halves(of: data, source: source)
    guard parts.context["lanes_schema"] != nil else {
      throw .foreign(source: source, reason: "its context has no “lanes_schema”")
    }
    return parts
  }

  /// The two halves of a file that Google Benchmark wrote, for Lanes or for any other program.
  static func halves(of data: Data, source: String) throws(ResultsError) -> (context: JSONValue, rows: [JSONValue]) {
    let root: JSONValue
    do throws(JSONFailure) {
      root = try JSONValue(parsing: Array(data))
    } catch {
      throw .notJSON(source: source, line: error.line, reason: error.reason)
    }
    guard let context = root["context"], context.members != nil, let rows = root["benchmarks"]?.elements else {
      throw .foreign(source: source, reason: "it lacks Google Benchmark's “context” and “benchmarks”")
    }
    guard let schemaFact = context["lanes_schema"] else { return (context, rows) }
    guard let written = schemaFact.scalarText else {
      throw .foreign(source: source, reason: "its “lanes_schema” is no version number")
    }
    guard let found = Int(written), found >= 1 else {
      throw .foreign(source: source, reason: "its “lanes_schema” is “\(written)”, not a version number")
    }
    guard found <= schema else { throw .newerSchema(source: source, found: found, supported: schema) }
    return (context, rows)
  }

  /// Only single repetitions count; means and deviations that Google Benchmark adds are computed here anew.
  static func isRepetition(_ row: JSONValue) -> Bool {
    guard row.members != nil, row["aggregate_name"] == nil else { return false }
    return row["run_type"]?.string.map { $0 == "iteration" } ?? true
  }

  /// The wall time of one iteration in nanoseconds; nil unless positive and finite.
  static func time(of row: JSONValue) -> Double? { nanoseconds("real_time", of: row) }

  /// The same of the time that the processor spent on it.
  static func processorTime(of row: JSONValue) -> Double? { nanoseconds("cpu_time", of: row) }

  /// Whether a row's rates are already those of the clock's time. By default Google Benchmark computes them from the
  /// processor's, which is less where other programs run too, and where other threads do the work.
  static func ratesOfClock(_ row: JSONValue) -> Bool {
    let segments = row["name"]?.string?.split(separator: "/") ?? []
    return segments.contains("real_time") || segments.contains("manual_time")
  }

  private static func nanoseconds(_ field: String, of row: JSONValue) -> Double? {
    let scales = ["ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9]
    guard let scale = scales[row["time_unit"]?.string ?? "ns"], let time = row[field]?.double,
      (time * scale).isFinite, time * scale > 0
    else { return nil }
    return time * scale
  }

  /// Which launch of the program a row came from: 0 where only one is known.
  static func launch(of row: JSONValue) -> Int { row["launch"]?.double.flatMap { Int(exactly: $0) } ?? 0 }

  /// Why a row holds no measurement; nil if it does.
  static func failure(of row: JSONValue) -> String? {
    guard row["error_occurred"] == .bool(true) || row["skipped"] == .bool(true) else { return nil }
    return row["error_message"]?.string ?? row["skip_message"]?.string ?? "no message"
  }
}

/// Gathers rows into measurements and counts what it had to leave out.
private struct RowReader {
  var measurements: [CaseID: Measurement] = [:]
  private var failed: [String: String] = [:]
  private var foreign = 0
  private var timeless = 0

  private static let structural: Set<String> = [
    "family_index", "per_family_instance_index", "repetitions", "repetition_index", "threads", "iterations",
    "real_time", "cpu_time", "launch",
  ]

  mutating func read(_ row: JSONValue) {
    guard Results.isRepetition(row) else { return }
    guard let name = row["name"]?.string, let id = CaseID(parsing: name) else {
      foreign += 1
      return
    }
    if let message = Results.failure(of: row) {
      failed[id.name] = message
      return
    }
    guard let time = Results.time(of: row) else {
      timeless += 1
      return
    }
    var measurement = measurements[id] ?? Measurement(id: id)
    measurement.times.append(time)
    measurement.launches.append(Results.launch(of: row))
    let busy = Results.ratesOfClock(row) ? 1 : (Results.processorTime(of: row) ?? time) / time
    for member in row.members ?? [] where !Self.structural.contains(member.key) {
      guard var value = member.value.double, value.isFinite else { continue }
      if member.key.hasSuffix("_per_second") { value *= busy }
      if member.key == "bytes_per_second" { measurement.bytes.append(value * time / 1e9) }
      measurement.counters[member.key, default: []].append(value)
    }
    measurements[id] = measurement
  }

  var remarks: [String] {
    var remarks: [String] = []
    if foreign > 0 { remarks.append("\(rows(foreign)) left out: the name is not that of a case") }
    if timeless > 0 { remarks.append("\(rows(timeless)) left out: no positive, finite time") }
    for (name, message) in failed.sorted(by: { $0.key < $1.key }) {
      remarks.append("case \(name) failed: \(message)")
    }
    return remarks
  }

  private func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
