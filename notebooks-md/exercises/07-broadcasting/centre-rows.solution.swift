import Lanes

func centred(_ matrix: NDArray<Double>) -> NDArray<Double> {
  matrix - matrix.mean(axis: 1, keepDims: true)
}
