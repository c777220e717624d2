import Lanes

func judge(_ judge: Judge) {
  let square: NDArray<Double> = [[1, 3], [10, 30]]
  judge.expect("a square matrix", centred(square), equals: [[-1, 1], [-10, 10]])
  judge.expect("its transpose, which is a view", centred(square.transposed), equals: [[-4.5, 4.5], [-13.5, 13.5]])
  judge.expect("a wide one", centred([[1, 2, 3], [4, 6, 8]]), equals: [[-1, 0, 1], [-2, 0, 2]])
  judge.expect("a tall one", centred([[1, 3], [5, 5], [0, 4]]), equals: [[-1, 1], [0, 0], [-2, 2]])
  judge.expect("one column", centred([[7], [9]]), equals: [[0], [0]])
  judge.expect("the matrix itself stays as it was", square, equals: [[1, 3], [10, 30]])
}
