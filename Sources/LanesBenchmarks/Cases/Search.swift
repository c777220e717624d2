import Foundation
import LanesReport

/// A quantity at which one way of doing something stops being faster than another, found by halving the range between
/// two places that disagree.
///
/// The places of the first grid are cases like all others. What the search adds are the ends of the last range, and their
/// neighbours: they are measured in every launch, so that the answer carries the run's intervals.
public struct Search: Sendable {
  /// What is raced at each place: the cases of two operations or implementations that share the rest of their names.
  public struct Race: Sendable {
    let contender: Contestant
    let baseline: Contestant

    init(_ contender: Contestant, against baseline: Contestant) {
      self.contender = contender
      self.baseline = baseline
    }
  }

  struct Contestant: Sendable {
    let operation: String
    let implementation: String

    init(_ operation: String, by implementation: String) {
      self.operation = operation
      self.implementation = implementation
    }
  }

  /// The question whose cases these are.
  public let question: String
  /// The key of the quantity in the cases' names.
  public let axis: String
  /// The first grid, rising, all above zero.
  public let grid: [Double]
  /// The search ends when the two ends differ by no more than this factor.
  public let precision: Double
  public let races: [Race]
  /// The cases at one place.
  public let cases: @Sendable (CacheLevels, Double) -> [Case]

  init(
    of question: String, over axis: String, from grid: [Double], precision: Double = 1.25, races: [Race],
    cases: @escaping @Sendable (CacheLevels, Double) -> [Case]
  ) {
    self.question = question
    self.axis = axis
    self.grid = grid
    self.precision = precision
    self.races = races
    self.cases = cases
  }

  /// A place as names of cases spell it: to three significant digits.
  public static func spelled(_ place: Double) -> String { String(format: "%.3g", place) }

  /// The cases of the first grid.
  func cases(at levels: CacheLevels) -> [Case] { grid.flatMap { cases(levels, $0) } }
}

extension Search {
  /// The speeds of a race at all places that were measured, in rising order.
  func points(of race: Race, in results: Results) -> [(place: Double, comparison: Comparison)] {
    cases(of: race, in: results).compactMap { id, other in
      guard let place = id.extras[axis].flatMap(Double.init) else { return nil }
      return results.compare(id, to: other).map { (place, $0) }
    }
  }

  /// The cases of a race that were measured, each with its baseline, by rising place.
  func cases(of race: Race, in results: Results) -> [(contender: CaseID, baseline: CaseID)] {
    let found = results.cases(of: question).compactMap { id -> (Double, CaseID)? in
      guard id.operation == race.contender.operation, id.implementation == race.contender.implementation,
        let place = id.extras[axis].flatMap(Double.init)
      else { return nil }
      return (place, id)
    }
    return found.sorted { $0.0 < $1.0 }.map { _, id in
      var other = id
      other.operation = race.baseline.operation
      other.implementation = race.baseline.implementation
      return (contender: id, baseline: other)
    }
  }

  /// The two neighbouring places between which a race changes its winner; nil when one wins everywhere.
  func bracket(of race: Race, in results: Results) -> (low: Double, high: Double)? {
    let points = points(of: race, in: results)
    return change(of: points.map(\.comparison.ratio)).map { (points[$0 - 1].place, points[$0].place) }
  }

  /// The number of the first place behind the change.
  ///
  /// Near the change noise may turn a winner round, and what is looked for on the wrong side of that is never found. So
  /// the change is where the places that stand against it weigh least, each by the logarithm of its ratio.
  private func change(of ratios: [Double]) -> Int? {
    let logarithms = ratios.map { log($0) }
    /// What stands against a change before that place: with the contender ahead below it, or above it.
    func weight(_ number: Int, aheadBelow: Bool) -> Double {
      logarithms.enumerated().reduce(0) { sum, point in
        let isAhead = (point.offset < number) == aheadBelow
        return sum + max(0, isAhead ? -point.element : point.element)
      }
    }
    let weights = ratios.indices.map { min(weight($0, aheadBelow: true), weight($0, aheadBelow: false)) }
    // A change before the first place is none at all.
    return weights.indices.min { weights[$0] < weights[$1] }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The places to measure next: the geometric middles of the ranges that are still too wide.
  public func next(in results: Results) -> [Double] {
    races.compactMap { race in
      bracket(of: race, in: results).flatMap { low, high in
        high / low > precision ? (low * high).squareRoot() : nil
      }
    }
  }

  /// The places around each change, for the launches to measure: its two ends, and their neighbours, so that a launch
  /// that sees the change a little aside still has it in a narrow range.
  public func ends(in results: Results) -> [Double] {
    races.flatMap { race in
      let points = points(of: race, in: results)
      return change(of: points.map(\.comparison.ratio)).map { number in
        points[max(0, number - 2)..<min(points.count, number + 2)].map(\.place)
      } ?? []
    }
  }
}

extension ClaimRule {
  /// Where along a search's axis the contender of a race is faster than its baseline.
  static func breakEven(
    _ measure: String, _ search: Search, _ race: Search.Race, _ name: String, _ unit: Effect.Unit
  ) -> ClaimRule {
    ClaimRule(measure, .atLeast(1), by: .quantity(name, unit), headline: .first) { results in
      search.points(of: race, in: results).map { place, comparison in
        ClaimPoint(Effect.text(place, unit), at: place, Effect(comparison), .atLeast(1))
      }
    }
  }
}
