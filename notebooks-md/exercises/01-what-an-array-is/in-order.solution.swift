import Lanes

func liesInOrder(_ a: NDArray<Float>) -> Bool {
  if a.size == 0 { return true }
  var expected = a.itemSize
  for axis in (0..<a.ndim).reversed() where a.shape[axis] != 1 {
    if a.strides[axis] != expected { return false }
    expected *= a.shape[axis]
  }
  return true
}
