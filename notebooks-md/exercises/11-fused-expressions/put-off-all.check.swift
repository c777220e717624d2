import Lanes

func judge(_ judge: Judge) {
  func blended(_ a: NDArray<Float>, _ b: NDArray<Float>, _ share: Float) -> NDArray<Float> {
    let out = NDArray<Float>.zeros(a.shape)
    blend(a, b, share: share, into: out)
    return out
  }
  judge.expect("half of the way", blended([0, 2, 4], [2, 2, 0], 0.5), equals: [1, 2, 2])
  judge.expect("all of the way", blended([0, 2, 4], [2, 2, 0], 1), equals: [2, 2, 0])
  judge.expect("from the back", blended(NDArray<Float>([0, 2, 4])[.reversed], [2, 2, 0], 0.5), equals: [3, 2, 0])
  judge.expect("towards one row", blended([[0, 2], [4, 6]], [8, 2], 0.25), equals: [[2, 2], [5, 5]])
  let a: NDArray<Float> = [0, 2, 4]
  blend(a, [2, 2, 0], share: 0.5, into: a)
  judge.expect("onto its own start", a, equals: [1, 2, 2])
  let empty = NDArray<Float>.empty([0])
  judge.expect("of nothing", blended(empty, empty, 0.5), equals: empty)
  let (x, y) = (NDArray<Float>.arange(10_000), NDArray<Float>.full([10_000], 5))
  let out = NDArray<Float>.zeros([10_000])
  judge.allocations("no array is made") { blend(x, y, share: 0.1, into: out) }
}
