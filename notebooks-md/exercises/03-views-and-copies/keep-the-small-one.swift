import Lanes

// Return the first `count` elements of a large array, in such a way that the large one can go: the result must not keep
// its memory alive.

func firstElements(_ large: NDArray<Float>, _ count: Int) -> NDArray<Float> {
  large[0..<count]
}
