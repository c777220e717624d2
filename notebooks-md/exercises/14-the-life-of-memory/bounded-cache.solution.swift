import Lanes

struct ResultCache {
  let budget: Int
  private var results: [Int: NDArray<Float>] = [:]
  private var order: [Int] = []
  private var heldBytes = 0

  init(budget: Int) { self.budget = budget }

  mutating func result(for key: Int, compute: () -> NDArray<Float>) -> NDArray<Float> {
    if let known = results[key] { return known }
    let fresh = compute()
    if fresh.nbytes > budget { return fresh }
    while heldBytes + fresh.nbytes > budget {
      heldBytes -= results.removeValue(forKey: order.removeFirst())?.nbytes ?? 0
    }
    results[key] = fresh
    order.append(key)
    heldBytes += fresh.nbytes
    return fresh
  }
}
