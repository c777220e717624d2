import Lanes

// Heat flows along a rod: in each step every inner point changes by k times (left - 2 · itself + right), all at once, and both
// ends stay. The formula below is right, and makes new arrays in every step. Make at most two arrays, however many steps.

func diffuse(_ t: NDArray<Float>, k: Float, steps: Int) {
  let n = t.size
  if n < 3 { return }
  for _ in 0..<steps {
    t[1..<(n - 1)] += k * (t[..<(n - 2)] - 2 * t[1..<(n - 1)] + t[2...])
  }
}
