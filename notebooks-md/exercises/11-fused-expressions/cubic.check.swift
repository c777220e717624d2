import Lanes

func judge(_ judge: Judge) {
  func values(_ x: NDArray<Double>) -> NDArray<Double> {
    let out = NDArray<Double>.zeros(x.shape)
    cubic(x, into: out)
    return out
  }
  judge.expect("some values", values([0, 1, 2, -1]), equals: [-1, 2, 11, -10])
  judge.expect("a matrix", values([[0, 1], [2, 3]]), equals: [[-1, 2], [11, 38]])
  judge.expect("from the back", values(NDArray<Double>([0, 1, 2])[.reversed]), equals: [11, 2, -1])
  let empty = NDArray<Double>.empty([0])
  judge.expect("of nothing", values(empty), equals: empty)
  let x: NDArray<Double> = [0, 1, 2]
  cubic(x, into: x)
  judge.expect("in place", x, equals: [-1, 2, 11])
  let (large, out) = (NDArray<Double>.arange(50_000), NDArray<Double>.zeros([50_000]))
  judge.allocations("no array is made") { cubic(large, into: out) }
  judge.speed("no power function is called") {
    (large.lazy * large + large).evaluate(into: out)
  } answer: {
    cubic(large, into: out)
  }
}
