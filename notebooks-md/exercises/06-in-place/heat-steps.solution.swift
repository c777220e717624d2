import Lanes

func diffuse(_ t: NDArray<Float>, k: Float, steps: Int) {
  let n = t.size
  if n < 3 { return }
  let (left, inner, right) = (t[..<(n - 2)], t[1..<(n - 1)], t[2...])
  let change = NDArray<Float>.empty([n - 2])
  for _ in 0..<steps {
    NDArray.add(left, right, out: change)
    change -= inner
    change -= inner
    change *= k
    inner += change
  }
}
