import Lanes
import Testing

/// Index arrays that lead nowhere stop the program with a line that says what was asked, of which shapes.
@Suite(.keepsNoArrays) struct IndexArrayWrongUseTests {
  @Test func rowsBeyondTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3])[NDArray<Int>([0, 2])]
    }
    expectSays(result, "subscript", "(2, 3)", "index 2", "position 1", "axis 0")
  }

  @Test func rowsOfNoAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>(1)[NDArray<Int>([0])]
    }
    expectSays(result, "0-d", "no axis")
  }

  @Test func writingToRowsBeyondTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2, 3])[NDArray<Int>([-3])] = [0, 0, 0]
    }
    expectSays(result, "subscript", "index -3", "axis 0")
  }

  @Test func writingRowsOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2, 3])[NDArray<Int>([0, 1])] = [1, 2]
    }
    expectSays(result, "assigning", "(2, 3)", "(2,)")
  }

  @Test func writingToReadOnlyRows() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3]).broadcast(to: [2, 3])[NDArray<Int>([0])] = [1, 2, 3]
    }
    expectSays(result, "read-only", "(2, 3)")
  }

  @Test func rowsOfTooManyAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([1, 1, 1, 1, 1])[NDArray<Int>.zeros([1, 1, 1, 1, 1])]
    }
    expectSays(result, "9 axes", "at most 8")
  }

  @Test func pairsOfOneAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3])[[0], [0]]
    }
    expectSays(result, "subscript", "(3,)", "2 index arrays", "1 axes")
  }

  @Test func triplesOfTwoAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3, 3])[[0], [0], [0]]
    }
    expectSays(result, "subscript", "(3, 3)", "3 index arrays")
  }

  @Test func pairsBeyondTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3, 4])[[0, 1], [3, 4]]
    }
    expectSays(result, "index 4", "position 1", "axis 1", "-4 to 3")
  }

  @Test func pairsThatDoNotMeet() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3, 4])[[0, 1], [3, 2, 1]]
    }
    expectSays(result, "(2,), (3,)")
  }

  @Test func writingPairsOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3, 4])[[0, 1], [3, 2]] = [1, 2, 3]
    }
    expectSays(result, "assigning", "(3, 4)", "(3,)", "(2,)")
  }

  @Test func writingToReadOnlyPairs() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3, 4]).asReadOnly()[[0], [3]] = [1]
    }
    expectSays(result, "read-only")
  }

  @Test func pairsOfTooManyAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([1, 1, 1, 1])[.zeros([1, 1, 1, 1]), .zeros([1, 1, 1, 1, 1, 1, 1])] = [1]
    }
    expectSays(result, "9 axes", "at most 8")
  }

  @Test func addingBeyondTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.add(.zeros([3]), at: [3], [1])
    }
    expectSays(result, "add(at:)", "index 3", "axis 0")
  }

  @Test func addingAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.add(.zeros([3, 2]), at: [0, 1], [1, 2, 3])
    }
    expectSays(result, "add(at:)", "(3, 2)", "(3,)", "(2, 2)")
  }

  @Test func addingToNoAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.add(NDArray(1), at: [0], [1])
    }
    expectSays(result, "add(at:)", "0-d")
  }

  @Test func addingToReadOnlyMemory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.add(NDArray<Float>.zeros([3]).asReadOnly(), at: [0], [1])
    }
    expectSays(result, "read-only")
  }

  @Test func addingAtPairsOfOneAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.add(.zeros([3]), at: [0], [0], [1])
    }
    expectSays(result, "add(at:)", "2 index arrays")
  }

  @Test func addingAtTooManyAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.add(.zeros([1, 1]), at: .zeros([1, 1, 1, 1, 1, 1, 1, 1]), [1])
    }
    expectSays(result, "add(at:)", "9 axes")
  }
}
