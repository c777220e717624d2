import Foundation
import Lanes
import Numerics
import Testing

/// Matrix Market files: what is written reads back the same.
@Suite(.keepsNoArrays) struct MatrixMarketTests {
  private func inTemporaryFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func parse<Element: NumericElement>(_ text: String, as type: Element.Type) throws -> NDArray<Element> {
    try COOMatrix<Element, Int32>(matrixMarket: Array(text.utf8)).dense()
  }

  @Test(arguments: SparseElementCase.allCases)
  func whatIsWrittenReadsBackTheSame(_ element: SparseElementCase) throws {
    func check<T: NumericElement>(_ type: T.Type) throws {
      try inTemporaryFolder { folder in
        var random = SplitMix(seed: 11)
        for shape in sparseShapes {
          let count = shape.contains(0) ? 0 : 40
          var list = COOMatrix<T, Int32>(shape)
          for value in values(type, count, &random) {
            list.append(
              value, at: (Int.random(in: 0..<shape[0], using: &random), Int.random(in: 0..<shape[1], using: &random)))
          }
          let path = folder + "/m.mtx"
          try list.write(matrixMarketFile: path, comment: "two lines\nof words")
          let again = try COOMatrix<T, Int32>(matrixMarketFile: path)
          #expect(again.rows == list.rows && again.columns == list.columns)
          #expect(zip(again.values, list.values).allSatisfy { same($0, $1) }, "\(type) \(shape)")
          let dense = NDArray(values(type, shape[0] * shape[1], &random)).reshaped(shape)
          try dense.write(matrixMarketFile: path)
          let denseAgain = try NDArray<T>(matrixMarketFile: path)
          #expect(same(Model(denseAgain), Model(dense)), "\(type) \(shape)")
          let matrix = CSCMatrix(list)
          try matrix.write(matrixMarketFile: path)
          let matrixAgain = CSCMatrix(try COOMatrix<T, Int32>(matrixMarketFile: path))
          #expect(same(Model(matrixAgain.values), Model(matrix.values)))
          expectEqual(matrixAgain.indices, matrix.indices, "indices")
          expectEqual(matrixAgain.offsets, matrix.offsets, "offsets")
        }
        // No temporary file is left.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["m.mtx"])
      }
    }
    try check(element.type)
  }

  @Test func randomBitsReadBackTheSame() throws {
    var random = SplitMix(seed: 12)
    try inTemporaryFolder { folder in
      func check<T: FloatingPointElement>(_ numbers: [T]) throws {
        let array = NDArray(numbers).reshaped([numbers.count, 1])
        try array.write(matrixMarketFile: folder + "/x")
        let again = try NDArray<T>(matrixMarketFile: folder + "/x")
        #expect(same(Model(again), Model(array)))
      }
      try check((0..<20000).map { _ in Double(bitPattern: random.next()) })
      try check((0..<20000).map { _ in Float(bitPattern: UInt32(truncatingIfNeeded: random.next())) })
      try check((0..<65536).map { Float16(bitPattern: UInt16($0)) })
    }
  }

  @Test func symmetriesAreWrittenByHalf() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/s.mtx"
      func check<T: NumericElement>(_ dense: NDArray<T>, _ symmetry: MatrixMarketSymmetry, _ entries: Int) throws {
        let matrix = CSRMatrix<T, Int32>(dense)
        try matrix.write(matrixMarketFile: path, symmetry: symmetry)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains(symmetry.rawValue))
        #expect(text.contains("\n\(dense.shape[0]) \(dense.shape[1]) \(entries)\n"))
        expectEqual(try COOMatrix<T, Int32>(matrixMarketFile: path).dense(), dense, "\(symmetry)")
      }
      try check(NDArray<Int>([[1, 2], [2, 0]]), .symmetric, 2)
      try check(NDArray<Int>([[0, 2], [-2, 0]]), .skewSymmetric, 1)
      try check(NDArray<Complex<Double>>([[Complex(1, 0), Complex(2, 3)], [Complex(2, -3), .zero]]), .hermitian, 2)
      try check(NDArray<Int>([[1, 2], [3, 0]]), .general, 3)
      for symmetry in MatrixMarketSymmetry.allCases where symmetry != .general {
        for dense in [NDArray<Int>([[1, 2], [3, 0]]), NDArray<Int>([[1, 2]])] {
          #expect(throws: MatrixMarketError.self) {
            try CSCMatrix<Int, Int64>(dense).write(matrixMarketFile: path, symmetry: symmetry)
          }
        }
      }
    }
  }

  @Test func formsThatAreAllowed() throws {
    let expected = NDArray<Double>([[0, 1.5], [-2, 0]])
    let forms = [
      "%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 1.5\n2 1 -2\n",
      "%%MATRIXMARKET MATRIX Coordinate REAL General\r\n%\r\n\r\n2 2 2\r\n1 2 1.5\r\n2 1 -2\r\n",
      "%%MatrixMarket matrix coordinate real general\n% words\n%%more\n\n  2\t2  2  \n\n 1 2 +15E-1\n\n2 1 -2.\n\n\n",
      "%%MatrixMarket matrix coordinate real general\n2 2 3\n1 2 1\n2 1 -2\n1 2 .5",
      "%%MatrixMarket matrix array real general\n2 2\n0\n-2\n1.5\n0\n",
    ]
    for form in forms { expectEqual(try parse(form, as: Double.self), expected, form) }
    let integer = "%%MatrixMarket matrix coordinate integer symmetric\n2 2 2\n1 2 7\n2 2 -3\n"
    expectEqual(try parse(integer, as: Int8.self), NDArray<Int8>([[0, 7], [7, -3]]), "upper triangle")
    expectEqual(try parse(integer, as: Float16.self), NDArray<Float16>([[0, 7], [7, -3]]), "integers as floats")
    let complex = "%%MatrixMarket matrix coordinate complex general\n1 1 1\n1 1 1 -2\n"
    expectEqual(
      try parse(complex, as: Complex<Float>.self), NDArray<Complex<Float>>([[Complex(1, -2)]]), "complex")
    let special = "%%MatrixMarket matrix array real general\n4 1\nnan\n-INF\nInfinity\n1e999\n"
    let numbers = try parse(special, as: Float.self)
    #expect(numbers[0, 0].isNaN && numbers[1, 0] == -.infinity && numbers[2, 0] == .infinity)
    #expect(numbers[3, 0] == .infinity)
    expectEqual(try parse("%%MatrixMarket matrix array real general\n0 5\n", as: Float.self), .zeros([0, 5]), "empty")
    let huge = "%%MatrixMarket matrix coordinate real general\n9000000000000000000 9000000000000000000 0\n"
    #expect(try COOMatrix<Float, Int64>(matrixMarket: Array(huge.utf8)).storedCount == 0)
  }

  @Test func filesThatAreNotThere() throws {
    try inTemporaryFolder { folder in
      func reason(_ body: () throws -> Void) -> MatrixMarketError? {
        do {
          try body()
          return nil
        } catch {
          return error as? MatrixMarketError
        }
      }
      let path = folder + "/none.mtx"
      let missing = reason { _ = try COOMatrix<Float, Int32>(matrixMarketFile: path) }
      #expect(missing?.description.contains("No such file") == true && missing?.path == path)
      #expect(reason { _ = try COOMatrix<Float, Int32>(matrixMarketFile: folder) } != nil)
      let matrix = CSRMatrix<Float, Int32>.eye(2)
      let unwritable = reason { try matrix.write(matrixMarketFile: folder + "/no/such/folder.mtx") }
      #expect(unwritable?.description.contains("make a file in its folder: No such file") == true)
      // A folder can't be replaced by a file; nothing is left beside it.
      #expect(reason { try matrix.write(matrixMarketFile: folder) } != nil)
      try "%%MatrixMarket matrix coordinate real general\n2 2 1\n".write(
        toFile: path, atomically: false, encoding: .utf8)
      let cut = reason { _ = try COOMatrix<Float, Int32>(matrixMarketFile: path) }
      #expect(cut?.description.contains("none.mtx:2:") == true)
      #expect(cut?.path == path && cut?.line == 2)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["none.mtx"])
      let parent = URL(fileURLWithPath: folder)
      let siblings = try FileManager.default.contentsOfDirectory(atPath: parent.deletingLastPathComponent().path)
      #expect(!siblings.contains { $0.hasPrefix(parent.lastPathComponent + ".") })
    }
  }
}
