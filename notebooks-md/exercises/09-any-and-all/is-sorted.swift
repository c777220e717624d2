import Lanes

// Whether no element is greater than the one after it. This answer is right, but it compares the whole array and writes
// the comparison down before it looks at it. Stop at the first descent, and write nothing down.

func isSorted(_ a: NDArray<Float>) -> Bool {
  if a.size < 2 { return true }
  return (a[..<(a.size - 1)] .<= a[1...]).all()
}
