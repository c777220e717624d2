import Lanes
import Testing

/// Taking what is not there stops the program with a line that says what was asked, of which shapes.
@Suite(.keepsNoArrays) struct TakingWrongUseTests {
  @Test func takeBeyondTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).take([0, 3], axis: 1)
    }
    expectSays(result, "take", "(2, 3)", "index 3", "position 1", "axis 1", "-3 to 2")
  }

  @Test func takeBeforeTheStart() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).take([[0, -1], [-3, 1]], axis: 0)
    }
    expectSays(result, "take", "index -3", "position 2", "axis 0", "-2 to 1")
  }

  @Test func takeAlongNoAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).take([0], axis: 2)
    }
    expectSays(result, "axis 2", "(2, 3)")
  }

  @Test func takeFromNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 0]).take([0], axis: 1)
    }
    expectSays(result, "take", "(2, 0)", "axis 1", "none")
  }

  @Test func takeFromNothingWithMode() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 0]).take([0], axis: 1, outOfRange: .wrap)
    }
    expectSays(result, "take", "(2, 0)", "axis 1", "none")
  }

  @Test func takeOfAllBeyondTheEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).take([6])
    }
    expectSays(result, "take", "(2, 3)", "index 6", "row-major", "-6 to 5")
  }

  @Test func takeOfTheLargestIndex() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).take([Int.max], axis: 0)
    }
    expectSays(result, "index 9223372036854775807", "axis 0")
  }

  @Test func takeOfTheSmallestIndex() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).take([Int.min], axis: 0)
    }
    expectSays(result, "index -9223372036854775808", "axis 0")
  }

  @Test func takeOfTooManyAxes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([1, 1, 1, 1, 1]).take(.zeros([1, 1, 1, 1, 1]), axis: 0)
    }
    expectSays(result, "take", "9 axes", "at most 8")
  }

  @Test func takeIntoAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).take([0], axis: 0, out: .zeros([2, 3]))
    }
    expectSays(result, "take", "(1, 3)", "output", "(2, 3)")
  }

  @Test func takeOfAllIntoAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).take([0], out: .zeros([2]))
    }
    expectSays(result, "take", "(1,)", "output", "(2,)")
  }

  @Test func takeIntoReadOnlyMemory() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2]).take([0], axis: 0, out: NDArray<Float>.zeros([1]).asReadOnly())
    }
    expectSays(result, "read-only")
  }

  @Test func moreThanCanBeTaken() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([1 << 20, 2]).take(NDArray<Int>([0]).broadcast(to: [1 << 50]), axis: 1)
    }
    expectSays(result, "(1125899906842624,)", "9007199254740992 bytes")
  }
}
