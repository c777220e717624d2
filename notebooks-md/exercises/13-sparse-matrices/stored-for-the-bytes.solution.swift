import Lanes

func mostStored(rows: Int, columns: Int, elementBytes: Int, indexBytes: Int) -> Int? {
  let left = rows * columns * elementBytes - (rows + 1) * indexBytes
  return left < 0 ? nil : left / (elementBytes + indexBytes)
}
