import Lanes

func judge(_ judge: Judge) {
  let picture = NDArray<UInt8>.arange(24).reshaped([2, 4, 3])
  let result = planes(picture)
  judge.expect("the shape", result.shape, equals: [3, 2, 4])
  judge.expect("the green of row 1, column 2", result[1, 1, 2], equals: picture[1, 2, 1])
  judge.expect("the red plane", result[0], equals: picture[.all, .all, 0])
  judge.expect("no byte is copied", result.mayShareMemory(with: picture))
  judge.allocations("no array is allocated") { _ = planes(picture) }
}
