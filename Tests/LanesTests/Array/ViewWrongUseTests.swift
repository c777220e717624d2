import Lanes
import Testing

/// Views that do not exist stop the program with a line that says what was asked, of which shapes.
@Suite(.keepsNoArrays) struct ViewWrongUseTests {
  @Test func flippedAlongNoAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).flipped(axes: [2])
    }
    expectSays(result, "flipped", "axes go from -2 to 1", "(2, 3)")
  }

  @Test func flippedTwiceAlongAnAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).flipped(axes: [1, -1])
    }
    expectSays(result, "flipped", "named twice")
  }

  @Test func aTurnWithoutAPlane() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3]).rotated90()
    }
    expectSays(result, "rotated90", "(3,)", "two axes")
  }

  @Test func aTurnOfOneAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3, 3]).rotated90(axes: (1, -1))
    }
    expectSays(result, "rotated90", "must differ")
  }

  @Test func rollsWithoutAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3, 3]).rolled(by: [1, 2], axes: [0])
    }
    expectSays(result, "rolled", "[1, 2]", "[0]")
  }

  @Test func movesWithoutPlaces() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3, 3]).movingAxes([0, 1], to: [0])
    }
    expectSays(result, "movingAxes", "[0, 1]")
  }

  @Test func movesToOnePlace() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3, 3]).movingAxes([0, 1], to: [1, -1])
    }
    expectSays(result, "movingAxes to", "named twice")
  }

  @Test func squeezedLongAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([1, 3]).squeezed(axis: 1)
    }
    expectSays(result, "squeezed", "axis 1", "3 elements", "(1, 3)")
  }

  @Test func moreThanEightAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([1, 1, 1, 1, 1, 1, 1]).expandingDims(axes: [0, 1])
    }
    expectSays(result, "expandingDims", "9 axes", "at most 8")
  }

  @Test func newAxesAtOnePlace() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2]).expandingDims(axes: [0, -3])
    }
    expectSays(result, "expandingDims", "named twice")
  }

  @Test func aDiagonalOfALine() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3]).diagonal()
    }
    expectSays(result, "diagonal", "(3,)", "two axes")
  }

  @Test func aDiagonalOfOneAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([3, 3]).diagonal(axes: (0, 0))
    }
    expectSays(result, "diagonal", "must differ")
  }

  @Test func bytesThatDoNotDivide() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<UInt8>.zeros([2, 6]).view(as: Float.self)
    }
    expectSays(result, "view(as: Float.self)", "(2, 6)", "6 bytes")
  }

  @Test func bytesThatAreApart() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<UInt8>.zeros([2, 8])[.all, .slice(nil, nil, step: 2)].view(as: Float.self)
    }
    expectSays(result, "view(as: Float.self)", "follow each other")
  }

  @Test func bytesOfNoAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>(1).view(as: Int8.self)
    }
    expectSays(result, "0-d", "view(as: Int8.self)")
  }

  @Test func bytesThatStepOverParts() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<UInt8>.zeros([2, 6])[.all, ..<4].view(as: Float.self)
    }
    expectSays(result, "axis 0", "(6, 1)", "multiple")
  }

  @Test func bytesThatBeginBetween() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<UInt8>.zeros([8])[1..<5].view(as: Float.self)
    }
    expectSays(result, "1 bytes into the memory", "multiple of 4")
  }

  @Test func bytesThatAreNoBooleans() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<UInt8>.full([3], 2).view(as: Bool.self)
    }
    expectSays(result, "view(as: Bool.self)", "neither 0 nor 1")
  }

  @Test func numbersIntoBooleans() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Bool>.zeros([3]).view(as: UInt8.self).fill(3)
    }
    expectSays(result, "read-only")
  }

  @Test func windowsThatAreTooLong() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).slidingWindow([2, 4])
    }
    expectSays(result, "slidingWindow", "(2, 4)", "(2, 3)", "axis 1")
  }

  @Test func windowsOfAxesUnnamed() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).slidingWindow([2])
    }
    expectSays(result, "slidingWindow", "each axis")
  }

  @Test func windowsOfNegativeLength() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).slidingWindow([-1], axes: [0])
    }
    expectSays(result, "slidingWindow", "fewer than no")
  }

  @Test func windowsOfTooManyAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([1, 1, 1, 1, 1]).slidingWindow([1, 1, 1, 1, 1])
    }
    expectSays(result, "10 axes", "at most 8")
  }

  @Test func windowsThatCanNotBeCounted() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([1]).broadcast(to: [1 << 40]).slidingWindow([1 << 39])
    }
    expectSays(result, "slidingWindow", "counted")
  }

  @Test func writingToWindows() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([5]).slidingWindow([2]).fill(1)
    }
    expectSays(result, "read-only")
  }

  @Test func stridesPastTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).asStrided(shape: [3, 3], strides: [16, 4])
    }
    expectSays(result, "asStrided", "(3, 3)", "element 10", "memory that has 10")
  }

  @Test func stridesBeforeTheStart() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10])[2...].asStrided(shape: [3], strides: [4], offset: -12)
    }
    expectSays(result, "asStrided", "element -1")
  }

  @Test func stridesBackwardsOut() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).asStrided(shape: [3], strides: [-4], offset: 4)
    }
    expectSays(result, "asStrided", "element -1")
  }

  @Test func stridesBetweenElements() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).asStrided(shape: [3], strides: [6])
    }
    expectSays(result, "asStrided", "axis 0", "4 bytes")
  }

  @Test func anOffsetBetweenElements() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).asStrided(shape: [3], strides: [4], offset: 2)
    }
    expectSays(result, "offset", "4 bytes")
  }

  @Test func stridesWithoutAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).asStrided(shape: [3, 2], strides: [4])
    }
    expectSays(result, "2 extents", "1 strides")
  }

  @Test func stridesBeyondAllMemory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).asStrided(shape: [1 << 40], strides: [1 << 40])
    }
    expectSays(result, "asStrided", "beyond all memory")
  }

  @Test func stridesNearlyBeyond() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<UInt8>.zeros([10]).asStrided(shape: [2], strides: [Int.max])
    }
    expectSays(result, "asStrided", "beyond all memory")
  }

  @Test func uncheckedStridesBeyondAllMemory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).unsafeAsStrided(shape: [4], strides: [Int.max - 3])
    }
    expectSays(result, "unsafeAsStrided", "beyond all memory")
  }

  @Test func stridesOfUncountedElements() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).asStrided(shape: [1 << 40, 1 << 40], strides: [0, 0])
    }
    expectSays(result, "asStrided", "counted")
  }

  @Test func stridesOfNegativeShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).asStrided(shape: [-2], strides: [4])
    }
    expectSays(result, "(-2,)", "axis 0")
  }

  @Test func unequalParts() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).split(into: 3)
    }
    expectSays(result, "split(into: 3", "(10,)", "arraySplit")
  }

  @Test func noParts() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).split(into: 0)
    }
    expectSays(result, "split(into: 0)")
  }

  @Test func negativeParts() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).arraySplit(into: -1)
    }
    expectSays(result, "arraySplit(into: -1)")
  }

  @Test func partsWithoutEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([0]).split(into: .max)
    }
    expectSays(result, "split(into: 9223372036854775807)", "empty")
  }

  @Test func chunksOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).chunks(of: 0)
    }
    expectSays(result, "chunks(of: 0)")
  }

  @Test func chunksAlongNoAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([10]).chunks(of: 1, axis: 1)
    }
    expectSays(result, "axis 1", "(10,)")
  }

  @Test func severalThatDoNotMeet() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.broadcast(NDArray<Float>.zeros([2]), NDArray<Int>.zeros([3]))
    }
    expectSays(result, "(2,)", "(3,)")
  }

  @Test func shapesThatDoNotMeet() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Dimensions.broadcast([[2, 3], [3], [4, 1, 1], [3, 2]])
    }
    expectSays(result, "(2, 3), (3,), (4, 1, 1), (3, 2)")
  }

  @Test func anUncountedRange() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.arange(.min, .max)
    }
    expectSays(result, "arange", "18446744073709551615")
  }

  @Test func anEndlessRange() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Double>.arange(0, .infinity)
    }
    expectSays(result, "arange", "inf")
  }

  @Test func aRangeToNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Double>.arange(0, .nan)
    }
    expectSays(result, "arange", "nan")
  }

  @Test func aReshapeToColumns() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Double>.zeros([4]).reshaped([3, 2], order: .columnMajor)
    }
    expectSays(result, "reshaped((3, 2))", "(4,)", "6")
  }

  @Test func aReadOnlyView() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Double>.zeros([4]).asReadOnly()[0] = 1
    }
    expectSays(result, "read-only", "(4,)")
  }
}
