import Lanes

func blend(_ a: NDArray<Float>, _ b: NDArray<Float>, share: Float, into out: NDArray<Float>) {
  (a.lazy + (b.lazy - a) * share).evaluate(into: out)
}
