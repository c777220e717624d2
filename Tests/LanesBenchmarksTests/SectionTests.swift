import Foundation
import LanesReport
import Testing

@testable import LanesBenchmarks

/// Findings must follow the numbers, whichever way these point: each question gets made-up results of opposite kinds.
@Suite struct SectionTests {
  private static let levels = [("L1", 1_024), ("L2", 65_536), ("L3", 1_048_576), ("RAM", 16_777_216)]
  private static let sections = Question.sections

  /// Results whose times a formula gives, from the operation and the count.
  private struct Made {
    var rows: [String] = []

    mutating func add(_ name: String, _ time: Double, fields: String = "") {
      for launch in 0..<3 {
        for step in 0..<5 {
          let value = time * (1 + 0.001 * Double((step * 7 + launch * 3) % 5))
          rows.append(
            """
            {"name": "\(name)", "run_type": "iteration", "real_time": \(value), "time_unit": "ns", \
            "launch": \(launch)\(fields)}
            """)
        }
      }
    }

    func results() throws -> Results {
      let context = #"{"lanes_schema": "1", "cache_l1d": "32768", "cache_l2": "1048576"}"#
      let text = "{\"context\": \(context), \"benchmarks\": [\(rows.joined(separator: ","))]}"
      return try Results(decoding: Data(text.utf8))
    }
  }

  private func elementSize(_ perElement: (String) -> Double) throws -> Results {
    var made = Made()
    for (level, count) in Self.levels {
      for type in ["int8", "int16", "int32", "int64", "float16", "float32", "float64"] {
        made.add("element-size/add/lanes/\(type)/\(level)/\(count)", perElement(type) * Double(count))
      }
    }
    made.add("element-size/allocate/lanes/int8/-/3", 40, fields: ", \"bytes_asked\": 3, \"bytes_allocated\": 128")
    return try made.results()
  }

  private func sentence(_ section: Section, _ results: Results) throws -> String {
    try #require(section.finding(results)).sentence
  }

  @Test func elementSizeBothWays() throws {
    let width = ["int8": 1.0, "int16": 2, "int32": 4, "int64": 8, "float16": 2, "float32": 4, "float64": 8]
    let gains = try sentence(.elementSize, elementSize { width[$0] ?? 1 })
    #expect(gains.contains("adding int8 in memory past the caches is 8.00× as fast as adding float64"))
    #expect(gains.contains("as the eighth of the bytes promises"))
    #expect(gains.contains("float16 is 2.00× as fast as float32"))
    let less = try sentence(.elementSize, elementSize { $0 == "int8" ? 4 : 8 })
    #expect(less.contains("less than the eighth of the bytes promises"))
    #expect(less.contains("float32 is as fast as float64, within 5 %"))
    let loses = try sentence(.elementSize, elementSize { $0 == "float64" ? 1 : 3 })
    #expect(loses.contains("adding int8 in memory past the caches takes 3.00× the time of adding float64"))
    #expect(loses.contains("fewer bytes, and yet more time"))
  }

  @Test func allocationsShowEveryByte() throws {
    let tables = Section.elementSize.tables(try elementSize { _ in 1 })
    #expect(tables.first?.rows == [["int8", "3 → 128", "–", "–"]])
  }

  private func copyCost(view: (Int) -> Double, copy: (Int) -> Double, transposed: Double) throws -> Results {
    var made = Made()
    for (level, count) in Self.levels {
      made.add("copy-cost/view/lanes/float32/\(level)/\(count)", view(count))
      made.add("copy-cost/contiguous-copy/lanes/float32/\(level)/\(count)", copy(count))
      made.add("copy-cost/transposed-copy/lanes/float32/\(level)/\(count)", copy(count) * transposed)
    }
    return try made.results()
  }

  @Test func copyCostBothWays() throws {
    let free = try sentence(
      .copyCost, copyCost(view: { _ in 20 }, copy: { Double($0) / 10 }, transposed: 3))
    #expect(free.hasPrefix("A view costs 20.0 ns whatever the size of the array; copying 64 MiB costs 1.68 ms"))
    #expect(free.contains("a transposed copy takes 3.00× the time of a contiguous one"))
    let grows = try sentence(
      .copyCost, copyCost(view: { Double($0) }, copy: { Double($0) / 10 }, transposed: 1))
    #expect(grows.hasPrefix("A view costs more the larger the array") && grows.contains("less than the view"))
    #expect(grows.contains("a transposed copy is as fast as a contiguous one, within 5 %"))
  }

  private func inPlace(faults: Int = 16384, _ allocating: (String) -> Double) throws -> Results {
    var made = Made()
    for (level, count) in Self.levels {
      let time = Double(count)
      made.add("in-place/add-assign/lanes/float32/\(level)/\(count)", time)
      made.add("in-place/add-out/lanes/float32/\(level)/\(count)", time)
      made.add(
        "in-place/add-allocate/lanes/float32/\(level)/\(count)", time * allocating(level),
        fields: ", \"page_faults\": 0, \"array_allocations\": 1, \"array_peak_bytes\": 1024")
      made.add(
        "in-place/add-fresh/lanes/float32/\(level)/\(count)", time * 3,
        fields:
          ", \"page_faults\": \(level == "RAM" ? faults : 0), \"array_allocations\": 1, \"array_peak_bytes\": 1024"
      )
    }
    return try made.results()
  }

  @Test func inPlaceBothWays() throws {
    let gains = try sentence(.inPlace, inPlace { $0 == "RAM" ? 2.5 : 1 })
    #expect(gains.hasPrefix("In memory past the caches, `a += b` is 2.50× as fast as `a + b`"))
    #expect(gains.contains("L1 no difference") && gains.contains("16,400 page faults"))
    let loses = try sentence(.inPlace, inPlace(faults: 0) { $0 == "L1" ? 0.5 : 1 })
    #expect(loses.hasPrefix("Inside L1, `a += b` takes 2.00× the time of `a + b`"))
    #expect(loses.hasSuffix("costs no page fault."))
    let same = Section.inPlace.finding(try inPlace { _ in 1 })
    #expect(same?.sentence.contains("is as fast as `a + b`, within 5 %") == true)
    #expect(same?.strength == 0)
  }

  private func anyAll(_ time: (_ way: String, _ share: Double, _ count: Int) -> Double) throws -> Results {
    var made = Made()
    for (level, count) in Self.levels {
      for (hit, share) in [("0%", 0.0), ("0.1%", 0.001), ("1%", 0.01), ("10%", 0.1), ("50%", 0.5), ("none", 1.0)] {
        for (way, type) in [("bool", "bool"), ("compare-fused", "float32"), ("compare-materialised", "float32")] {
          made.add("any-all/any-\(way)/lanes/\(type)/\(level)/\(count)/hit:\(hit)", time(way, share, count))
        }
      }
      made.add("any-all/sum-bool/lanes/bool/\(level)/\(count)", Double(count) / 10)
    }
    return try made.results()
  }

  @Test func anyAllBothWays() throws {
    let stops = try sentence(
      .anyAll, anyAll { way, share, count in 10 + Double(count) * (way == "compare-materialised" ? 1 : share) / 10 })
    #expect(stops.contains("no faster over a materialised one"))
    #expect(stops.hasSuffix("it stops, unless the comparison is written out first."))
    let never = try #require(Section.anyAll.finding(anyAll { _, _, count in Double(count) }))
    #expect(never.sentence.hasSuffix("it does not stop early.") && never.strength == 0)
    let always = try sentence(.anyAll, anyAll { _, share, count in 10 + Double(count) * share })
    #expect(always.hasSuffix("it stops in all three."))
  }

  private func loopVector(_ perElement: [String: Double]) throws -> Results {
    var made = Made()
    for (level, count) in Self.levels {
      for (implementation, time) in perElement {
        made.add("loop-vector/add/\(implementation)/float32/\(level)/\(count)", time * Double(count))
      }
    }
    return try made.results()
  }

  @Test func loopVectorBothWays() throws {
    let gains = try sentence(
      .loopVector, loopVector(["subscript": 2, "c-vector": 0.1, "lanes-v3": 0.2, "lanes-v4": 0.1]))
    #expect(gains.hasPrefix("Inside L1, `a + b` by Lanes (v4) is 20.0× as fast as a loop over the subscript"))
    #expect(gains.contains("in RAM still 20.0×"))
    #expect(gains.contains("inside L1 it is as fast as vectorised C, within 5 %"))
    let loses = try sentence(.loopVector, loopVector(["subscript": 1, "c-vector": 1, "lanes-baseline": 2]))
    #expect(loses.contains("by Lanes (baseline) takes 2.00× the time of a loop over the subscript"))
    #expect(loses.contains("it takes 2.00× the time of vectorised C"))
  }

  private func ceilings(streamed: Double) throws -> Results {
    var made = Made()
    for (level, count) in Self.levels {
      for (name, slowness) in [
        ("read", 1.0), ("write", 2), ("write-non-temporal", 2 / streamed), ("copy", 2),
        ("copy-non-temporal", 2 / streamed),
        ("add", 2), ("add-non-temporal", 2 / streamed), ("add-in-place", 1.5),
      ] {
        made.add(
          "ceilings/\(name)/c-256/float32/\(level)/\(count)", slowness * Double(count),
          fields: ", \"bytes_per_second\": \(4e10 / slowness)")
      }
    }
    made.add("ceilings/multiply-add/c-512/float32/-/6400", 100, fields: ", \"operations\": 12800")
    return try made.results()
  }

  @Test func ceilingsBothWays() throws {
    let gains = try sentence(.ceilings, ceilings(streamed: 1.5))
    #expect(gains.hasPrefix("One thread reads 40.0 GB/s inside L1 and 40.0 GB/s from memory past the caches"))
    #expect(gains.contains("adding with non-temporal stores is 1.50× as fast as adding with ordinary ones"))
    #expect(gains.hasSuffix("its peak is 128 GFLOP/s of multiply-adds in float32."))
    let loses = try sentence(.ceilings, ceilings(streamed: 0.5))
    #expect(loses.contains("adding with non-temporal stores takes 2.00× the time of adding with ordinary ones"))
  }

  /// Both conventions: each array once; and a copy moves half as much again where lines are read before they are written.
  @Test func ceilingsNameTheirBytes() throws {
    let tables = Section.ceilings.tables(try ceilings(streamed: 1))
    #expect(tables.map(\.rows.count) == [8, 4, 1])
    #expect(tables[0].rows[3] == ["copy", "20.0", "20.0", "20.0", "20.0"])
    #expect(tables[1].rows[2] == ["copy", "–", "30.0", "30.0", "30.0"])
    #expect(tables[2].rows == [["float32", "128", "63.9", "512 bits"]])
    #expect(Section.ceilings.charts(try ceilings(streamed: 1)).first?.series.count == 7)
  }

  /// One row of one question: every section must say what it can and leave out the rest.
  @Test func almostNothingMeasured() throws {
    var made = Made()
    made.add("any-all/any-bool/lanes/bool/L2/64/hit:0%", 3)
    made.add("element-size/add/lanes/int8/-/64", 3)
    made.add("copy-cost/view/lanes/float32/RAM/64", 1e-300)
    made.add("in-place/add-assign/lanes/float32/L7/64", 1e300)
    made.add("loop-vector/add/lanes-v4/float32/L1/9223372036854775807", 3)
    let report = Report(results: try made.results(), sections: Self.sections, noiseCheck: .calibration)
    #expect(report.headlines(count: 3).isEmpty)
    let page = try report.rendered(with: try? ChartRenderer())
    #expect(page.readme.contains("These measurements do not suffice for an answer."))
    #expect(page.readme.contains("nothing is known of the noise"))
  }

  @Test func tablesAreNarrowEnough() throws {
    for results in [
      try ceilings(streamed: 1), try elementSize { _ in 1 }, try inPlace { _ in 2 },
      try anyAll { _, _, count in Double(count) },
    ] {
      for section in Self.sections {
        #expect(section.tables(results).allSatisfy { $0.columns.count <= Table.mostColumns })
      }
    }
  }
}
