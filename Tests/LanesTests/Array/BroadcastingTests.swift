import Lanes
import Testing

@Suite struct BroadcastingTests {
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

  @Test
  func theBaseOfABroadcastCanBeWritten() {
    #expect(NDArray<Int>.zeros([3]).broadcast(to: [2, 3]).base?.flags.isWritable == true)
  }
}
