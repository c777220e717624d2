import Lanes
import Testing

/// Masks that do not fit stop the program with a line that says what was asked, of which shapes.
@Suite(.keepsNoArrays) struct MaskWrongUseTests {
  @Test func aMaskOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3])[NDArray<Bool>([true, false, true])]
    }
    expectSays(result, "mask", "(3,)", "(2, 3)", "first")
  }

  @Test func aMaskOfMoreAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2])[NDArray<Bool>.zeros([2, 1])]
    }
    expectSays(result, "mask", "(2, 1)", "(2,)")
  }

  @Test func writingToAMaskOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2, 3])[NDArray<Bool>.zeros([3])] = NDArray(0)
    }
    expectSays(result, "mask", "(3,)", "(2, 3)")
  }

  @Test func tooFewValuesForAMask() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3])[NDArray<Bool>([true, true, true])] = [1, 2]
    }
    expectSays(result, "assigning shape (2,)", "shape (3,)")
  }

  @Test func tooManyValuesForAMask() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3])[NDArray<Bool>([false, false, false])] = [1, 2]
    }
    expectSays(result, "assigning shape (2,)", "shape (0,)")
  }

  @Test func noValuesForAMask() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3])[NDArray<Bool>([false, true, false])] = []
    }
    expectSays(result, "assigning shape (0,)", "shape (1,)")
  }

  @Test func writingToAReadOnlyMask() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2]).asReadOnly()[NDArray<Bool>([false, false])] = NDArray(1)
    }
    expectSays(result, "read-only")
  }

  @Test func fillingAMaskOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2]).fill(1, where: [true])
    }
    expectSays(result, "mask", "(1,)", "(2,)")
  }

  @Test func fillingReadOnlyMemory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2]).asReadOnly().fill(1, where: [true, false])
    }
    expectSays(result, "read-only")
  }

  @Test func assigningWhereALargerMaskIsTrue() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2]).assign(NDArray(1), where: .zeros([3, 2]))
    }
    expectSays(result, "(3, 2)", "(2,)")
  }

  @Test func aMaskOfNoAxisForEight() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([1, 1, 1, 1, 1, 1, 1, 1])[NDArray<Bool>(true)]
    }
    expectSays(result, "0-d mask", "at most 8")
  }

  @Test func aConditionThatIsTooLong() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).compress([true, true, false], axis: 0)
    }
    expectSays(result, "compress", "(2, 3)", "axis 0", "(3,)", "2 positions")
  }

  @Test func aConditionOfTwoAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).compress([[true]], axis: 0)
    }
    expectSays(result, "compress", "(1, 1)")
  }

  @Test func aConditionForAllThatIsTooLong() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2]).compress([true, true, false])
    }
    expectSays(result, "compress", "(3,)", "2 positions")
  }

  @Test func extractByAnotherSize() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).extract([true])
    }
    expectSays(result, "extract", "(2, 3)", "(1,)")
  }

  @Test func placeByAnotherSize() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2, 3]).place([true], [1])
    }
    expectSays(result, "place", "(2, 3)", "(1,)")
  }

  @Test func putMaskByAnotherSize() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2, 3]).putMask([true], [1])
    }
    expectSays(result, "putMask", "(2, 3)", "(1,)")
  }

  @Test func placeOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2]).place([true, true], [])
    }
    expectSays(result, "place", "(2,)", "2 places", "no values")
  }

  @Test func putMaskOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([2]).putMask([true, false], [])
    }
    expectSays(result, "putMask", "1 places", "no values")
  }

  @Test func placeInReadOnlyMemory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([1]).asReadOnly().place([true], [1])
    }
    expectSays(result, "read-only")
  }

  @Test func putMaskInReadOnlyMemory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([1]).asReadOnly().putMask([true], [1])
    }
    expectSays(result, "read-only")
  }
}
