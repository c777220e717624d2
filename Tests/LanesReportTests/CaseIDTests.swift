import Testing

@testable import LanesReport

@Suite struct CaseIDTests {
  @Test func sixSegments() throws {
    let id = try #require(CaseID(parsing: "element-size/add/lanes/int8/L1/4096"))
    #expect(id == CaseID("element-size", "add", dtype: "int8", level: "L1", count: 4096))
    #expect(id.operandBytes == 4096)
    #expect(id.name == "element-size/add/lanes/int8/L1/4096")
  }

  @Test func extrasInAnyOrderAreOneCase() throws {
    let one = try #require(CaseID(parsing: "q/o/i/bool/RAM/9/hit:0.1%/at:2"))
    let other = try #require(CaseID(parsing: "q/o/i/bool/RAM/9/at:2/hit:0.1%"))
    #expect(one == other)
    #expect(one.name == "q/o/i/bool/RAM/9/at:2/hit:0.1%")
  }

  @Test(arguments: [
    "/real_time", "/min_time:0.050", "/min_time:0.050/repeats:9/process_time", "/iterations:10/threads:2",
    "/min_warmup_time:0.1/manual_time",
  ])
  func suffixesOfGoogleBenchmarkAreDropped(suffix: String) {
    #expect(CaseID(parsing: "q/o/i/float64/L2/8\(suffix)") == CaseID(parsing: "q/o/i/float64/L2/8"))
    #expect(CaseID(parsing: "q/o/i/float64/L2/8/hit:1%\(suffix)")?.extras == ["hit": "1%"])
  }

  @Test(arguments: [
    "", "/", "BM_Add", "a/b/c/d/e", "a/b/c/d/e/many", "a/b/c/d/e/0", "a/b/c/d/e/-1", "a//c/d/e/1",
    "a/b/c/d/e/99999999999999999999", "a/b/c/d/e/1/loose", "a/b/c/d/e/1/:value", "a/b/c/d/e/1/",
  ])
  func othersAreNoCases(name: String) {
    #expect(CaseID(parsing: name) == nil)
  }

  @Test func unknownTypesHaveNoSize() {
    #expect(CaseID(parsing: "q/o/i/quaternion/L1/8")?.operandBytes == nil)
  }
}
