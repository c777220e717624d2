import Lanes

func judge(_ judge: Judge) {
  judge.expect("dark pixels", blended([0, 10, 3], [0, 20, 4]), equals: [0, 15, 3])
  judge.expect("bright pixels", blended([200, 255, 255], [250, 255, 0]), equals: [225, 255, 127])
  judge.expect("both odd", blended([255, 1], [253, 1]), equals: [254, 1])
  // Every pair of values once.
  let values = NDArray<UInt8>([UInt8](0...255))
  let column = values.reshaped([256, 1]).broadcast(to: [256, 256])
  let row = values.broadcast(to: [256, 256])
  let wide = column.cast(to: Int.self) + row.cast(to: Int.self)
  judge.expect(
    "all 65,536 pairs", blended(column, row).cast(to: Int.self) == wide.floorDivided(by: 2), "some of them are wrong")
  let a: NDArray<UInt8> = [9, 9]
  _ = blended(a, a)
  judge.expect("the pictures stay as they were", a, equals: [9, 9])
}
