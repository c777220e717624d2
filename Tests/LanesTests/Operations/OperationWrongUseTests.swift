import Lanes
import Testing

/// What stops the program, and with which words.
@Suite(.keepsNoArrays) struct OperationWrongUseTests {
  @Test func matricesThatDoNotFit() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray.matmul(NDArray<Float>.zeros([2, 3]), NDArray<Float>.zeros([4, 5]))
    }
    expectSays(result, "matmul", "(2, 3)", "(4, 5)", "3", "4")
  }

  @Test func anOutputOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray.matmul(NDArray<Float>.zeros([2, 3]), NDArray<Float>.zeros([3, 5]), out: NDArray<Float>.zeros([5, 2]))
    }
    expectSays(result, "(2, 5)", "(5, 2)")
  }

  @Test func aScalarIsNoMatrix() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray.matmul(NDArray<Float>(2), NDArray<Float>.zeros([3]))
    }
    expectSays(result, "0-d")
  }

  @Test func aSignInAnEquation() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray.einsum("ij,j?->i", NDArray<Float>.zeros([2, 3]), NDArray<Float>.zeros([3, 1]))
    }
    expectSays(result, "\"?\"", "position 4")
  }

  @Test func anAxisOfTwoExtents() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray.einsum("ij,jk", NDArray<Float>.zeros([2, 3]), NDArray<Float>.zeros([4, 5]))
    }
    expectSays(result, "axis j", "3", "4", "operand 1")
  }

  @Test func anIndexBeyondTheAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]).take([0, 5], axis: 1)
    }
    expectSays(result, "take", "index 5", "position 1", "axis 1", "-3", "2")
  }

  @Test func aMaskOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3])[NDArray<Bool>.zeros([3])]
    }
    expectSays(result, "mask", "(3,)", "(2, 3)")
  }

  @Test func valuesThatDoNotFitAMask() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([4])[NDArray<Bool>.ones([4])] = NDArray<Float>.zeros([3])
    }
    expectSays(result, "(3,)", "(4,)")
  }

  @Test func arraysThatCannotBeJoined() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray.concatenate([NDArray<Float>.zeros([2, 3]), NDArray<Float>.zeros([2, 4])])
    }
    expectSays(result, "array 1", "(2, 4)", "(2, 3)")
  }

  @Test func joiningNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.stack([])
    }
    expectSays(result, "no arrays")
  }

  @Test func aPartitionBeyondTheAxis() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3]).partition(at: 3)
    }
    expectSays(result, "partition(at: 3", "(3,)")
  }

  @Test func countingWhatIsNegative() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>([1, -1]).binCount()
    }
    expectSays(result, "binCount", "negative")
  }

  @Test func aMaskedMinimumWithoutStart() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray.min(NDArray<Float>.zeros([3]), where: NDArray<Bool>.zeros([3]))
    }
    expectSays(result, "minimum", "initial")
  }
}
