import Lanes

// Replace each element but the first by its difference from the one before, in place: [1, 4, 9, 16] becomes [1, 3, 5, 7]. The loop
// below reads what it has just written. Mend it.

func differences(_ a: NDArray<Float>) {
  for i in stride(from: 1, to: a.size, by: 1) {
    a[i] -= a[i - 1]
  }
}
