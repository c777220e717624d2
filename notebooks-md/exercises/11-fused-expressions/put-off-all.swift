import Lanes

// A share of the way from a to b, element by element, into memory that exists. It says `lazy`, and still it makes arrays each
// time. Find out where, and let it make none.

func blend(_ a: NDArray<Float>, _ b: NDArray<Float>, share: Float, into out: NDArray<Float>) {
  (a.lazy + (b - a) * share).evaluate(into: out)
}
