import Lanes

func polynomial(_ x: NDArray<Double>) -> NDArray<Double> {
  let third = (x * 3 + 2) * x + 5
  let second = third * x - 1
  return second * x * x + 4
}
