import Lanes

// How many pairs (i, j) have x[i] + y[j] > limit? This makes the table of all sums, and then that of all answers. Count without
// either: no more than a kilobyte may be allocated, however many pairs there are.

func pairsAbove(_ x: NDArray<Float>, _ y: NDArray<Float>, limit: Float) -> Int {
  (x[.all, .newAxis] + y .> limit).countNonZero()
}
