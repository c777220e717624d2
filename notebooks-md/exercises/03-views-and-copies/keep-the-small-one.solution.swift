import Lanes

func firstElements(_ large: NDArray<Float>, _ count: Int) -> NDArray<Float> {
  large[0..<count].copy()
}
