import Lanes

// Turn a square matrix into the unit matrix in place: zeros everywhere, ones on its diagonal. A view of the diagonal may be
// written to like any other array.

func makeUnit(_ matrix: NDArray<Double>) {
  matrix.fill(0)
}
