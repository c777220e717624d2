import LanesReport
import Testing

@testable import LanesBenchmarks

@Suite struct BoundTests {
  @Test func bytesTellWhatIsWritten() {
    func share(_ bytes: Int, _ items: Int, _ itemSize: Int?) -> Double? {
      guard case .memory(let share, false) = Case.Bound(bytes: bytes, items: items, itemSize: itemSize) else {
        return nil
      }
      return share
    }
    #expect(share(400, 100, 4) == 0)
    #expect(share(100, 100, 4) == 0)
    #expect(share(800, 100, 4) == 0.5)
    #expect(share(1200, 100, 4) == 1.0 / 3)
    // A comparison of four-byte elements: one byte of five is written; of one-byte elements, one of two.
    #expect(abs(share(500, 100, 4)! - 0.2) < 1e-12)
    #expect(share(200, 100, 1) == 0.5)
    #expect(share(0, 100, 4) == nil && share(400, 0, 4) == nil && share(400, 100, nil) == nil)
  }

  private var cases: [Case] {
    let levels = CacheLevels(l1: 32 << 10, l2: 1 << 20, l3: 32 << 20, memory: 24 << 30)
    return Question.all.flatMap { $0.cases(levels) }
  }

  @Test func scansThatMayStopHaveNoCeiling() {
    let scans = cases.filter { $0.id.question == "any-all" && $0.id.extras["hit"] != nil }
    #expect(!scans.isEmpty)
    #expect(scans.allSatisfy { ($0.bound == .unbounded) == ($0.id.extras["hit"] != "none") })
  }

  @Test func ceilingsCoverEveryLevelAndMix() {
    let ceilings = cases.filter { $0.id.question == Ceilings.question }
    let widths = Set(ceilings.map(\.id.implementation))
    #expect((1...2).contains(widths.count))
    // Eight ways at four levels, and two peaks, for each width.
    #expect(ceilings.count == widths.count * (8 * 4 + 2))
    for item in ceilings where item.id.level != "-" {
      guard case .memory(let share, _) = item.bound else {
        Issue.record("\(item.id.name) is bounded by \(item.bound)")
        continue
      }
      #expect(Ceilings.Mix.allCases.contains { $0.writtenShare == share && item.id.operation.hasPrefix($0.rawValue) })
    }
  }

  @Test func ceilingsComputeWhatTheySay() {
    let levels = CacheLevels(l1: 3000, l2: nil, l3: nil, memory: 1 << 16)
    for item in Question.ceilings.cases(levels) { #expect(item.prepare().check() == nil, "\(item.id.name)") }
  }
}
