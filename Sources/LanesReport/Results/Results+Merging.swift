import Foundation

extension Results {
  /// One launch's output, and what to call it in messages.
  public struct Launch: Sendable {
    public var data: Data
    public var source: String

    public init(data: Data, source: String) {
      self.data = data
      self.source = source
    }
  }

  /// Joins the files of several launches into one that Google Benchmark's `compare.py` reads.
  public static func merge(_ files: [URL]) throws(ResultsError) -> Data {
    try merge(processes: files.map { [$0] })
  }

  /// The same for launches of several processes that took turns: their rows are one launch's.
  public static func merge(processes files: [[URL]]) throws(ResultsError) -> Data {
    var launches: [[Launch]] = []
    for group in files {
      var processes: [Launch] = []
      for file in group { processes.append(Launch(data: try read(file), source: file.path)) }
      launches.append(processes)
    }
    return try merge(launches)
  }

  /// Joins the output of several launches: rows of Google Benchmark, repetitions only and less what nobody reads, each with its
  /// `launch`, `repetition_index` numbered through. The context is the first launch's.
  public static func merge(_ launches: [Launch]) throws(ResultsError) -> Data {
    try merge(launches.map { [$0] })
  }

  /// The same for launches of several processes. The context is the first one's, with the facts that only others have.
  static func merge(_ launches: [[Launch]]) throws(ResultsError) -> Data {
    var context: JSONValue?
    var rows: [JSONValue] = []
    var seen: [String: Int] = [:]
    var nextLaunch = 0
    for processes in launches {
      let base = nextLaunch
      for process in processes {
        let parts = try parts(of: process.data, source: process.source)
        if let context { try check(parts.context, against: context, source: process.source) }
        context = joined(context, parts.context)
        for row in parts.rows where isRepetition(row) {
          let inside =
            row["launch"]?.double.flatMap { Int(exactly: $0) }.flatMap { (0..<10_000) ~= $0 ? $0 : nil } ?? 0
          nextLaunch = max(nextLaunch, base + inside + 1)
          let name = row["name"]?.string ?? ""
          rows.append(numbered(row, repetition: seen[name, default: 0], launch: base + inside))
          seen[name, default: 0] += 1
        }
      }
    }
    let source = launches.first?.first?.source ?? "the list of launches"
    guard let context, !rows.isEmpty else {
      throw .empty(source: source, reason: "there is no repetition in it")
    }
    return encode(context: setting(context, "lanes_launches", .string(String(nextLaunch))), rows: rows)
  }

  /// Facts that launches of one run share; files that differ in one were never one run.
  private static let shared = [
    "lanes_schema", "lanes_commit", "lanes_build_type", "lanes_quick", "machine_name", "processor", "kernel_set",
  ]

  private static func check(_ context: JSONValue, against first: JSONValue, source: String) throws(ResultsError) {
    for fact in shared {
      let here = context[fact]?.scalarText ?? "absent"
      let there = first[fact]?.scalarText ?? "absent"
      guard here == there else { throw .mismatch(fact: fact, first: there, other: here, source: source) }
    }
  }

  private static func joined(_ context: JSONValue?, _ other: JSONValue) -> JSONValue {
    guard let context else { return other }
    return (other.members ?? []).reduce(context) { joined, fact in
      joined[fact.key] == nil ? setting(joined, fact.key, fact.value) : joined
    }
  }

  /// What Google Benchmark writes into every row and no reader of repetitions needs: the name again, and the places of
  /// the case among those of its process.
  private static let dispensable: Set<String> = ["run_name", "family_index", "per_family_instance_index", "threads"]

  private static func numbered(_ row: JSONValue, repetition: Int, launch: Int) -> JSONValue {
    let row = JSONValue.object((row.members ?? []).filter { !dispensable.contains($0.key) })
    return setting(
      setting(row, "repetition_index", .number(String(repetition))), "launch", .number(String(launch)))
  }

  private static func setting(_ object: JSONValue, _ key: String, _ value: JSONValue) -> JSONValue {
    var members = object.members ?? []
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = value
    } else {
      members.append(.init(key, value))
    }
    return .object(members)
  }

  /// A fact a line and a row a line, so that two files can be compared by eye.
  private static func encode(context: JSONValue, rows: [JSONValue]) -> Data {
    let facts = (context.members ?? []).map { "    \(JSONValue.quoted($0.key)): \($0.value.text)" }
    let lines = rows.map { "    \($0.text)" }
    let text =
      "{\n  \"context\": {\n" + facts.joined(separator: ",\n") + "\n  },\n  \"benchmarks\": [\n"
      + lines.joined(separator: ",\n") + "\n  ]\n}\n"
    return Data(text.utf8)
  }
}
