import Lanes
import Testing

/// Wrong use stops the program with a line that says what was asked, of which shapes.
@Suite(.keepsNoArrays) struct WrongUseTests {
  @Test func shapesThatDoNotFit() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]) + NDArray<Float>.zeros([4])
    }
    expectSays(result, "add", "(2, 3)", "(4,)")
  }

  @Test func comparedShapesThatDoNotFit() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]) .< NDArray<Float>.zeros([2])
    }
    expectSays(result, "less", "(2, 3)", "(2,)")
  }

  @Test func inPlaceShapesThatDoNotFit() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2, 3]) *= NDArray<Float>.zeros([4])
    }
    expectSays(result, "multiply", "(2, 3)", "(4,)")
  }

  @Test func anOutputThatIsTooSmall() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3]) += NDArray<Float>.zeros([2, 3])
    }
    expectSays(result, "(2, 3)", "(3,)")
  }

  @Test func anOutputOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let a = NDArray<Float>.zeros([3])
      NDArray.add(a, a, out: NDArray.zeros([2, 3]))
    }
    expectSays(result, "add", "(2, 3)", "(3,)")
  }

  @Test func answersOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let a = NDArray<Float>.zeros([3])
      NDArray.less(a, a, out: NDArray<Bool>.zeros([4]))
    }
    expectSays(result, "less", "(4,)", "(3,)")
  }

  @Test func anAssignmentThatDoesNotFit() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3, 2])[...] = NDArray<Float>.zeros([3])
    }
    expectSays(result, "(3, 2)", "(3,)")
  }

  /// Also where there are no elements: strides and the sizes of other shapes come from the other axes.
  @Test func aShapeThatCannotBeCounted() async {
    let zeros = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([0, 1 << 40, 1 << 40])
    }
    expectSays(zeros, "(0, 1099511627776, 1099511627776)", "more bytes than an address can count")
    let view = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([0, 1, 1]).broadcast(to: [0, 1 << 40, 1 << 40])
    }
    expectSays(view, "broadcast(to: (0, 1099511627776, 1099511627776))", "than can be counted")
    let other = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([1 << 20, 0]).reshaped([1 << 40, 1 << 40, 0])
    }
    expectSays(other, "(1099511627776, 1099511627776, 0)", "than can be counted")
  }

  @Test func anIndexOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3])[1, 3]
    }
    expectSays(result, "index 3", "axis 1", "(2, 3)", "-3 to 2")
  }

  @Test func anIndexBelow() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([5])[-6]
    }
    expectSays(result, "index -6", "axis 0", "(5,)", "-5 to 4")
  }

  @Test func anIndexIntoNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([0])[0]
    }
    expectSays(result, "index 0", "(0,)", "no elements")
  }

  @Test func aSliceIndexOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3])[.all, 7]
    }
    expectSays(result, "index 7", "axis 1", "(2, 3)")
  }

  @Test func tooManyIndices() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3])[.all, .all, 0]
    }
    expectSays(result, "3 indices", "(2, 3)", "2 axes")
  }

  @Test func tooManyElementIndices() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3])[at: [1, 2]]
    }
    expectSays(result, "2 indices", "(3,)")
  }

  @Test func twoEllipses() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3])[.ellipsis, .ellipsis]
    }
    expectSays(result, "2 ellipses")
  }

  @Test func aStepOfZero() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3])[.slice(nil, nil, step: 0)]
    }
    expectSays(result, "step 0")
  }

  @Test func writingToABroadcast() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3]).broadcast(to: [2, 3])[0, 0] = 1
    }
    expectSays(result, "read-only", "(2, 3)")
  }

  @Test func addingToABroadcast() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3]).broadcast(to: [2, 3]) += 1
    }
    expectSays(result, "read-only", "(2, 3)")
  }

  @Test func assigningToABroadcast() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3]).broadcast(to: [2, 3])[...] = NDArray<Float>.zeros([3])
    }
    expectSays(result, "read-only", "(2, 3)")
  }

  @Test func aBroadcastThatDoesNotFit() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3]).broadcast(to: [3, 2])
    }
    expectSays(result, "(3, 2)", "(3,)")
  }

  @Test func aBroadcastToANegativeShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3]).broadcast(to: [-1, 3])
    }
    expectSays(result, "(-1, 3)")
  }

  @Test func aBroadcastBeyondCounting() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>(1).broadcast(to: [1 << 40, 1 << 40])
    }
    expectSays(result, "1099511627776")
  }

  @Test func aNegativeShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, -3])
    }
    expectSays(result, "(2, -3)", "axis 1", "-3")
  }

  @Test func aShapeWithoutEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Double>.zeros([1 << 40, 1 << 40])
    }
    expectSays(result, "1099511627776")
  }

  @Test func bytesWithoutEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Double>.zeros([1 << 60, 2])
    }
    expectSays(result, "1152921504606846976", "8 bytes")
  }

  @Test func moreMemoryThanThereIs() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Double>.zeros([1 << 50])
    }
    expectSays(result, "1125899906842624", "9007199254740992")
  }

  @Test func theSmallestOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([0]).min()
    }
    expectSays(result, "minimum", "(0,)")
  }

  @Test func theLargestOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.zeros([3, 0]).max(axis: 1)
    }
    expectSays(result, "maximum", "(3, 0)", "axis 1")
  }

  @Test func anAxisThatThereIsNot() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).sum(axis: 2)
    }
    expectSays(result, "sum", "2", "(2, 3)")
  }

  @Test func anAxisNamedTwice() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).sum(axes: [0, -2])
    }
    expectSays(result, "sum", "(2, 3)", "twice")
  }

  @Test func aTranspositionNamedTwice() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).transposed([0, 0])
    }
    expectSays(result, "(2, 3)", "twice")
  }

  @Test func nineAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([1, 1, 1, 1, 1, 1, 1, 1, 1])
    }
    expectSays(result, "9 axes", "8")
  }

  @Test func aNinthAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([1, 1, 1, 1, 1, 1, 1, 2])[.newAxis]
    }
    expectSays(result, "9 axes", "8")
  }

  @Test func aReshapeToAnotherSize() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([6]).reshaped([4, -1])
    }
    expectSays(result, "(6,)", "4")
  }

  @Test func aReshapeThatHoldsMore() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([6]).reshaped([7])
    }
    expectSays(result, "(6,)", "(7,)")
  }

  @Test func anItemOfMany() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).item
    }
    expectSays(result, "item", "(2, 3)", "6")
  }

  @Test func aBufferOfAStridedArray() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2, 3]).transposed.withUnsafeBufferPointer { _ in }
    }
    expectSays(result, "(3, 2)", "asContiguous")
  }

  @Test func rowsOfSeveralLengths() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>([[1, 2], [3]])
    }
    expectSays(result, "row 1")
  }

  /// Bounds of a slice are no indices.
  @Test func boundsOutsideAreCutOff() {
    #expect(NDArray<Int>.arange(3)[-100..<100].size == 3)
  }
}
