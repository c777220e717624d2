import Lanes

func cubic(_ x: NDArray<Double>, into out: NDArray<Double>) {
  (((x.lazy * 2 - 3) * x + 4) * x - 1).evaluate(into: out)
}
