import Lanes

func judge(_ judge: Judge) {
  judge.expect("in the middle", firstAbove(3, in: [1, 3, 4, 9]), equals: 2)
  judge.expect("nowhere", firstAbove(9, in: [1, 3, 4, 9]), equals: nil)
  judge.expect("of nothing", firstAbove(0, in: NDArray<Float>.empty([0])), equals: nil)
  let count = 1 << 20
  let a = NDArray<Float>.zeros([count])
  a[count - 1] = 5
  judge.expect("the last of many", firstAbove(4, in: a), equals: count - 1)
  judge.expect("the first, from the back", firstAbove(4, in: a[.reversed]), equals: 0)
  a[count / 200] = 5
  a[count / 2] = 7
  judge.expect("the first of several", firstAbove(4, in: a), equals: count / 200)
  judge.expect("not one before the limit is passed", firstAbove(6, in: a), equals: count / 2)
  judge.allocations("no mask and no list of places") { _ = firstAbove(4, in: a) }
  let start = NDArray<Float>.zeros([count / 20])
  judge.speed("it looks no further than needed") {
    _ = (start.lazy .> 4).any()
  } answer: {
    _ = firstAbove(4, in: a)
  }
}
