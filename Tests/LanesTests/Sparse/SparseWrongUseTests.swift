import Lanes
import Testing

/// Wrong use stops the program with a line that says what was asked, of which shapes.
@Suite(.keepsNoArrays) struct SparseWrongUseTests {
  @Test func sumsOfOtherShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>.zeros([2, 3]) + CSRMatrix<Float, Int32>.zeros([3, 2])
    }
    expectSays(result, "add", "(2, 3)", "(3, 2)")
  }

  @Test func productsOfElementsOfOtherShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>.zeros([2, 3]).multiplied(by: CSCMatrix<Float, Int32>.zeros([2, 4]))
    }
    expectSays(result, "multiplied", "(2, 3)", "(2, 4)")
  }

  @Test func arraysThatDoNotBroadcast() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>.zeros([1, 3]) + NDArray<Float>.zeros([2, 3])
    }
    expectSays(result, "add", "(1, 3)", "(2, 3)")
  }

  @Test func aVectorOfAnotherLength() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix.matmul(CSRMatrix<Float, Int32>.zeros([2, 3]), NDArray<Float>.zeros([2]))
    }
    expectSays(result, "matmul", "(2, 3)", "(2,)")
  }

  @Test func aVectorOnTheLeftOfAnotherLength() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix.matmul(NDArray<Float>.zeros([3]), CSRMatrix<Float, Int32>.zeros([2, 3]))
    }
    expectSays(result, "matmul", "(2, 3)", "(3,)")
  }

  @Test func anArrayOfThreeAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix.matmul(CSRMatrix<Float, Int32>.zeros([2, 3]), NDArray<Float>.zeros([3, 1, 1]))
    }
    expectSays(result, "matmul", "(3, 1, 1)")
  }

  @Test func anOutputOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      CSRMatrix.matmul(
        CSRMatrix<Float, Int32>.zeros([2, 3]), NDArray<Float>.zeros([3]), out: NDArray<Float>.zeros([3]))
    }
    expectSays(result, "(2,)", "(3,)")
  }

  @Test func productsThatDoNotFit() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix.matmul(CSRMatrix<Float, Int32>.zeros([2, 3]), CSRMatrix<Float, Int32>.zeros([2, 3]))
    }
    expectSays(result, "matmul", "(2, 3)")
  }

  @Test func anElementOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>.zeros([2, 3])[0, 3]
    }
    expectSays(result, "index 3", "axis 1", "(2, 3)")
  }

  @Test func aRowOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>.zeros([2, 3])[rows: Int.min]
    }
    expectSays(result, "rows", "(2, 3)")
  }

  @Test func aNewAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>.zeros([2, 3])[columns: .newAxis]
    }
    expectSays(result, "columns", "new axis")
  }

  @Test func takingAColumnOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>.zeros([2, 3]).taking(columns: [0, -4])
    }
    expectSays(result, "index -4", "(2, 3)")
  }

  @Test func aShapeThatIndicesCannotCount() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = COOMatrix<Float, Int32>([1, 1 << 31])
    }
    expectSays(result, "Int64")
  }

  @Test func moreRowsThanMemory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix(COOMatrix<Float, Int64>([.max - 1, 3]))
    }
    expectSays(result, "9223372036854775807", "bytes")
  }

  @Test func aNegativeShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int64>.zeros([2, -1])
    }
    expectSays(result, "negative")
  }

  @Test func aDenseArrayOfOneAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>(NDArray<Float>.zeros([3]))
    }
    expectSays(result, "(3,)", "two axes")
  }

  @Test func appendingOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var list = COOMatrix<Float, Int32>([2, 3])
      list.append(1, at: (2, 0))
    }
    expectSays(result, "row 2", "(2, 3)")
  }

  @Test func appendingListsOfDifferentLengths() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var list = COOMatrix<Float, Int32>([2, 3])
      list.append([1, 2], rows: [0], columns: [1, 1])
    }
    expectSays(result, "append", "1 rows")
  }

  @Test func mappingToAnotherNumberOfValues() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>.eye(3).mapValues { _ in NDArray<Float>([1]) }
    }
    expectSays(result, "mapValues", "(1,)", "(3,)")
  }

  @Test func theSmallestOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>.zeros([0, 3]).min()
    }
    expectSays(result, "minimum", "(0, 3)")
  }

  @Test func anAxisThatIsNotThere() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>.zeros([2, 3]).sum(axis: 2)
    }
    expectSays(result, "axis 2", "(2, 3)")
  }

  @Test func writingToIndices() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      CSRMatrix<Float, Int32>.eye(3).indices[0] = 7
    }
    expectSays(result, "read-only")
  }

  @Test func aDiagonalFarAway() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int32>(diagonal: NDArray([1, 2]), offset: .min)
    }
    expectSays(result, "diagonal", "Int32")
  }

  @Test func indicesThatAreTooNarrow() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CSRMatrix<Float, Int64>.zeros([2, 1 << 40]).cast(indicesTo: Int32.self)
    }
    expectSays(result, "Int32", "2147483647")
  }
}
