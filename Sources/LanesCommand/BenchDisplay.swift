import Foundation
import LanesBenchmarks

/// What a run of cases shows while it goes on.
protocol BenchDisplay: AnyObject {
  func began(_ progress: Suite.Progress)
  func finished(_ row: Suite.Row)
  func end()
}

/// A table of the results, with a line of progress below it on a terminal.
final class BenchTable: BenchDisplay {
  private let nameWidth: Int
  private let status = StatusLine()
  private var hasHeader = false

  init(names: [String]) {
    nameWidth = (names.map(\.count).max() ?? 20) + 2
  }

  func began(_ progress: Suite.Progress) {
    status.show(done: progress.begun - 1, of: progress.total, "case \(progress.name)")
  }

  func finished(_ row: Suite.Row) {
    status.clear()
    if !hasHeader {
      print("case".padding(toLength: nameWidth, withPad: " ", startingAt: 0) + "        time  iterations")
      hasHeader = true
    }
    let name = row.name.padding(toLength: max(nameWidth, row.name.count), withPad: " ", startingAt: 0)
    print(name + (row.error.map { "FAILED: \($0)" } ?? "\(time(row.realTime))  \(iterations(row.iterations))"))
    fflush(nil)
  }

  func end() { status.clear() }

  private func iterations(_ count: Int) -> String { String(format: "%10d", count) }

  private func time(_ nanoseconds: Double) -> String {
    let units = [("ns", 1.0), ("µs", 1e3), ("ms", 1e6), ("s ", 1e9)]
    let unit = units.last { nanoseconds >= $0.1 } ?? units[0]
    let value = nanoseconds / unit.1
    let digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
    return String(format: "%9.\(digits)f ", value) + unit.0
  }
}

/// Lines that `lanes report` reads from its children: repetitions begun and in all, and the name.
final class LinesForParent: BenchDisplay {
  func began(_ progress: Suite.Progress) {
    print("\(progress.begun) \(progress.total) \(progress.name)")
    fflush(nil)
  }

  func finished(_ row: Suite.Row) {}
  func end() {}
}
