import Lanes
import Testing

/// Writing where nothing is, and choosing what does not exist, stop the program with a line that says so.
@Suite(.keepsNoArrays) struct PuttingWrongUseTests {
  @Test func putBeyondTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2, 3]).put([6], [1])
    }
    expectSays(result, "put", "(2, 3)", "index 6", "-6 to 5")
  }

  @Test func putOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2, 3]).put([0, 1], [])
    }
    expectSays(result, "put", "2 places", "no values")
  }

  @Test func putIntoNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([0, 3]).put([0], [1], outOfRange: .clip)
    }
    expectSays(result, "put", "(0, 3)", "none")
  }

  @Test func putIntoReadOnlyMemory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2]).asReadOnly().put([0], [1])
    }
    expectSays(result, "read-only")
  }

  @Test func alongAxisOfOtherAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).takeAlongAxis([0], axis: 0)
    }
    expectSays(result, "takeAlongAxis", "(2, 3)", "(1,)", "same number")
  }

  @Test func alongAxisOfAnotherExtent() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).takeAlongAxis([[0, 0]], axis: 0)
    }
    expectSays(result, "takeAlongAxis", "(1, 2)", "axis 1")
  }

  @Test func alongAxisBeyondTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).takeAlongAxis([[2, 0, 0]], axis: 0)
    }
    expectSays(result, "takeAlongAxis", "index 2", "position 0", "axis 0")
  }

  @Test func alongNoAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).takeAlongAxis([[0]], axis: -3)
    }
    expectSays(result, "axis -3")
  }

  @Test func putAlongAxisOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2, 3]).putAlongAxis([[0], [1]], [1, 2], axis: 1)
    }
    expectSays(result, "putAlongAxis", "(2, 3)", "(2,)", "(2, 1)")
  }

  @Test func putAlongAReadOnlyAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2, 3]).asReadOnly().putAlongAxis([[0], [1]], [1], axis: 1)
    }
    expectSays(result, "read-only")
  }

  @Test func conditionsWithoutChoices() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.select([[true]], [])
    }
    expectSays(result, "select", "1 conditions", "0 choices")
  }

  @Test func noConditions() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.select([], [])
    }
    expectSays(result, "select", "0 conditions")
  }

  @Test func conditionsThatDoNotMeet() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.select([[true, false]], [[1, 2, 3]])
    }
    expectSays(result, "(2,), (3,)")
  }

  @Test func noChoices() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.choose([0], [])
    }
    expectSays(result, "choose", "no choices")
  }

  @Test func choicesBeyondTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.choose([0, 2], [[1, 2], [3, 4]])
    }
    expectSays(result, "choose", "index 2", "position 1", "-2 to 1")
  }

  @Test func unravelBeyondTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.unravel([0, 6], [2, 3])
    }
    expectSays(result, "unravel", "(2, 3)", "index 6", "position 1", "-6 to 5")
  }

  @Test func unravelOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.unravel([0], [0, 3])
    }
    expectSays(result, "unravel", "(0, 3)", "none")
  }

  @Test func unravelOfAnUncountedShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.unravel([0], [1 << 40, 1 << 40])
    }
    expectSays(result, "unravel", "counted")
  }

  @Test func unravelOfANegativeShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.unravel([0], [-2])
    }
    expectSays(result, "(-2,)", "axis 0")
  }

  @Test func ravelOfTooFewAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.ravel([[0]], [2, 3])
    }
    expectSays(result, "ravel", "1 index arrays", "(2, 3)")
  }

  @Test func ravelBeyondTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.ravel([[0], [3]], [2, 3])
    }
    expectSays(result, "ravel", "index 3", "axis 1")
  }

  @Test func ravelOfAnUncountedShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.ravel([[1], [1]], [1 << 40, 1 << 40])
    }
    expectSays(result, "ravel", "counted")
  }

  @Test func aDiagonalOfNegativeLength() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.diagonalIndices(-1)
    }
    expectSays(result, "diagonalIndices(-1, 2)")
  }

  @Test func aDiagonalOfNegativeRank() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.diagonalIndices(3, ndim: -1)
    }
    expectSays(result, "diagonalIndices(3, -1)")
  }

  @Test func aTriangleOfNegativeHeight() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.lowerTriangleIndices(-1)
    }
    expectSays(result, "lowerTriangleIndices(-1, -1)")
  }

  @Test func aTriangleOfNegativeWidth() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.upperTriangleIndices(2, -1)
    }
    expectSays(result, "upperTriangleIndices(2, -1)")
  }
}
