import Lanes

func rowOffsets(rows: [Int32], rowCount: Int) -> [Int32] {
  var offsets = [Int32](repeating: 0, count: rowCount + 1)
  for row in rows { offsets[Int(row) + 1] += 1 }
  for row in 0..<rowCount { offsets[row + 1] += offsets[row] }
  return offsets
}
