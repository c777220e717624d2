import Lanes

func judge(_ judge: Judge) {
  judge.expect("ascending", isSorted([1, 2, 2, 5]), equals: true)
  judge.expect("a descent at the end", isSorted([1, 2, 3, 2]), equals: false)
  judge.expect("a single element", isSorted([7]), equals: true)
  judge.expect("none at all", isSorted(NDArray<Float>.empty([0])), equals: true)
  let count = 1 << 20
  let a = NDArray<Float>.arange(Float(count))
  judge.expect("a view from the back", isSorted(a[.reversed]), equals: false)
  judge.expect("every other element", isSorted(a[.slice(nil, nil, step: 2)]), equals: true)
  a[count / 100] = -1
  judge.expect("a descent at a hundredth", isSorted(a), equals: false)
  judge.allocations("nothing is written down") { _ = isSorted(a) }
  let start = a[(count / 2)..<(count / 2 + count / 20)]
  judge.speed("it stops at the descent") {
    _ = (start.lazy .>= 0).all()
  } answer: {
    _ = isSorted(a)
  }
}
