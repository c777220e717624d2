import Foundation

@testable import LanesReport

/// Results made by code, in the form in which Google Benchmark writes them.
struct Synthetic {
  var context: [String: String] = [
    "lanes_schema": "1", "lanes_version": "0.1.0", "lanes_commit": "abc", "lanes_build_type": "release",
    "lanes_quick": "0", "machine_name": "test-machine", "processor": "A | B <c>", "cache_l1d": "32768",
    "cache_l2": "1048576", "cache_l3": "16777216", "not_readable": "governor,turbo", "library_build_type": "debug",
  ]
  var rows: [String] = []

  /// Rows of one case: `launches` launches of `repetitions` each, times spread by `noise` from a seed.
  mutating func add(
    _ name: String, time: Double, launches: Int = 3, repetitions: Int = 9, noise: Double = 0.01,
    fields: [String: String] = [:]
  ) {
    var generator = SeededGenerator(text: "synthetic \(name)")
    for launch in 0..<launches {
      for repetition in 0..<repetitions {
        let unit = Double(generator.next() >> 11) * 0x1p-53
        let value = time * (1 + noise * (unit - 0.5))
        let extra = fields.sorted { $0.key < $1.key }.map { ", \"\($0.key)\": \($0.value)" }.joined()
        rows.append(
          """
          {"name": "\(name)", "run_name": "\(name)", "run_type": "iteration", "repetitions": \(repetitions), \
          "repetition_index": \(repetition), "threads": 1, "iterations": 1000, "real_time": \(value), \
          "cpu_time": \(value), "time_unit": "ns", "launch": \(launch)\(extra)}
          """)
      }
    }
  }

  /// The calibration case and its twin, whose launches differ by `spread` and whose times by `ratio`.
  mutating func addCalibration(spread: Double = 0, ratio: Double = 1) {
    for launch in 0..<3 {
      for (name, factor) in [("add", 1.0), ("add-again", ratio)] {
        for step in 0..<9 {
          let time = 100 * factor * (1 + spread * Double(launch) / 2 + 0.0005 * Double(step))
          rows.append(
            """
            {"name": "calibration/\(name)/c-vector/float32/L1/1024", "run_type": "iteration", \
            "real_time": \(time), "time_unit": "ns", "launch": \(launch)}
            """)
        }
      }
    }
  }

  var data: Data {
    let facts = context.sorted { $0.key < $1.key }.map { "\(JSONValue.quoted($0.key)): \(JSONValue.quoted($0.value))" }
    return Data(
      "{\"context\": {\(facts.joined(separator: ", "))}, \"benchmarks\": [\(rows.joined(separator: ",\n"))]}".utf8)
  }

  func results() throws -> Results { try Results(decoding: data) }

  static let noiseCheck = NoiseCheck(
    question: "calibration", operation: "add", twin: "add-again", implementation: "c-vector", dtype: "float32")

  /// A section over the cases `q/fast` and `q/slow`.
  static let section = Section(
    id: "q", title: "Which is faster?", introduction: "Two cases.",
    finding: { results in
      guard let fast = results.find("q", "fast", level: "L1"), let slow = results.find("q", "slow", level: "L1"),
        let comparison = results.compare(fast, to: slow)
      else { return nil }
      return Finding(comparison.sentence("fast", against: "slow") + ".", strength: comparison.strength)
    },
    tables: { results in
      let slow = results.find("q", "slow", level: "L1")
      let rows = ["fast", "slow"].map { Table.Evidence($0, results.find("q", $0, level: "L1"), against: slow) }
      return [Table.evidence(caption: "", label: "Case", rows: rows, in: results)].compactMap { $0 }
    },
    charts: { results in
      let cases = results.levels(of: "q").map { results.find("q", "fast", level: $0) }
      return [
        Chart(
          id: "q-time", title: "It's a <chart>", description: "Time & more", x: .arrayBytes(results),
          y: .init(title: "Time", unit: .nanoseconds), series: [.byBytes("fast", cases, .time, in: results)])
      ]
    })
}
