import Lanes

func judge(_ judge: Judge) {
  let matrix = NDArray<Double>.full([4, 4], 7)
  makeUnit(matrix)
  judge.expect("a unit matrix of four", matrix, equals: NDArray<Double>.eye(4))
  let part = NDArray<Double>.full([6, 6], 7)
  makeUnit(part[1..<4, 1..<4])
  judge.expect("inside a larger one", part[1..<4, 1..<4], equals: NDArray<Double>.eye(3))
  judge.expect("what lies around it stays", part[0, 0] == 7 && part[4, 4] == 7 && part[1, 0] == 7)
}
