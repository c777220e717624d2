import Lanes

func judge(_ judge: Judge) {
  func check<Element: NumericElement, Index: SparseIndex>(
    _ element: Element.Type, _ index: Index.Type, _ rows: Int, _ columns: Int
  ) {
    let name = "\(Element.dtype) with \(Index.dtype), \(rows) × \(columns)"
    let answer = mostStored(
      rows: rows, columns: columns, elementBytes: MemoryLayout<Element>.stride, indexBytes: MemoryLayout<Index>.stride)
    let dense = rows * columns * MemoryLayout<Element>.stride
    func bytes(storing count: Int) -> Int {
      let flat = NDArray<Element>.zeros([rows * columns])
      flat[..<count].fill(1)
      return CSRMatrix<Element, Index>(flat.reshaped([rows, columns])).nbytes
    }
    if bytes(storing: 0) > dense {
      let words = "even an empty one takes \(bytes(storing: 0)) bytes, the dense one \(dense)"
      return judge.expect(name, answer == nil, words)
    }
    guard let answer, answer >= 0, answer < rows * columns else {
      return judge.expect(
        name, false, "it is \(answer.map(String.init) ?? "nil"), which is not a number from 0 to \(rows * columns - 1)")
    }
    judge.expect(
      name + ": so many fit", bytes(storing: answer) <= dense, "with \(answer) it is larger than the dense one")
    judge.expect(name + ": no more do", bytes(storing: answer + 1) > dense, "with \(answer + 1) it is no larger yet")
  }
  check(Float.self, Int32.self, 64, 64)
  check(Float.self, Int64.self, 64, 64)
  check(Int8.self, Int64.self, 100, 30)
  check(Double.self, Int32.self, 10, 200)
  check(Double.self, Int32.self, 200, 10)
  // The offsets alone are larger than a single column.
  check(Float.self, Int32.self, 100, 1)
  check(Int8.self, Int64.self, 50, 8)
}
