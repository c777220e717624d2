import Lanes
import Testing

@Suite(.keepsNoArrays) struct BroadcastingTests {
  @Test(arguments: 0..<UInt64(200))
  func elementsRepeat(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let shape = randomShape(&random)
    let part = array(
      UInt8.self, randomPart(of: shape, &random), MemoryLayoutCase.allCases.randomElement(using: &random)!, &random)
    let expected = Model(part).combined(Model(part), into: shape) { first, _ in first }
    let view = part.broadcast(to: Dimensions(shape))
    expectSame(view, expected, "\(part.shape) to \(shape)")
    expectSame(view.copy(), expected, "\(part.shape) to \(shape), copied")
    #expect(!view.flags.isWritable)
    #expect(view.copy().flags.isWritable)
    if view.size > 0 { #expect(view.mayShareMemory(with: part)) }
  }

  @Test func viewsOfReadOnlyArraysAreReadOnly() {
    let a = NDArray<Int>.zeros([3]).broadcast(to: [2, 3])
    #expect(!a.transposed.flags.isWritable)
    #expect(!a[0..<1].flags.isWritable)
    #expect(!a.squeezed().flags.isWritable)
  }

  @Test func severalMeetInOneShape() {
    let (a, b) = NDArray<Float>.broadcast(NDArray<Float>.arange(3), NDArray<Int>.arange(2).reshaped([2, 1]))
    #expect(a == [[0, 1, 2], [0, 1, 2]] && b == [[0, 0, 0], [1, 1, 1]])
    #expect(!a.flags.isWritable && !b.flags.isWritable && a.isView && b.isView)
    #expect(Dimensions.broadcast([[3, 1], [4], [2, 1, 1]]) == [2, 3, 4])
    #expect(Dimensions.broadcast([]) == [])
    #expect(Dimensions.broadcast([[1], [0]]) == [0])
    let all = NDArray.broadcast([NDArray<Int>(5), NDArray<Int>.arange(2), NDArray<Int>.zeros([3, 1])])
    #expect(all.map(\.shape) == [[3, 2], [3, 2], [3, 2]])
    #expect(all[0][2, 1] == 5 && all[1][2, 1] == 1)
  }

  @Test
  func theBaseOfABroadcastCanBeWritten() {
    #expect(NDArray<Int>.zeros([3]).broadcast(to: [2, 3]).base?.flags.isWritable == true)
  }
}
