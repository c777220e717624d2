import Lanes

func judge(_ judge: Judge) {
  let matrix = NDArray<Float>.arange(36).reshaped([6, 6])
  let result = quarters(matrix)
  judge.expect("the shape", result.shape, equals: [2, 2, 3, 3])
  judge.expect("the upper right quarter", result[0, 1], equals: matrix[0..<3, 3..<6])
  judge.expect("the lower left quarter", result[1, 0], equals: matrix[3..<6, 0..<3])
  result[1, 1].fill(0)
  judge.expect("writing to a quarter writes to the matrix", matrix[5, 5], equals: 0)
}
