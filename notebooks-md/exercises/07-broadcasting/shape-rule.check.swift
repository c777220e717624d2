import Lanes

func judge(_ judge: Judge) {
  judge.expect("equal shapes", broadcastShape([3, 4], [3, 4]), equals: [3, 4])
  judge.expect("a row to a matrix", broadcastShape([3, 4], [4]), equals: [3, 4])
  judge.expect("a matrix to a row", broadcastShape([4], [3, 4]), equals: [3, 4])
  judge.expect("a column and a row", broadcastShape([3, 1], [4]), equals: [3, 4])
  judge.expect("many axes", broadcastShape([8, 1, 6, 1], [7, 1, 5]), equals: [8, 7, 6, 5])
  judge.expect("a number", broadcastShape([], [2, 3]), equals: [2, 3])
  judge.expect("two numbers", broadcastShape([], []), equals: [])
  judge.expect("the wrong side", broadcastShape([3, 4], [3]), equals: nil)
  judge.expect("an axis in between", broadcastShape([2, 3, 4], [2, 1, 5]), equals: nil)
  judge.expect("an empty axis stretches 1 to nothing", broadcastShape([0, 3], [1, 3]), equals: [0, 3])
  judge.expect("an empty axis fits no other", broadcastShape([0], [2]), equals: nil)
  // Every pair of small shapes, against the library's own answer.
  let shapes: [[Int]] = [[], [1], [2], [3], [1, 1], [1, 3], [2, 1], [2, 3], [3, 2], [2, 1, 3]]
  let pairs = shapes.flatMap { a in shapes.map { b in (a, b) } }
  let fitting = pairs.filter { broadcastShape($0, $1) != nil }
  let wrong = fitting.filter { a, b in
    Array(NDArray.add(NDArray<Int>.zeros(Dimensions(a)), NDArray<Int>.zeros(Dimensions(b))).shape)
      != broadcastShape(a, b)
  }
  judge.expect("which of a hundred pairs fit", fitting.count, equals: 82)
  judge.expect("and what they give", wrong.isEmpty, "wrong for \(wrong)")
}
