import Lanes
import Testing

/// Wrong use stops the program with a line that says what was asked, of which shapes.
@Suite struct WrongUseTests {
  private func says(_ result: ExitTest.Result?, _ words: String...) -> Bool {
    guard let result else { return false }
    let text = String(decoding: result.standardErrorContent, as: UTF8.self)
    return words.allSatisfy(text.contains)
  }

  @Test func shapesThatDoNotFit() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3]) + NDArray<Float>.zeros([4])
    }
    #expect(says(result, "add", "(2, 3)", "(4,)"))
  }

  @Test func anOutputThatIsTooSmall() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3]) += NDArray<Float>.zeros([2, 3])
    }
    #expect(says(result, "(2, 3)", "(3,)"))
  }

  @Test func anIndexOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([2, 3])[1, 3]
    }
    #expect(says(result, "index 3", "axis 1", "(2, 3)", "-3 to 2"))
  }

  @Test func writingToABroadcast() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Float>.zeros([3]).broadcast(to: [2, 3])[0, 0] = 1
    }
    #expect(says(result, "read-only", "(2, 3)"))
  }

  @Test func aShapeWithoutEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Double>.zeros([1 << 40, 1 << 40])
    }
    #expect(says(result, "1099511627776"))
  }

  @Test func theSmallestOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([0]).min()
    }
    #expect(says(result, "minimum", "(0,)"))
  }

  @Test func aReshapeToAnotherSize() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Float>.zeros([6]).reshaped([4, -1])
    }
    #expect(says(result, "(6,)", "4"))
  }
}
