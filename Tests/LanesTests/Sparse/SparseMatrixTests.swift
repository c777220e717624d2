import Lanes
import Numerics
import Testing

/// What matrices share, say of themselves, and do at the edges.
@Suite(.keepsNoArrays) struct SparseMatrixTests {
  private let m = CSRMatrix<Float, Int32>(NDArray<Float>([[0, 1, 0, 2], [0, 0, 0, 0], [3, 0, -4, 0]]))

  @Test func theArraysAreSciPys() {
    #expect(Array(m.values.elements) == [1, 2, 3, -4])
    #expect(Array(m.indices.elements) == [1, 3, 0, 2])
    #expect(Array(m.offsets.elements) == [0, 2, 2, 4])
    #expect(m.shape == [3, 4])
    #expect(m.storedCount == 4)
    #expect(m.density == 4.0 / 12)
    #expect(m.nbytes == 4 * 4 + 4 * 4 + 4 * 4)
    #expect(Array(m.byColumns.values.elements) == [3, 1, -4, 2])
    #expect(Array(m.byColumns.offsets.elements) == [0, 1, 2, 3, 4])
  }

  @Test func descriptionsSayWhatItIs() {
    #expect("\(m)" == "CSRMatrix<float32, int32> of shape (3, 4) with 4 stored elements")
    #expect("\(m.transposed[rows: 0])" == "CSCMatrix<float32, int32> of shape (1, 3) with 1 stored element")
    #expect(
      "\(COOMatrix<Complex<Double>, Int64>([2, 2]))"
        == "COOMatrix<complex128, int64> of shape (2, 2) with 0 stored elements")
  }

  @Test func transposingAndSlicingShare() {
    let matrix = m.copy()
    let transposed = matrix.transposed
    let rows = matrix[rows: 1...]
    #expect(transposed.sharesMemory(with: matrix))
    #expect(rows.sharesMemory(with: matrix))
    matrix.values[3] = 10
    #expect(transposed[2, 2] == 10)
    #expect(rows[1, 2] == 10)
    #expect(matrix[-1, -2] == 10)
    #expect(!matrix[columns: 1...].sharesMemory(with: matrix))
    #expect(!matrix.byColumns.sharesMemory(with: matrix))
    #expect(matrix.byRows.sharesMemory(with: matrix))
    #expect(!matrix.copy().sharesMemory(with: matrix))
    #expect(m[2, 2] == -4)
  }

  @Test func indicesAndOffsetsCannotBeWritten() {
    #expect(!m.indices.flags.isWritable)
    #expect(!m.offsets.flags.isWritable)
    #expect(!m[rows: 1..<3].indices.flags.isWritable)
  }

  @Test func whatWasCheckedStays() throws {
    let indices = NDArray<Int32>([0, 1])
    let matrix = try CSRMatrix(shape: [1, 2], values: NDArray<Float>([1, 2]), indices: indices, offsets: [0, 2])
    indices[1] = 1000
    #expect(matrix[0, 1] == 2)
  }

  @Test func duplicatesAddInOrder() {
    var list = COOMatrix<Float, Int32>([2, 2])
    // In another order the sum would be 0.
    for value: Float in [1e30, -1e30, 1] { list.append(value, at: (1, 1)) }
    list.append([5, 6], rows: [0, 0], columns: [1, 1])
    let matrix = CSRMatrix(list)
    #expect(matrix.storedCount == 2)
    #expect(matrix[1, 1] == 1)
    #expect(matrix[0, 1] == 11)
  }

  @Test func integersWrapAround() {
    var list = COOMatrix<Int8, Int32>([1, 1])
    for _ in 0..<3 { list.append(100, at: (0, 0)) }
    #expect(CSRMatrix(list)[0, 0] == 44)
    #expect(CSRMatrix(list).sum() == 44)
    let matrix = CSRMatrix<Int8, Int32>(NDArray<Int8>([[100, 100]]))
    #expect(matrix.sum() == 200)
    #expect(CSRMatrix.matmul(matrix, NDArray<Int8>([1, 1]))[0] == -56)
  }

  @Test func repeatedPlacesAreOneElement() throws {
    let twice = try CSRMatrix<Double, Int32>(
      shape: [1, 2], values: NDArray([0.5, 0.5]), indices: NDArray([1, 1]), offsets: NDArray([0, 2]))
    #expect(twice.cast(to: Int.self)[0, 1] == 1)
    #expect(twice.countNonZero() == 1)
    #expect(twice.mapValues { NDArray.square($0) }[0, 1] == 1)
    #expect(twice.norm() == 1)
    let wrapping = try CSRMatrix<Int8, Int32>(
      shape: [1, 2], values: NDArray([100, 100]), indices: NDArray([1, 1]), offsets: NDArray([0, 2]))
    #expect(wrapping.sum() == -56)
    #expect(wrapping.sum(axis: 0)[1] == -56)
    #expect(wrapping.mean() == -28)
  }

  @Test func halvesAddInSingles() {
    let count = 4000
    let matrix = CSRMatrix<Float16, Int32>(NDArray<Float16>.ones([1, count]))
    #expect(CSRMatrix.matmul(matrix, NDArray<Float16>.ones([count]))[0] == Float16(count))
    #expect(matrix.mean() == 1)
  }

  @Test func zerosAndNaNStay() throws {
    let matrix = try CSRMatrix<Double, Int32>(
      shape: [1, 3], values: NDArray([0, .nan]), indices: NDArray([0, 2]), offsets: NDArray([0, 2]))
    #expect(matrix.storedCount == 2)
    #expect(matrix.eliminatingZeros().storedCount == 1)
    #expect(matrix.max().isNaN)
    #expect((matrix * 0).storedCount == 2)
    #expect((matrix + matrix).storedCount == 1)
    // What is not stored is zero, and not zero times infinity.
    #expect(matrix.multiplied(by: NDArray<Double>.full([1, 3], .infinity))[0, 1] == 0)
  }

  @Test func diagonalsAndIdentity() {
    #expect((CSRMatrix<Float, Int64>.eye(3).dense() .== NDArray<Float>.eye(3)).all())
    for offset in [-2, -1, 0, 1, 2] {
      let expected = NDArray<Int>.zeros([3 + abs(offset), 3 + abs(offset)])
      expected.diagonal(offset: offset).assign(NDArray([4, 5, 6]))
      expectEqual(CSRMatrix<Int, Int32>(diagonal: NDArray([4, 5, 6]), offset: offset).dense(), expected, "\(offset)")
      let columns = CSCMatrix<Int, Int32>(diagonal: NDArray([4, 5, 6]), offset: offset)
      expectCanonical(columns, expected, "\(offset)")
    }
    #expect(CSRMatrix<Float, Int64>.eye(0).shape == [0, 0])
    #expect(CSRMatrix<Float, Int32>.zeros([3, 4]).storedCount == 0)
    #expect(CSCMatrix<Float, Int32>.zeros([3, 4]).offsets.size == 5)
  }

  @Test func complexNumbersHaveNormsAndConjugates() {
    let z = NDArray<Complex<Double>>([[Complex(3, 4), .zero], [.zero, Complex(0, -1)]])
    let matrix = CSRMatrix<Complex<Double>, Int32>(z)
    #expect(matrix.norm() == 26.0.squareRoot())
    #expect(matrix.norm(.columnSum) == 5)
    #expect(matrix.absolute[0, 0] == 5)
    #expect(matrix.conjugate[0, 0] == Complex(3, -4))
    #expect((matrix / Complex(2, 0))[0, 0] == Complex(1.5, 2))
  }

  @Test func aWideMatrixTakesNoMoreThanItsElements() {
    // 2³¹ columns: nothing of that size is made.
    var list = COOMatrix<Float, Int32>([2, Int(Int32.max)])
    list.append(1, at: (1, Int(Int32.max) - 1))
    list.append(2, at: (1, 5))
    let matrix = CSRMatrix(list)
    #expect(matrix[1, -1] == 1)
    #expect((matrix + matrix)[1, 5] == 4)
    #expect(matrix[columns: 4..<7].dense()[1, 1] == 2)
    #expect(matrix.density == 2 / (2 * 2_147_483_647.0))
    #expect(matrix.sum(axis: 1)[1] == 3)
    #expect(matrix.min() == 0)
    let huge = COOMatrix<Float, Int64>([3, .max - 1])
    #expect(CSRMatrix(huge).max() == 0)
  }
}

/// Arrays from outside that make no matrix: an error says why, and nothing stops.
@Suite(.keepsNoArrays) struct SparseErrorTests {
  private func error(
    _ shape: Dimensions, _ values: [Float], _ indices: [Int32], _ offsets: [Int32]
  ) -> SparseError? {
    do throws(SparseError) {
      _ = try CSRMatrix<Float, Int32>(
        shape: shape, values: NDArray(values), indices: NDArray(indices), offsets: NDArray(offsets))
      return nil
    } catch {
      return error
    }
  }

  @Test func everyFlawIsFound() {
    #expect(error([2, 3], [1, 2], [0, 2], [0, 1, 2]) == nil)
    #expect(error([2, 3], [1, 2], [2, 0], [0, 2, 2]) == nil)
    #expect(error([2], [1], [0], [0, 1]) == .invalidShape([2]))
    #expect(error([-1, 2], [], [], [0]) == .invalidShape([-1, 2]))
    #expect(
      error([1, 1 << 40], [], [], [0, 0]) == .tooLarge(shape: [1, 1 << 40], largest: Int(Int32.max)))
    #expect(error([2, 3], [1, 2], [0, 3], [0, 1, 2]) == .indexOutOfRange(position: 1, value: 3, extent: 3))
    #expect(error([2, 3], [1, 2], [-1, 0], [0, 1, 2]) == .indexOutOfRange(position: 0, value: -1, extent: 3))
    #expect(error([2, 3], [1, 2], [0, 1], [1, 1, 2]) == .invalidOffset(position: 0, value: 1, storedCount: 2))
    #expect(error([2, 3], [1, 2], [0, 1], [0, 3, 2]) == .invalidOffset(position: 1, value: 3, storedCount: 2))
    #expect(error([2, 3], [1, 2], [0, 1], [0, -1, 2]) == .invalidOffset(position: 1, value: -1, storedCount: 2))
    #expect(error([2, 3], [1, 2], [0, 1], [0, 2, 1]) == .invalidOffset(position: 2, value: 1, storedCount: 2))
    #expect(error([2, 3], [1, 2], [0, 1], [0, 1, 1]) == .invalidOffset(position: 2, value: 1, storedCount: 2))
    #expect(
      error([2, 3], [1, 2], [0, 1], [0, .max, .min])
        == .invalidOffset(position: 1, value: Int(Int32.max), storedCount: 2))
    #expect(error([2, 0], [1], [0], [0, 1, 1]) == .indexOutOfRange(position: 0, value: 0, extent: 0))
    for found in [error([2, 3], [1, 2], [0, 1], [0, 2]), error([2, 3], [1], [0, 1], [0, 1, 2])] {
      if case .mismatchedLengths = found { continue }
      Issue.record("\(String(describing: found))")
    }
    #expect(error([2, 3], [1], [5], [0, 1, 1])!.description.contains("0 to 2"))
  }

  @Test func listsAreCheckedToo() {
    func error(_ rows: [Int64], _ columns: [Int64], _ values: [Int]) -> SparseError? {
      do throws(SparseError) {
        _ = try COOMatrix(shape: [2, 3], rows: rows, columns: columns, values: values)
        return nil
      } catch {
        return error
      }
    }
    #expect(error([0, 1], [2, 2], [1, 2]) == nil)
    #expect(error([0, 2], [2, 2], [1, 2]) == .indexOutOfRange(position: 1, value: 2, extent: 2))
    #expect(error([0, 1], [.min, 2], [1, 2]) == .indexOutOfRange(position: 0, value: .min, extent: 3))
    #expect(error([0], [2, 2], [1, 2]) != nil)
  }

  @Test func randomArraysNeverStopTheProgram() {
    var random = SplitMix(seed: 9)
    var accepted = 0
    for _ in 0..<3000 {
      let (rows, columns) = (Int.random(in: 0...3, using: &random), Int.random(in: 0...3, using: &random))
      let count = Int.random(in: 0...3, using: &random)
      let indices = (0..<count).map { _ in Int32.random(in: -1...3, using: &random) }
      let offsets = [0] + (0..<rows).map { _ in Int32.random(in: -1...3, using: &random) }.sorted()
      if error([rows, columns], [Float](repeating: 1, count: count), indices, offsets) == nil { accepted += 1 }
    }
    #expect(accepted > 100)
  }
}
