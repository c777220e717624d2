import Foundation

/// What a comparison needs of a file that Google Benchmark wrote, for Lanes or for any other program: the single
/// repetitions of each benchmark, and the facts of the machine.
public struct TimedFile: Sendable {
  /// The repetitions of one benchmark.
  public struct Sample: Sendable, Equatable {
    /// Nanoseconds an iteration, one entry a repetition; every one finite and above zero, none missing.
    public internal(set) var times: [Double] = []
    /// The launch that each came from, beside `times`.
    public internal(set) var launches: [Int] = []

    var median: Double { LanesReport.median(times)! }
  }

  /// What the file is called in messages.
  public let source: String
  public let facts: Facts
  /// By the benchmark's name without what Google Benchmark appends to it.
  public let samples: [String: Sample]
  /// What was left out while reading, in words.
  public let remarks: [String]

  /// All launches that rows came from, in order.
  var launches: [Int] { Set(samples.values.flatMap(\.launches)).sorted() }

  /// Reads the file at a path, which names it in messages as it was given.
  public init(contentsOf path: String) throws(ResultsError) {
    try self.init(decoding: Results.read(URL(fileURLWithPath: path)), source: path)
  }

  /// Decodes Google Benchmark's JSON. Rows that failed or hold no time are left out and told in ``remarks``; aggregates
  /// are left out, since they are computed here anew.
  public init(decoding data: Data, source: String) throws(ResultsError) {
    let (context, rows) = try Results.halves(of: data, source: source)
    var samples: [String: Sample] = [:]
    var failed: [String: String] = [:]
    var timeless = 0
    for row in rows where Results.isRepetition(row) {
      guard let name = row["name"]?.string.map(Self.plain) else { continue }
      if let message = Results.failure(of: row) {
        failed[name] = message
      } else if let time = Results.time(of: row) {
        samples[name, default: Sample()].times.append(time)
        samples[name, default: Sample()].launches.append(Results.launch(of: row))
      } else {
        timeless += 1
      }
    }
    var remarks = failed.sorted { $0.key < $1.key }.map { "\($0.key) failed in \(source): \($0.value)" }
    if timeless > 0 { remarks.append("\(timeless) rows of \(source) hold no positive, finite time") }
    guard !samples.isEmpty else {
      let onlyAggregates = rows.contains { !Results.isRepetition($0) }
      throw .empty(
        source: source,
        reason: onlyAggregates
          ? "it has aggregates only, and a comparison needs the repetitions "
            + "(--benchmark_report_aggregates_only=false)"
          : remarks.first ?? "its list of benchmarks is empty")
    }
    self.source = source
    facts = Facts(context: context)
    self.samples = samples
    self.remarks = remarks
  }

  /// A name without what two runs of one benchmark may differ in, such as `/min_time:0.1`.
  private static func plain(_ name: String) -> String {
    if let id = CaseID(parsing: name) { return id.name }
    let segments = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return segments.filter { $0.hasPrefix("threads:") || !CaseID.isBenchmarkSuffix($0) }.joined(separator: "/")
  }
}
