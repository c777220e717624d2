import Lanes
import Testing

@Suite(.keepsNoArrays) struct ExpressionWrongUseTests {
  @Test func shapesThatDoNotFit() async {
    let operands = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.ones([2, 3]).lazy + NDArray<Float>.ones([4])
    }
    expectSays(operands, "add of shapes (2, 3) and (4,)", "every axis must be equal or 1")
    let output = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      (NDArray<Float>.ones([2, 3]).lazy + 1).evaluate(into: .ones([3]))
    }
    expectSays(output, "an expression of shape (2, 3)", "output of shape (3,)", "can't grow")
    let inPlace = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let a = NDArray<Float>.ones([3])
      a += NDArray<Float>.ones([2, 3]).lazy * 2
    }
    expectSays(inPlace, "an expression of shape (2, 3)", "output of shape (3,)")
  }

  @Test func moreElementsThanCanBeCounted() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let one = NDArray<Int8>.ones([1, 1])
      _ = (one.broadcast(to: [1 << 40, 1]).lazy + one.broadcast(to: [1, 1 << 40])).sum()
    }
    expectSays(result, "add", "(1099511627776, 1099511627776)", "more elements than can be counted")
  }

  @Test func readOnlyOutputs() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      (NDArray<Float>.ones([3]).lazy + 1).evaluate(into: NDArray<Float>.ones([1]).broadcast(to: [3]))
    }
    expectSays(result, "read-only")
  }

  @Test func theSmallestOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = (NDArray<Float>.ones([0]).lazy + 1).min()
    }
    expectSays(result, "minimum of shape (0,)", "no element along axis 0")
  }

  @Test func axesThatThereAreNot() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = (NDArray<Float>.ones([2, 3]).lazy + 1).sum(axes: [2])
    }
    expectSays(result, "sum over axes [2] of shape (2, 3)", "axes go from -2 to 1")
  }

  @Test func noThreads() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { Lanes.threads = 0 }
    expectSays(result, "Lanes.threads = 0", "at least one")
  }
}
