import Lanes

func standardise(_ a: NDArray<Double>) {
  let distance = a.lazy - a.mean()
  let spread = (distance * distance).mean().squareRoot()
  if spread == 0 { a.fill(0) } else { a.assign(distance / spread) }
}
