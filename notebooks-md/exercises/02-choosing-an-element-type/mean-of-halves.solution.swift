import Lanes

func meanOfHalves(_ a: NDArray<Float16>) -> Float16 {
  Float16(a.cast(to: Float.self).mean())
}
