import Lanes

func firstAbove(_ limit: Float, in a: NDArray<Float>) -> Int? {
  for start in stride(from: 0, to: a.size, by: 4096) {
    let part = a[start..<min(start + 4096, a.size)]
    if (part.lazy .> limit).any() {
      return (0..<part.size).first { part[$0] > limit }.map { start + $0 }
    }
  }
  return nil
}
