import LanesReport

/// Read throughput by size and stride (Bryant and O'Hallaron, "Computer Systems: A Programmer's Perspective", 6.6.1).
struct StrideMountain {
  let walks: StrideWalks

  init(_ walks: StrideWalks) { self.walks = walks }

  var chart: Chart? {
    let results = walks.results
    let sums = walks.sums
    let counts = Set(sums.map(\.count)).sorted()
    guard counts.count > 1 else { return nil }
    let rows = counts.map { count in
      Question.strideSteps.map { stride -> Double? in
        let id = sums.first { $0.count == count && $0.extras["stride"] == "\(stride)" }
        return Self.timePerElement(id, in: results).map { 4 / $0 }
      }
    }
    let names = counts.map { count in
      let level = sums.first { $0.count == count && $0.level != "-" }?.level
      return Format.bytes(Double(4 * count)) + (level.map { " · \($0)" } ?? "")
    }
    return Chart(
      id: "strides-mountain", title: "The memory mountain: gigabytes a second by size and stride",
      description:
        "Useful gigabytes read a second by sums of every n-th element, for each size of the array and stride.",
      heatMap: HeatMap(
        title: "GB/s of the elements that are used (brighter is faster)",
        columns: .init(
          title: "Stride: bytes from one element to the next",
          names: Question.strideSteps.map { Format.bytes(Double(4 * $0)).replacing("bytes", with: "B") }),
        rows: .init(title: "Size of the array", names: names), cells: rows))
  }

  /// Elements of one pass.
  private static func summed(_ id: CaseID) -> Double? {
    id.extras["stride"].flatMap(Int.init).map { Double(id.count / $0) }
  }

  static func timePerElement(_ id: CaseID?, in results: Results) -> Double? {
    guard let id, let time = results.summary(id)?.median, let count = summed(id) else { return nil }
    return time / count
  }

  /// On the axis of strides, with the interval of the time.
  static func point(_ id: CaseID?, in results: Results) -> Chart.Point? {
    guard let id, let summary = results.summary(id), let count = summed(id),
      let stride = id.extras["stride"].flatMap(Double.init)
    else { return nil }
    let ends = Interval(low: summary.interval.low / count, high: summary.interval.high / count)
    return Chart.Point(x: 4 * stride, y: summary.median / count, interval: ends)
  }
}
