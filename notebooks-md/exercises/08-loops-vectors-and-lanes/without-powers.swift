import Lanes

// The polynomial 3x⁵ + 2x⁴ + 5x³ - x² + 4. A power function is made for every exponent, and takes its time. Products do: bring the
// formula into a form without powers.

func polynomial(_ x: NDArray<Double>) -> NDArray<Double> {
  let fifth = NDArray.power(x, 5) * 3
  let fourth = NDArray.power(x, 4) * 2
  let third = NDArray.power(x, 3) * 5
  let second = NDArray.power(x, 2)
  return fifth + fourth + third - second + 4
}
