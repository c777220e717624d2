import Lanes

// Give a vector the mean 0 and the standard deviation 1, in place: everybody who holds it sees the change. Make no array of its
// size on the way. A vector whose elements are all equal becomes zeros.

func standardise(_ a: NDArray<Double>) {
  let distance = a - a.mean()
  let spread = (distance * distance).mean().squareRoot()
  a.assign(distance / spread)
}
