import Testing

@testable import LanesReport

@Suite struct CeilingsTests {
  /// Ceilings in L1 of 200 GB/s for reading, 300 adding, 100 copying and 50 writing, some of them by a wider vector or by
  /// non-temporal stores; 64 float operations a nanosecond.
  private func synthetic(_ change: (inout Synthetic) -> Void) throws -> Results {
    var synthetic = Synthetic()
    for (name, rate) in [
      ("read/c-256", 200.0), ("read/c-512", 180), ("add/c-256", 250), ("add-non-temporal/c-512", 300),
      ("copy/c-256", 100),
      ("write/c-512", 50), ("write-non-temporal/c-512", 20), ("add-in-place/c-256", 400),
    ] {
      synthetic.add(
        "ceilings/\(name)/float32/L1/1000", time: 100, noise: 0, fields: ["bytes_per_second": "\(rate * 1e9)"])
    }
    synthetic.add("ceilings/multiply-add/c-256/float32/-/3200", time: 100, noise: 0, fields: ["operations": "6400"])
    synthetic.add("ceilings/multiply-add/c-512/float32/-/3200", time: 200, noise: 0, fields: ["operations": "6400"])
    change(&synthetic)
    return try synthetic.results()
  }

  private func share(_ written: String?, rate: Double, level: String = "L1") throws -> CeilingShare? {
    let results = try synthetic {
      var fields = ["bytes_per_second": "\(rate * 1e9)"]
      fields["written_share"] = written
      $0.add("q/o/lanes/float32/\(level)/8", time: 10, noise: 0, fields: fields)
    }
    return results.ceilingShare(CaseID("q", "o", level: level, count: 8))
  }

  @Test func theFastestVariantIsTheCeiling() throws {
    #expect(try share("0", rate: 100) == CeilingShare(fraction: 0.5, ceiling: "read"))
    #expect(try share("0.33333333", rate: 150) == CeilingShare(fraction: 0.5, ceiling: "add"))
    #expect(try share("0.5", rate: 25) == CeilingShare(fraction: 0.25, ceiling: "copy"))
    #expect(try share("1", rate: 50) == CeilingShare(fraction: 1, ceiling: "write"))
  }

  @Test func inPlaceHasItsOwn() throws {
    let results = try synthetic {
      for (operation, written) in [("add-assign", "0.33333333"), ("scale", "0.5")] {
        $0.add(
          "q/\(operation)/lanes/float32/L1/8", time: 10, noise: 0,
          fields: ["bytes_per_second": "1e11", "written_share": written, "in_place": "1"])
      }
    }
    let add = results.ceilingShare(CaseID("q", "add-assign", level: "L1", count: 8))
    #expect(add == CeilingShare(fraction: 0.25, ceiling: "add-in-place"))
    let scale = results.ceilingShare(CaseID("q", "scale", level: "L1", count: 8))
    #expect(scale == CeilingShare(fraction: 1, ceiling: "copy"))
  }

  /// Three quarters of the way from copying (10 ps a byte) to writing (20 ps) a byte may take 17.5 ps.
  @Test func betweenTwoMixes() throws {
    let between = try #require(try share("0.875", rate: 1000 / 17.5))
    #expect(abs(between.fraction - 1) < 1e-9 && between.ceiling == "copy to write")
  }

  @Test func noCeilingNoShare() throws {
    #expect(try share(nil, rate: 100) == nil)
    #expect(try share("0", rate: 100, level: "L2") == nil)
    #expect(try share("7", rate: 100) == nil)
  }

  @Test func operationsAgainstThePeak() throws {
    let results = try synthetic {
      $0.add("q/matmul/lanes/float32/L1/8", time: 10, noise: 0, fields: ["operations": "320"])
      $0.add("q/matmul/lanes/float64/L1/8", time: 10, noise: 0, fields: ["operations": "320"])
    }
    let id = CaseID("q", "matmul", level: "L1", count: 8)
    #expect(results.ceilingShare(id) == CeilingShare(fraction: 0.5, ceiling: "multiply-add"))
    #expect(results.ceilingShare(CaseID("q", "matmul", dtype: "float64", level: "L1", count: 8)) == nil)
  }

  /// A peer that Python measured tells its bytes but not how they divide.
  @Test func peersMoveTheSameBytes() throws {
    let results = try synthetic {
      $0.add(
        "q/o/lanes/float32/L1/8", time: 10, noise: 0, fields: ["bytes_per_second": "1e11", "written_share": "0.5"])
      $0.add("q/o/numpy/float32/L1/8", time: 10, noise: 0, fields: ["bytes_per_second": "5e10"])
    }
    let numpy = CaseID("q", "o", implementation: "numpy", level: "L1", count: 8)
    #expect(results.ceilingShare(numpy) == CeilingShare(fraction: 0.5, ceiling: "copy"))
  }

  @Test func tablesShowAndMarkShares() throws {
    let results = try synthetic {
      $0.add(
        "q/fast/lanes/float32/L1/8", time: 10, noise: 0, fields: ["bytes_per_second": "2.4e11", "written_share": "0"])
      $0.add(
        "q/slow/lanes/float32/L1/8", time: 20, noise: 0, fields: ["bytes_per_second": "1.1e11", "written_share": "0"])
    }
    let table = try #require(Synthetic.section.tables(results).first)
    #expect(table.columns.map(\.title)[4] == "GB/s (of the ceiling)")
    #expect(table.rows.map { $0[4] } == ["240 (**120 %, implausible**)", "110 (55 %)"])
    #expect(table.markdown.contains("above 110 % of the ceiling"))
    let all = try #require(Table.everyCase(of: "q", in: results))
    #expect(all.rows.map { $0[5] } == ["**120 %, implausible** of read", "55 % of read"])
    let report = Report(results: results, sections: [Synthetic.section], noiseCheck: Synthetic.noiseCheck)
    #expect(report.warnings.contains { $0.hasPrefix("**Faster than the machine.**") && $0.contains("q/fast/") })
  }

  /// Ten per cent above are the measurement's own error and that of its one size.
  @Test func aLittleAboveIsPlausible() throws {
    #expect(try share("0", rate: 219)?.isImplausible == false)
    #expect(try share("0", rate: 221)?.isImplausible == true)
  }

  /// In a run so noisy that the intervals touch, nothing is known to be wrong.
  @Test func noiseIsNotImplausible() throws {
    let results = try synthetic {
      $0.add(
        "q/o/lanes/float32/L1/8", time: 10, noise: 1.5,
        fields: ["bytes_per_second": "2.22e11", "written_share": "0"])
    }
    let share = try #require(results.ceilingShare(CaseID("q", "o", level: "L1", count: 8)))
    #expect(
      share.fraction > CeilingShare.mostPlausible && !share.isImplausible && share.text == Format.share(share.fraction))
  }

  @Test func shareTexts() {
    #expect(Format.share(0.824) == "82 %" && Format.share(1.1249) == "112 %" && Format.share(0.0996) == "10 %")
    #expect(Format.share(0.0134) == "1.3 %" && Format.share(0.0001) == "below 0.1 %" && Format.share(12.5) == "1,250 %")
  }
}
