import Lanes

func differences(_ a: NDArray<Float>) {
  if a.size < 2 { return }
  a[1...] -= a[..<(a.size - 1)]
}
