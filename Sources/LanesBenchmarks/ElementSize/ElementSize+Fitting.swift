import Lanes
import LanesReport

extension Question {
  /// How many results are right when each element fits its type, and what is made of the elements may not.
  static func fitting() -> [Case] {
    // Every value fits: int8 ends at 127, float16 at 65504, and multiples of 512 are exact there.
    [
      fitting(Int8.self) { Double($0 % 101) },
      fitting(Float16.self) { Double($0 % 80 * 512) },
    ]
  }

  private static func fitting<Element: OrderedElement>(
    _ type: Element.Type, value: @escaping (Int) -> Double
  ) -> Case where Element.Sum: OrderedElement {
    let count = 8080
    let id = CaseID("element-size", "fitting", dtype: "\(Element.dtype)", level: "-", count: count)
    return Case.fact(id, peers: .alongside("numpy")) {
      let exact = NDArray((0..<count).map(value))
      let stored = exact.cast(to: type)
      let total = NDArray(stored.sum()).cast(to: Double.self).item
      let mean = NDArray(stored.mean()).cast(to: Double.self).item
      return [
        "right_stored": share(stored, equal: exact), "right_added": share(stored + stored, equal: exact + exact),
        "right_multiplied": share(stored * stored, equal: exact * exact),
        "right_sum": total == exact.sum() ? 1 : 0, "right_mean": mean == exact.mean() ? 1 : 0,
      ]
    }
  }

  private static func share<Element: ArrayElement>(_ results: NDArray<Element>, equal exact: NDArray<Double>) -> Double
  {
    Double((results.cast(to: Double.self) .== exact).countNonZero()) / Double(exact.size)
  }
}
