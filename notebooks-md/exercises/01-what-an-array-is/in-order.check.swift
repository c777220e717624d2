import Lanes

func judge(_ judge: Judge) {
  let a = NDArray<Float>.arange(24).reshaped([2, 3, 4])
  judge.expect("three axes, just made", liesInOrder(a), equals: true)
  judge.expect("its transpose", liesInOrder(a.transposed), equals: false)
  judge.expect("some of the last axis", liesInOrder(a[.ellipsis, 0..<3]), equals: false)
  judge.expect("some of the first axis", liesInOrder(a[1..<2]), equals: true)
  judge.expect("one row of each plane", liesInOrder(a[.all, 0..<1]), equals: false)
  judge.expect("two axes that changed places", liesInOrder(a.transposed([1, 0, 2])), equals: false)
  judge.expect("backwards", liesInOrder(NDArray<Float>.arange(4)[.reversed]), equals: false)
  judge.expect("one element, backwards", liesInOrder(NDArray<Float>.arange(1)[.reversed]), equals: true)
  judge.expect("a column of one column", liesInOrder(NDArray<Float>.zeros([5, 1])), equals: true)
  judge.expect("the transpose of a single row", liesInOrder(NDArray<Float>.zeros([1, 5]).transposed), equals: true)
  judge.expect("one column of four", liesInOrder(a[0][.all, 0..<1]), equals: false)
  judge.expect("no elements", liesInOrder(NDArray<Float>.zeros([3, 0]).transposed), equals: true)
  judge.expect("no axes", liesInOrder(NDArray<Float>(7)), equals: true)
  for view in [a, a.transposed, a[.all, .slice(nil, nil, step: 2)], a[.newAxis], a[0..<0]] {
    judge.expect("as the flags say of \(view.shape)", liesInOrder(view), equals: view.flags.isRowMajorContiguous)
  }
}
