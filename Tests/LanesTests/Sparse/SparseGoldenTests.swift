import Foundation
import Lanes
import Numerics
import Testing

/// The same matrices as SciPy's, and its answers.
@Suite(.keepsNoArrays) struct SparseGoldenTests {
  private func list<Element: NumericElement>(
    _ name: String, _ shape: Dimensions, _ type: Element.Type
  ) throws -> COOMatrix<Element, Int32> {
    let places = try Golden.array("sparse/\(name)-places", of: Int64.self).cast(to: Int32.self)
    return try COOMatrix(
      shape: shape, rows: Array(places[0].elements), columns: Array(places[1].elements),
      values: Array(try Golden.array("sparse/\(name)-values", of: type).elements))
  }

  private func everything<Element: NumericElement>(_ name: String, _ type: Element.Type) throws {
    func golden<T: ArrayElement>(_ what: String, _ type: T.Type = T.self) throws -> NDArray<T> {
      try Golden.array("sparse/\(name)-\(what)", of: type)
    }
    func expect<T: ArrayElement>(_ array: NDArray<T>, _ what: String) throws {
      expectEqual(array, try golden(what), "\(name) \(what)")
    }
    let a = CSRMatrix(try list("\(name)-a", [9, 13], type))
    let b = CSRMatrix(try list("\(name)-b", [9, 13], type))
    let c = CSRMatrix(try list("\(name)-c", [13, 7], type))
    let (x, y) = (try golden("x", type), try golden("y", type))
    try expect(a.dense(), "dense")
    try expect(a.values, "csr-data")
    try expect(a.indices, "csr-indices")
    try expect(a.offsets, "csr-indptr")
    let columns = a.byColumns
    try expect(columns.values, "csc-data")
    try expect(columns.indices, "csc-indices")
    try expect(columns.offsets, "csc-indptr")

    let product = CSRMatrix.matmul(a, c)
    let difference = a - a
    let (sum, minus, times, clean) = (a + b, a - b, a.multiplied(by: b), a.eliminatingZeros())
    for (matrix, what) in [(sum, "add"), (minus, "subtract"), (times, "multiply"), (product, "product")] {
      try expect(matrix.dense(), what)
    }
    let counts = [a, sum, minus, times, difference, product, clean].map(\.storedCount)
    try expect(NDArray(counts.map(Int64.init)), "counts")
    try expect(a.multiplied(by: x.transposed[0..<1]).dense(), "multiply-dense")
    try expect(a[rows: 2..<7, columns: 3..<11].dense(), "slice")
    try expect(a[rows: .slice(nil, nil, step: -2), columns: .slice(nil, nil, step: 3)].dense(), "steps")
    try expect(a.taking(rows: [3, -1, 3, 0]).dense(), "taken")

    for matrix in [a, CSRMatrix(a.transposed.byRows.transposed)] {
      try expect(CompressedMatrix.matmul(matrix, x), "matrix-dense")
      try expect(CompressedMatrix.matmul(matrix, x[.all, 0]), "matrix-vector")
      try expect(CompressedMatrix.matmul(y, matrix), "dense-matrix")
      try expect(CompressedMatrix.matmul(y[0], matrix), "vector-matrix")
    }
    try expect(CSCMatrix.matmul(columns, x), "matrix-dense")
    try expect(CSCMatrix.matmul(y, columns), "dense-matrix")
    try expect(a.diagonal(offset: 2), "diagonal")
    try expect(columns.diagonal(offset: -3), "diagonal-below")
    for axis in [0, 1] {
      try expect(a.sum(axis: axis), "sum-\(axis)")
      try expect(a.countNonZero(axis: axis).cast(to: Int64.self), "count-\(axis)")
      // One division, and not a product with the reciprocal.
      let means: NDArray<Element.Mean> = try golden("mean-\(axis)")
      let distances = a.mean(axis: axis) - means
      #expect((distances * distances).sum() as? Double ?? 0 < 1e-28, "\(name) mean \(axis)")
    }
    for (file, expected) in [("market", a.dense()), ("market-array", a.dense())] {
      let bytes: NDArray<UInt8> = try golden(file)
      try expectEqual(COOMatrix<Element, Int64>(matrixMarket: Array(bytes.elements)).dense(), expected, file)
    }
  }

  @Test func doubles() throws {
    try everything("f8", Double.self)
    let a = CSRMatrix(try list("f8-a", [9, 13], Double.self))
    #expect([a.sum(), a.mean(), a.trace()] == Array(try Golden.array("sparse/f8-totals", of: Double.self).elements))
    #expect([a.min(), a.max()] == Array(try Golden.array("sparse/f8-extremes", of: Double.self).elements))
    let norms = try Golden.array("sparse/f8-norms", of: Double.self)
    #expect(NDArray([a.norm(), a.norm(.columnSum), a.norm(.rowSum)]).isAllClose(to: norms))
  }

  @Test func integers() throws {
    try everything("i4", Int32.self)
    let a = CSRMatrix(try list("i4-a", [9, 13], Int32.self))
    let totals = Array(try Golden.array("sparse/i4-totals", of: Double.self).elements)
    // SciPy's mean of integers is a product with the reciprocal, NumPy's and ours a quotient.
    #expect([Double(a.sum()), Double(a.trace())] == [totals[0], totals[2]])
    #expect((a.mean() - totals[1]).magnitude < 1e-15)
    #expect([a.min(), a.max()] == Array(try Golden.array("sparse/i4-extremes", of: Int32.self).elements))
  }

  @Test func complexNumbers() throws {
    try everything("c16", Complex<Double>.self)
    let a = CSRMatrix(try list("c16-a", [9, 13], Complex<Double>.self))
    let totals = Array(try Golden.array("sparse/c16-totals", of: Complex<Double>.self).elements)
    #expect(a.sum() == totals[0])
    #expect((a.mean() - totals[1]).length < 1e-15)
    #expect(a.trace() == totals[2])
    let norms = try Golden.array("sparse/c16-norms", of: Double.self)
    #expect(NDArray([a.norm(), a.norm(.columnSum), a.norm(.rowSum)]).isAllClose(to: norms))
  }

  @Test func symmetriesOfMatrixMarketFiles() throws {
    func check<Element: NumericElement>(_ name: String, _ expected: (NDArray<Element>) -> NDArray<Element>) throws {
      let kind = name.prefix { $0 != "-" }
      let square = try Golden.array("sparse/\(kind)-square", of: Element.self)
      let bytes = Array(try Golden.array("sparse/\(name)", of: UInt8.self).elements)
      expectEqual(try COOMatrix<Element, Int32>(matrixMarket: bytes).dense(), expected(square), name)
      if name.contains("array") {
        expectEqual(try NDArray<Element>(matrixMarket: bytes), expected(square), name)
      }
    }
    for name in ["f8-market-symmetric", "f8-market-array-symmetric"] {
      try check(name) { (x: NDArray<Double>) in x + x.transposed }
    }
    for name in ["f8-market-skew", "f8-market-array-skew"] {
      try check(name) { (x: NDArray<Double>) in x - x.transposed }
    }
    try check("c16-market-symmetric") { (x: NDArray<Complex<Double>>) in x + x.transposed }
    try check("c16-market-skew") { (x: NDArray<Complex<Double>>) in x - x.transposed }
    try check("c16-market-hermitian") { (x: NDArray<Complex<Double>>) in x + NDArray.conjugate(x.transposed) }
  }

  @Test func patternsAreOnes() throws {
    let bytes = Array(try Golden.array("sparse/f8-market-pattern", of: UInt8.self).elements)
    let a = CSRMatrix(try list("f8-a", [9, 13], Double.self))
    let ones = a.mapValues { NDArray<UInt8>.ones($0.shape) }
    expectEqual(try COOMatrix<UInt8, Int32>(matrixMarket: bytes).dense(), ones.dense(), "pattern")
  }
}
