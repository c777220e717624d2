import Lanes

func makeUnit(_ matrix: NDArray<Double>) {
  matrix.fill(0)
  for i in 0..<matrix.shape[0] { matrix[i, i] = 1 }
}
