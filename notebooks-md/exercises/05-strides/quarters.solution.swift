import Lanes

func quarters(_ matrix: NDArray<Float>) -> NDArray<Float> {
  let n = matrix.shape[0] / 2
  return matrix.reshaped([2, n, 2, n]).transposed([0, 2, 1, 3])
}
