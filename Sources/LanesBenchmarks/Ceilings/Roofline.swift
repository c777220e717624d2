import Foundation
import LanesReport

/// Floating-point operations a second against operations a byte: what the memory allows a loop that does little with
/// what it reads, and what the arithmetic units allow one that does much (Williams, Waterman and Patterson, "Roofline: an
/// insightful visual performance model for multicore architectures", CACM 52, 2009).
struct Roofline {
  let results: Results

  /// Floating-point operations an element, by operation. What has no number here is not on the chart: comparisons and
  /// copies make none, and those of exp and its like depend on how they are computed.
  private static let operationsAnElement: [String: Double] = [
    "add": 1, "multiply": 1, "divide": 1, "square-root": 1, "sum": 1, "mean": 1, "sum-rows": 1, "sum-columns": 1,
    "cumulative-sum": 1, "variance": 4, "add-twice": 2, "polynomial": 18, "add-assign": 1, "add-out": 1,
    "sum-short-rows": 1,
  ]

  /// Calls with less to do say something of calls, not of kernels.
  private static let fewestElements = 1024

  private struct Kernel {
    let id: CaseID
    let intensity: Double
    let rate: Double
    let interval: Interval
  }

  /// Contiguous float32 of Lanes, with every level's fastest memory above it.
  private var kernels: [Kernel] {
    results.cases.compactMap { id in
      guard id.implementation == "lanes" || id.implementation.hasPrefix("lanes-"), id.dtype == "float32",
        id.count >= Self.fewestElements,
        ["contiguous", nil].contains(id.extras["layout"]), let summary = results.summary(id),
        let bytes = summary.bytesPerSecond.map({ $0 / 1e9 * summary.median }), bytes > 0,
        let operations = results[id]?.counter("operations")
          ?? Self.operationsAnElement[id.operation].map({ $0 * items(id, summary.median) })
      else { return nil }
      return Kernel(
        id: id, intensity: operations / bytes, rate: operations / summary.median,
        interval: Interval(low: operations / summary.interval.high, high: operations / summary.interval.low))
    }
  }

  /// The elements that an iteration works on: of a strided array fewer than its name counts.
  private func items(_ id: CaseID, _ nanoseconds: Double) -> Double {
    results[id]?.counter("items_per_second").map { ($0 * nanoseconds / 1e9).rounded() } ?? Double(id.count)
  }

  private var peak: Double? {
    results.ceilings.peak(dtype: "float32").flatMap { id in results.summary(id).map { 2 * Double(id.count) / $0.median }
    }
  }

  /// GB/s that a level gives when it is only read.
  private func bandwidth(_ level: String) -> Double? {
    results.ceilings.fastest(.read, .ordinary, level: level).flatMap { results[$0]?.bytesPerSecond }.map { $0 / 1e9 }
  }

  var chart: Chart? {
    let kernels = kernels
    guard let peak, let least = kernels.map(\.intensity).min(), let most = kernels.map(\.intensity).max() else {
      return nil
    }
    let series = results.levels(of: Ceilings.question).flatMap { level -> [Chart.Series] in
      guard let bandwidth = bandwidth(level) else { return [] }
      // The ridge is where the two limits meet.
      let ends = [least / 2, peak / bandwidth, max(most * 2, 2 * peak / bandwidth)]
      let roof = ends.map { x in
        let y = min(x * bandwidth, peak)
        return Chart.Point(x: x, y: y, interval: Interval(low: y, high: y))
      }
      let points = kernels.filter { $0.id.level == level }.map {
        Chart.Point(x: $0.intensity, y: $0.rate, interval: $0.interval)
      }
      return [Chart.Series(level, points: roof)]
        + (points.isEmpty ? [] : [Chart.Series("\(level) kernels", points: points, isScattered: true)])
    }
    return Chart(
      id: "ceilings-roofline", title: "Roofline: Lanes' float32 kernels under what the machine allows",
      description:
        "GFLOP/s against operations a byte, with a roof for each level of the memory and the multiply-add peak.",
      x: .quantity(title: "Floating-point operations for each byte moved"),
      y: .init(title: "GFLOP/s; lines: the roof of each level, points: kernels whose arrays lie there", unit: .plain),
      series: series)
  }

  /// What each point of the chart is.
  var table: Table? {
    let rows = kernels.compactMap { kernel -> [String]? in
      guard let peak, let bandwidth = bandwidth(kernel.id.level) else { return nil }
      let roof = min(kernel.intensity * bandwidth, peak)
      let name = kernel.id.name.split(separator: "/").filter { $0 != "lanes" && $0 != "float32" }.joined(separator: "/")
      return [
        "`\(name)`", Format.significant(kernel.intensity), Format.significant(kernel.rate), Format.significant(roof),
        Format.share(kernel.rate / roof),
      ]
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "The \(rows.count) kernels of the roofline",
      columns: [
        .init("Case", .leading), .init("Operations a byte"), .init("GFLOP/s"), .init("Its roof"), .init("Share"),
      ], rows: rows,
      note:
        "The roof is that of reading alone: what writes too has a lower one, and its share in the other sections is "
        + "held against that.", isFolded: true)
  }
}
