/// One case in numbers. Times are nanoseconds an iteration.
public struct Summary: Sendable, Equatable {
  public let id: CaseID
  public let median: Double
  /// The 95 % bootstrap interval of the median.
  public let interval: Interval
  public let medianAbsoluteDeviation: Double
  public let rows: Int
  /// Rows outside Tukey's fences, still counted in all other figures.
  public let outliers: Int
  public let bytesPerSecond: Double?
}

extension Results {
  /// The statistics of a case; nil when it was not measured.
  public func summary(_ id: CaseID) -> Summary? {
    guard let measurement = self[id], let middle = median(measurement.times),
      let deviation = medianAbsoluteDeviation(measurement.times), let fences = TukeyFences(measurement.times)
    else { return nil }
    let interval = replicates.bootstrap(of: measurement, run: launches).interval
    return Summary(
      id: id, median: middle, interval: interval ?? Interval(low: middle, high: middle),
      medianAbsoluteDeviation: deviation, rows: measurement.times.count,
      outliers: measurement.times.count { fences.flags($0) }, bytesPerSecond: measurement.bytesPerSecond)
  }

  /// The median of each launch by itself, in launch order.
  public func launchMedians(_ id: CaseID) -> [Double] { launchMedians(id, parts: 1) }

  /// The same of equal parts of each launch in the order of time; of whole launches where the rows don't divide so.
  func launchMedians(_ id: CaseID, parts: Int) -> [Double] {
    guard let measurement = self[id] else { return [] }
    let byLaunch = Dictionary(grouping: zip(measurement.launches, measurement.times), by: \.0)
    return byLaunch.sorted { $0.key < $1.key }.flatMap { _, rows in
      let times = rows.map(\.1)
      let size = times.count.isMultiple(of: parts) ? times.count / parts : times.count
      return stride(from: 0, to: times.count, by: size).compactMap { median(Array(times[$0..<($0 + size)])) }
    }
  }
}
