import Lanes

func judge(_ judge: Judge) {
  let a = NDArray<Float>.arange(12).reshaped([3, 4])
  judge.expect("the first element is at 0", byteOffset(of: a, row: 0, column: 0), equals: 0)
  judge.expect("row 2, column 1 of 3 × 4 float32", byteOffset(of: a, row: 2, column: 1), equals: 36)
  judge.expect("row 1, column 2 of its transpose", byteOffset(of: a.transposed, row: 1, column: 2), equals: 36)
  let narrow = NDArray<Int8>.arange(40).reshaped([5, 8])[.all, .slice(0, nil, step: 2)]
  judge.expect("every other column of int8", byteOffset(of: narrow, row: 3, column: 2), equals: 28)
}
