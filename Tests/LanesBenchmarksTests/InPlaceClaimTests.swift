import Foundation
import LanesReport
import Testing

@testable import LanesBenchmarks

/// The rules on memory, broadcasting, loops and masks, on made-up results of opposite kinds.
@Suite struct InPlaceClaimTests {
  /// One row of each case: its time, or a counter.
  private func results(times: [String: Double] = [:], counters: [String: (String, Double)] = [:]) throws -> Results {
    let timed = times.flatMap { name, time in (0..<9).map { (name, time * (1 + 0.001 * Double($0 % 3)), "") } }
    let counted = counters.map { name, counter in (name, 1.0, ", \"\(counter.0)\": \(counter.1)") }
    let rows = (timed + counted).map { name, time, fields in
      """
      {"name": "\(name)", "run_type": "iteration", "real_time": \(time), "time_unit": "ns", "launch": 0\(fields)}
      """
    }
    let text =
      "{\"context\": {\"lanes_schema\": \"1\", \"numpy_version\": \"2\"}, \"benchmarks\": [\(rows.joined(separator: ","))]}"
    return try Results(decoding: Data(text.utf8))
  }

  private func verdict(_ id: String, _ side: ClaimSide, _ results: Results) throws -> String {
    let claim = try #require(Question.sections.flatMap(\.claims).first { $0.id == id })
    return try #require(claim.rules[side]).judgement(of: results, for: side).verdict.text
  }

  private func memory(_ operation: String, by implementation: String, _ arrays: [String: [Double]]) throws -> Results {
    var counters: [String: (String, Double)] = [:]
    for (form, values) in arrays {
      for (count, value) in zip([10_000, 1_000_000], values) {
        counters["in-place/\(operation)/\(implementation)/float32/-/\(count)/form:\(form)"] = ("arrays_at_once", value)
      }
    }
    return try results(counters: counters)
  }

  @Test func memoryIsCountedInArrays() throws {
    let honest = try memory("new-memory", by: "lanes", ["assign": [0, 0], "allocate": [1, 1], "out": [0, 0]])
    #expect(try verdict("inplace-memory", .lanes, honest) == "holds")
    #expect(try verdict("out-parameter", .lanes, honest) == "holds")
    let hidden = try memory("new-memory", by: "lanes", ["assign": [1, 0], "allocate": [1, 1], "out": [1, 1]])
    #expect(try verdict("inplace-memory", .lanes, hidden) == "holds only for `a += 1` (1,000,000 elements) and `a + 1`")
    #expect(try verdict("out-parameter", .lanes, hidden) == "refuted")
  }

  @Test func temporariesDependOnTheForm() throws {
    let reused = try memory("temporaries", by: "lanes", ["variables": [3, 3], "operators": [2, 2], "fused": [1, 1]])
    #expect(try verdict("temporaries", .lanes, reused) == "holds only for named steps")
    let large = try memory("temporaries", by: "numpy", ["variables": [3, 3], "operators": [3, 2]])
    #expect(
      try verdict("temporaries", .numpy, large) == "holds only for named steps and one expression (10,000 elements)")
  }

  @Test func riskIsAnyWrongElement() throws {
    func shared(_ shares: [String: Double]) throws -> Results {
      let name = "in-place/shared-memory/lanes/float32/-/10000/pattern:"
      return try results(
        counters: Dictionary(uniqueKeysWithValues: shares.map { (name + $0, ("share_unexpected", $1)) }))
    }
    #expect(
      try verdict("inplace-hazard", .lanes, shared(["shifted": 0, "other-array": 1]))
        == "holds only for another array over the memory")
    #expect(try verdict("inplace-hazard", .lanes, shared(["shifted": 0, "reversed": 0])) == "refuted")
    #expect(try verdict("inplace-hazard", .lanes, shared(["shifted": 0.0001])) == "holds")
  }

  @Test func broadcastingSparesWhatTilingTakes() throws {
    func added(_ broadcast: Double, _ tiled: Double) throws -> Results {
      let name = "broadcasting/new-memory/numpy/float32/-/1000000/form:"
      return try results(counters: [
        name + "broadcast/vector:row": ("arrays_at_once", broadcast),
        name + "tiled/vector:row": ("arrays_at_once", tiled),
      ])
    }
    #expect(try verdict("broadcast-copies", .numpy, added(0, 1)) == "holds")
    #expect(try verdict("broadcast-copies", .numpy, added(1, 1)) == "refuted")
    #expect(try verdict("broadcast-copies", .numpy, added(0, 0)) == "refuted")
  }

  /// The widest kernels speak for Lanes.
  @Test func loopsAreBeatenByWhoIsFastest() throws {
    let name = "loop-vector/add/"
    let made = try results(times: [
      name + "lanes-v4/float32/L1/64": 10, name + "lanes-baseline/float32/L1/64": 100,
      name + "subscript/float32/L1/64": 90, name + "c-vector/float32/L1/64": 10,
    ])
    #expect(try verdict("loop-vector", .lanes, made) == "holds only for loops over the subscript")
    #expect(try verdict("loop-vector", .numpy, made) == "not measured here: not in this run")
  }

  @Test func memoryHasItsOwnSpeed() throws {
    var times: [String: Double] = [:]
    for (level, pooled) in [("L1", 10.0), ("RAM", 10.5)] {
      times["in-place/add-assign/lanes/float32/\(level)/64"] = 10
      times["in-place/add-allocate/lanes/float32/\(level)/64"] = pooled
      times["in-place/add-fresh/lanes/float32/\(level)/64"] = 10
      times["in-place/add-mapped/lanes/float32/\(level)/64"] = 20
    }
    #expect(try verdict("inplace-faster", .lanes, results(times: times)) == "holds only for fresh pages")
  }

  @Test func masksAreJudgedByTheirOrder() throws {
    func masks(random: Double) throws -> Results {
      try results(times: [
        "masks/select/numpy/float32/L2/64/order:sorted": 10, "masks/select/numpy/float32/L2/64/order:random": random,
        "masks/select-indices/numpy/float32/L2/64/order:sorted": 30,
        "masks/select-indices/numpy/float32/L2/64/order:random": 30,
      ])
    }
    #expect(try verdict("mask-random", .numpy, masks(random: 11)) == "holds")
    #expect(try verdict("mask-random", .numpy, masks(random: 100)) == "refuted")
    #expect(try verdict("mask-indices", .numpy, masks(random: 100)) == "holds only for a sorted mask")
  }

  @Test func boxesAreComparedWithArrays() throws {
    let name = "loop-vector/list-bytes/"
    let made = try results(counters: [
      name + "lanes/float64/-/100000": ("bytes_an_element", 8),
      name + "swift-any/float64/-/100000": ("bytes_an_element", 32),
      name + "swift-array/float64/-/100000": ("bytes_an_element", 8),
    ])
    #expect(try verdict("list-overhead", .lanes, made) == "holds only for `[Any]`")
    let uncounted = try results(counters: [name + "lanes/float64/-/100000": ("bytes_an_element", 8)])
    #expect(
      try verdict("list-overhead", .lanes, uncounted)
        == "not measured here: the C library does not count allocations here")
  }

  @Test func findingsFollowTheNumbers() throws {
    func added(_ time: Double) throws -> Results {
      let name = "broadcasting/add/lanes/float32/RAM/64/form:"
      return try results(times: [name + "broadcast/vector:row": time, name + "tiled/vector:row": 20])
    }
    let gains = try #require(Section.broadcasting.finding(added(10)))
    #expect(gains.sentence.contains("adding a broadcast row is 2.00× as fast as tiling it first"))
    let loses = try #require(Section.broadcasting.finding(added(40)))
    #expect(loses.sentence.contains("adding a broadcast row takes 2.00× the time of tiling it first"))
    let name = "masks/select/lanes/float32/L2/64/order:"
    let masks = try results(times: [name + "sorted": 10, name + "random": 30])
    #expect(
      Section.masks.finding(masks)?.sentence
        == "Inside L2, selecting by a random mask takes 3.00× the time of selecting by a sorted one.")
  }
}
