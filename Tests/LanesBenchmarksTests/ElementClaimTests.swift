import Foundation
import LanesReport
import Testing

@testable import LanesBenchmarks

/// Rules that are more than one ratio at each level, on made-up results of opposite kinds.
@Suite struct ElementClaimTests {
  private static let levels = ["L1", "L2", "L3", "RAM"]

  /// Times, or counters, of Lanes' cases by name.
  private struct Made {
    var rows: [String] = []

    mutating func add(_ name: String, time: Double = 1, fields: [String: Double] = [:]) {
      let counters = fields.sorted { $0.key < $1.key }.map { ", \"\($0.key)\": \($0.value)" }.joined()
      for launch in 0..<3 {
        for step in 0..<5 {
          rows.append(
            """
            {"name": "\(name)", "run_type": "iteration", "real_time": \(time * (1 + 0.0005 * Double(step))), \
            "time_unit": "ns", "launch": \(launch)\(counters)}
            """)
        }
      }
    }

    func judgement(_ claim: Claim, _ side: ClaimSide = .lanes) throws -> Judgement {
      let text = "{\"context\": {\"lanes_schema\": \"1\"}, \"benchmarks\": [\(rows.joined(separator: ","))]}"
      let results = try Results(decoding: Data(text.utf8))
      return try #require(claim.rules[side]).judgement(of: results, for: side)
    }

    func verdict(_ claim: Claim, _ side: ClaimSide = .lanes) throws -> Judgement.Verdict {
      try judgement(claim, side).verdict
    }
  }

  private static let widths = [
    "int8": 1.0, "int16": 2, "int32": 4, "int64": 8, "float16": 2, "float32": 4, "float64": 8,
  ]

  /// Times an element in proportion to the bytes that are moved, but for float16 in the near caches.
  private func elements(halfPrecision: (_ level: String) -> Double) -> Made {
    var made = Made()
    for level in Self.levels {
      for (type, width) in Self.widths {
        for operation in ["add", "sum", "compare"] {
          let bytes = operation == "compare" ? width + 1 : width
          made.add(
            "element-size/\(operation)/lanes/\(type)/\(level)/1000",
            time: bytes * (type == "float16" ? halfPrecision(level) : 1))
        }
      }
    }
    return made
  }

  @Test func whatEveryTypeAndOperationKeepsIsProportional() throws {
    #expect(try elements { _ in 1 }.verdict(.bandwidth) == .holds)
    #expect(try elements { $0 == "RAM" ? 1 : 2 }.verdict(.bandwidth) == .holdsOnly(when: "in RAM"))
    let slow = try elements { _ in 20 }.judgement(.bandwidth)
    #expect(slow.verdict == .refuted && slow.points.allSatisfy { $0.place[1].hasPrefix("float16") })
  }

  @Test func halfPrecisionIsJudgedByItsWorstOperation() throws {
    #expect(try elements { _ in 1 }.verdict(.half16) == .holds)
    #expect(try elements { $0 == "L1" ? 2 : 1 }.verdict(.half16) == .holdsOnly(when: "in L2, L3 and RAM"))
    #expect(try elements { _ in 2 }.verdict(.half16) == .refuted)
  }

  @Test func whatFitsIsSaidByName() throws {
    func verdict(added: Double, sum: Double) throws -> Judgement.Verdict {
      var made = Made()
      for type in ["int8", "float16"] {
        made.add(
          "element-size/fitting/lanes/\(type)/-/8080",
          fields: [
            "right_stored": 1, "right_added": added, "right_multiplied": added, "right_mean": 1,
            "right_sum": type == "int8" ? 1 : sum,
          ])
      }
      return try made.verdict(#require(Claim.elementSize.first { $0.id == "dtype-smallest-fits" }))
    }
    #expect(try verdict(added: 0.5, sum: 0) == .holdsOnly(when: "for storing, `sum` of int8 and `mean`"))
    #expect(try verdict(added: 1, sum: 1) == .holds)
  }

  @Test func alignmentTellsArraysFromLoadsAndElements() throws {
    func verdict(shifted: Double, across: Double, odd: Double) throws -> Judgement.Verdict {
      var made = Made()
      for level in Self.levels {
        for (offset, time) in [(0, 1), (4, shifted), (1, odd)] {
          made.add("alignment/add/lanes/float32/\(level)/64/offset:\(offset)", time: time)
        }
      }
      for (place, time) in [("nothing", 1), ("lines", across), ("pages", across)] {
        made.add("alignment/load/swift/int64/L1/1024/across:\(place)", time: time)
      }
      return try made.verdict(#require(Claim.alignment.first))
    }
    #expect(try verdict(shifted: 1, across: 1, odd: 3) == .holdsOnly(when: "for odd addresses"))
    #expect(try verdict(shifted: 1, across: 1.05, odd: 1) == .refuted)
    #expect(try verdict(shifted: 2, across: 2, odd: 2) == .holds)
  }

  @Test func sumsAreJudgedByTheirWorstValues() throws {
    func verdict(_ error: (_ along: String, _ values: String) -> Double) throws -> Judgement.Verdict {
      var made = Made()
      for along in ["first", "last", "whole"] {
        for values in ["tenths", "scrambled"] {
          made.add(
            "sums/error/numpy/float32/-/64/along:\(along)/values:\(values)",
            fields: ["relative_error": error(along, values)])
        }
      }
      return try made.verdict(#require(Claim.sums.first), .numpy)
    }
    #expect(try verdict { _, _ in 1e-7 } == .holds)
    #expect(
      try verdict { along, values in along == "first" && values == "tenths" ? 1e-3 : 1e-7 }
        == .holdsOnly(when: "for sums along the last axis and sums of all elements"))
    #expect(try verdict { _, values in values == "tenths" ? 1e-3 : 0 } == .refuted)
  }

  /// Scans whose time is a share of a full pass.
  private func scans(_ time: (_ operation: String, _ share: Double) -> Double) -> Made {
    var made = Made()
    for (hit, share) in [("0%", 0.0), ("0.1%", 0.001), ("1%", 0.01), ("10%", 0.1), ("50%", 0.5), ("none", 1.0)] {
      for (operation, type) in [
        ("any-bool", "bool"), ("all-bool", "bool"), ("any-numbers", "float32"), ("any-numbers", "int64"),
        ("any-compare-fused", "float32"), ("any-compare-materialised", "float32"),
      ] {
        made.add("any-all/\(operation)/lanes/\(type)/RAM/64/hit:\(hit)", time: 1 + 1e6 * time(operation, share))
      }
    }
    made.add("any-all/sum-bool/lanes/bool/RAM/64", time: 2e6)
    made.add("any-all/count-bool/lanes/bool/RAM/64", time: 1e6)
    return made
  }

  private func verdict(_ id: String, of made: Made) throws -> Judgement.Verdict {
    try made.verdict(#require(Claim.anyAll.first { $0.id == id }))
  }

  @Test func scansStopOrRunToTheEnd() throws {
    let stops = scans { operation, share in operation == "any-compare-materialised" ? (1 + share) / 2 : share }
    #expect(try verdict("any-bool-stops", of: stops) == .holds)
    #expect(try verdict("any-compare-stops", of: stops) == .holdsOnly(when: "for lazy"))
    #expect(try verdict("any-float-stops", of: stops) == .holds)
    #expect(
      try verdict("any-over-sum", of: stops) == .holdsOnly(when: "below 50–100 % of the array before the hit"))
    let never = scans { _, _ in 1 }
    for id in ["any-bool-stops", "any-compare-stops", "any-over-sum", "any-float-stops"] {
      #expect(try verdict(id, of: never) == .refuted)
    }
    let some = scans { operation, share in operation == "any-numbers" ? 1 : share }
    #expect(try verdict("any-float-stops", of: some) == .holdsOnly(when: "for bool"))
  }
}
