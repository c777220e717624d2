extension CaseID {
  /// Takes a benchmark's name apart; nil when it is not of the form of a case.
  ///
  /// What Google Benchmark appends by itself (`/real_time`, `/repeats:9` and so on) is dropped.
  public init?(parsing name: String) {
    let segments = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard segments.count >= 6, segments[..<6].allSatisfy({ !$0.isEmpty }),
      let count = Int(segments[5]), count >= 1
    else { return nil }
    var extras: [String: String] = [:]
    for segment in segments[6...] where !Self.isBenchmarkSuffix(segment) {
      guard let colon = segment.firstIndex(of: ":"), colon != segment.startIndex else { return nil }
      extras[String(segment[..<colon])] = String(segment[segment.index(after: colon)...])
    }
    self.init(
      segments[0], segments[1], implementation: segments[2], dtype: segments[3], level: segments[4],
      count: count, extras: extras)
  }

  /// The suffixes of Google Benchmark's `BenchmarkName`.
  static func isBenchmarkSuffix(_ segment: String) -> Bool {
    if ["real_time", "process_time", "manual_time"].contains(segment) { return true }
    let keys = ["min_time:", "min_warmup_time:", "iterations:", "repeats:", "threads:"]
    return keys.contains { segment.hasPrefix($0) }
  }
}
