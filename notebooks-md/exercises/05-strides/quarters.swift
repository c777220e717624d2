import Lanes

// A matrix of 2n × 2n has four quarters of n × n. Return them as one array of shape (2, 2, n, n), where [0, 1] is the upper
// right quarter: a view, so that writing to a quarter writes to the matrix.

func quarters(_ matrix: NDArray<Float>) -> NDArray<Float> {
  let n = matrix.shape[0] / 2
  return matrix.reshaped([2, 2, n, n])
}
