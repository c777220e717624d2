import Lanes
import Testing

@Suite struct OverlapTests {
  /// Windows of one array onto each other: the answer is that of separate memory.
  @Test(arguments: 0..<40)
  func overlappingWindowsGiveTheAnswerOfSeparateMemory(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let count = Int.random(in: 2...300, using: &random)
    let length = Int.random(in: 1...count, using: &random)
    func window(_ a: NDArray<Int32>) -> NDArray<Int32> {
      let start = Int.random(in: 0...count - length, using: &random)
      let part = a[start..<start + length]
      return Bool.random(using: &random) ? part : part[.reversed]
    }
    let base = NDArray<Int32>.arange(Int32(count))
    let (target, first, second) = (window(base), window(base), window(base))
    let expected = first.copy() - second.copy() * 3
    NDArray.subtract(first, second.copy() * 3, out: target)
    #expect(target == expected)

    let again = NDArray<Int32>.arange(Int32(count))
    let (a, b) = (window(again), window(again))
    let sum = a.copy() + b.copy()
    a += b
    #expect(a == sum)
  }

  @Test func anArrayCanBeReversedAndTransposedOntoItself() {
    let a = NDArray<Int>.arange(100)
    a[...] = a[.reversed]
    #expect(a == NDArray<Int>.arange(99, -1, step: -1))
    let m = NDArray<Int>.arange(400).reshaped([20, 20])
    let expected = m.transposed.copy()
    m[...] = m.transposed
    #expect(m == expected)
  }

  @Test func shiftingReadsWhatWasThereBefore() {
    let a = NDArray<Float>.arange(10)
    a[1...] += a[..<(-1)]
    #expect(a == [0, 1, 3, 5, 7, 9, 11, 13, 15, 17])
  }
}
