import Lanes

func isSorted(_ a: NDArray<Float>) -> Bool {
  if a.size < 2 { return true }
  return (a[..<(a.size - 1)].lazy .<= a[1...]).all()
}
