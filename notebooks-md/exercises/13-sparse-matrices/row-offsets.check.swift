import Lanes

func judge(_ judge: Judge) {
  judge.expect("every row has elements", rowOffsets(rows: [0, 0, 1, 2, 2], rowCount: 3), equals: [0, 2, 3, 5])
  judge.expect("a row in the middle is empty", rowOffsets(rows: [0, 0, 2], rowCount: 3), equals: [0, 2, 2, 3])
  judge.expect("the first rows are empty", rowOffsets(rows: [2, 2], rowCount: 3), equals: [0, 0, 0, 2])
  judge.expect("the last rows are empty", rowOffsets(rows: [0], rowCount: 4), equals: [0, 1, 1, 1, 1])
  judge.expect("one element", rowOffsets(rows: [1], rowCount: 3), equals: [0, 0, 1, 1])
  judge.expect("nothing is stored", rowOffsets(rows: [], rowCount: 2), equals: [0, 0, 0])
  judge.expect("there are no rows", rowOffsets(rows: [], rowCount: 0), equals: [0])
  // A matrix of a thousand rows, two thirds of them empty.
  var list = COOMatrix<Float, Int32>([1000, 10])
  for row in stride(from: 1, to: 1000, by: 3) {
    for column in 0..<(row % 4) { list.append(1, at: (row, column)) }
  }
  let expected = Array(CSRMatrix(list).offsets.elements)
  judge.expect("it is what a matrix has", rowOffsets(rows: list.rows, rowCount: 1000), equals: expected)
}
