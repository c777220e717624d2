import LanesReport
import Testing

@testable import LanesBenchmarks

@Suite struct RooflineTests {
  /// Of a strided array the elements that are worked on count, not those that are skipped.
  @Test func skippedElementsAreNoOperations() throws {
    var made = MadeResults()
    made.add("ceilings/multiply-add/c-avx2/float32/L1/4096", 100, ["operations": 8192])
    made.add("ceilings/read/c-avx2/float32/L1/4096", 100, ["bytes_per_second": 1e11])
    // 64 elements a nanosecond, of which one in 64 is read.
    made.add(
      "strides/sum/lanes/float32/L1/65536/stride:64", 1024,
      ["bytes_per_second": 4e9, "items_per_second": 1e9], centre: 2)
    let table = try #require(Roofline(results: made.results()).table)
    #expect(table.rows.map { $0[1] } == ["0.250"] && table.rows.map { $0[2] } == ["1.00"])
  }
}
