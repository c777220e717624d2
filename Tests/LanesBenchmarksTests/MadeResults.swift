import Foundation
import LanesReport

/// Results made by code: five rows of each case in each of three launches, which differ a little as rows do.
struct MadeResults {
  /// Facts of the run beside the schema.
  var facts: [String: String] = [:]
  private var rows: [String] = []

  init(facts: [String: String] = [:]) { self.facts = facts }

  /// - Parameters:
  ///   - time: nanoseconds of the fastest row.
  ///   - spread: how far the rows of a case are apart, as a share of its time.
  ///   - centre: the row, of those numbered 0 to 4 by their times, that has exactly that time.
  mutating func add(
    _ name: String, _ time: Double = 100, _ counters: [String: Double] = [:], spread: Double = 0.001, centre: Double = 0
  ) {
    let fields = counters.sorted { $0.key < $1.key }.map { ", \"\($0.key)\": \($0.value)" }.joined()
    for launch in 0..<3 {
      for step in 0..<5 {
        let value = time * (1 + spread * (Double((step * 7 + launch * 3) % 5) - centre))
        rows.append(
          """
          {"name": "\(name)", "run_type": "iteration", "real_time": \(value), "time_unit": "ns", \
          "launch": \(launch)\(fields)}
          """)
      }
    }
  }

  func results() throws -> Results {
    let context = ["lanes_schema": "1"].merging(facts) { $1 }.sorted { $0.key < $1.key }
      .map { "\"\($0.key)\": \"\($0.value)\"" }.joined(separator: ", ")
    return try Results(
      decoding: Data("{\"context\": {\(context)}, \"benchmarks\": [\(rows.joined(separator: ","))]}".utf8))
  }
}
