import Lanes

func normalise(_ a: NDArray<Float>) {
  a /= a.max()
}
