import Lanes

// A cache of results that never forgets is a leak. Let this one hold at most `budget` bytes: before a new result is kept, the
// oldest ones go until there is room. A result that is larger than the budget is handed out and not kept.

struct ResultCache {
  let budget: Int
  private var results: [Int: NDArray<Float>] = [:]

  init(budget: Int) { self.budget = budget }

  mutating func result(for key: Int, compute: () -> NDArray<Float>) -> NDArray<Float> {
    if let known = results[key] { return known }
    let fresh = compute()
    results[key] = fresh
    return fresh
  }
}
