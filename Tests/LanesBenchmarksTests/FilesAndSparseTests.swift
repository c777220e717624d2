import Foundation
import LanesReport
import Testing

@testable import LanesBenchmarks

/// What is said of files and of sparse matrices, judged by made-up results.
@Suite struct FilesAndSparseTests {
  private func verdict(_ id: String, _ made: MadeResults, for side: ClaimSide = .lanes) throws -> Judgement.Verdict? {
    let claim = (Claim.files + Claim.sparse).first { $0.id == id }
    return try claim?.rules[side]?.judgement(of: made.results(), for: side).verdict
  }

  private func resident(_ opened: Double, _ hundredth: Double, _ half: Double) -> MadeResults {
    var made = MadeResults()
    made.add(
      "files/resident/lanes/float32/-/8388608",
      100, ["mapped_opened": opened, "mapped_hundredth": hundredth, "mapped_half": half, "mapped_all": 1])
    return made
  }

  @Test func mappingIsLazyWhereNothingIsRead() throws {
    #expect(try verdict("memmap-lazy", resident(0, 0.012, 0.51)) == .holds)
    // Huge pages are mapped whole.
    #expect(try verdict("memmap-lazy", resident(0, 0.07, 0.56)) == .holds)
    #expect(try verdict("memmap-lazy", resident(1, 1, 1)) == .holdsOnly(when: "for all used"))
  }

  /// A system that does not tell leaves no counters.
  @Test func whatTheSystemHidesIsNotMeasured() throws {
    var made = MadeResults()
    made.add("files/resident/lanes/float32/-/8388608")
    #expect(
      try verdict("memmap-lazy", made) == .notMeasured("the system does not tell which pages are resident"))
  }

  private func sums(device: Double, cached: Double) -> MadeResults {
    var made = MadeResults()
    made.add("files/sum/lanes/float32/-/8388608/from:memory", 100)
    made.add("files/sum/lanes/float32/-/8388608/from:mapped", 101)
    made.add("files/sum/lanes/float32/-/8388608/from:remapped", 130)
    made.add("files/sum/lanes/float32/-/8388608/from:device", device, ["cached_before": cached])
    return made
  }

  @Test func aColdFileCountsOnlyWhereItIsCold() throws {
    #expect(try verdict("memmap-speed", sums(device: 900, cached: 0)) == .holdsOnly(when: "for pages used before"))
    let rule = try #require(Claim.files.first { $0.id == "memmap-speed" }?.rules[.lanes])
    #expect(try rule.points(sums(device: 900, cached: 0).results()).count == 3)
    #expect(try rule.points(sums(device: 900, cached: 1).results()).count == 2)
  }

  private func chunks(dropped: @escaping (Double) -> Double, kept: @escaping (Double) -> Double) -> MadeResults {
    var made = MadeResults()
    for bytes in Question.partBytes {
      for (pages, peak) in [("dropped", dropped), ("kept", kept)] where pages == "kept" || bytes < 1 << 25 {
        made.add(
          "files/reduce-memory/lanes/float32/-/8388608/pages:\(pages)/part:\(bytes)",
          100, ["peak_bytes": peak(Double(bytes))])
      }
    }
    return made
  }

  @Test func chunksBoundWhatIsDropped() throws {
    let kept = { 0x1p25 + 2 * $0 }
    #expect(
      try verdict("chunking", chunks(dropped: { 3 * $0 }, kept: kept))
        == .holdsOnly(when: "for chunks dropped after use"))
    #expect(try verdict("chunking", chunks(dropped: kept, kept: kept)) == .refuted)
    #expect(try verdict("chunking", chunks(dropped: { 3 * $0 }, kept: { 3 * $0 })) == .holds)
  }

  @Test func sparseMemoryHasARangeOfBreakEvens() throws {
    var made = MadeResults()
    for (index, below) in [("int32", 0.5), ("int64", 0.33)] {
      made.add(
        "sparse/storage/lanes/float32/-/65536/index:\(index)",
        100,
        [
          "dense_bytes": 1000, "bytes_at_0.001": 10, "bytes_at_0.6": 1200, "density_below": below, "bytes_below": 999,
          "density_above": below + 0.001, "bytes_above": 1000,
        ])
    }
    #expect(try verdict("sparse-memory", made) == .holdsOnly(when: "below 33–50 % density"))
    #expect(try verdict("sparse-memory", made, for: .numpy) == .notMeasured("no NumPy"))
  }

  /// The file is gone for everybody else, and still there for us.
  @Test func filesHaveNoName() throws {
    let file = try #require(UnnamedFile([1, 2, 3]))
    #expect(FileManager.default.contents(atPath: file.path) == Data([1, 2, 3]))
    #if os(Linux)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file.path).hasSuffix("(deleted)"))
    #endif
  }

  @Test func everySectionSaysWhatItCan() throws {
    for made in [resident(0, 0.01, 0.5), sums(device: 900, cached: 0)] {
      for section in [Section.files, .sparse] {
        let tables = section.tables(try made.results())
        #expect(tables.allSatisfy { $0.columns.count <= Table.mostColumns && !$0.rows.isEmpty })
      }
    }
  }
}
