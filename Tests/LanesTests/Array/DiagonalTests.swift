import Lanes
import Testing

@Suite(.keepsNoArrays) struct DiagonalTests {
  @Test(arguments: MemoryLayoutCase.allCases)
  func diagonalsOfEveryPlane(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<T: ArrayElement>(_ a: NDArray<T>, _ model: Model<T>, _ random: inout SplitMix) {
        guard a.ndim >= 2 else { return }
        let first = Int.random(in: 0..<a.ndim, using: &random)
        let second = (first + Int.random(in: 1..<a.ndim, using: &random)) % a.ndim
        let others = (0..<a.ndim).filter { $0 != first && $0 != second }
        for offset in [0, 1, -1, 2, -3, 8, -8, .max, .min] {
          let (down, right) = offset < 0 ? (offset == .min ? .max : -offset, 0) : (0, offset)
          var count = 0
          while count < model.shape[first] - min(down, 99) && count < model.shape[second] - min(right, 99) {
            count += 1
          }
          let expected = model.rearranged(others.map { model.shape[$0] } + [count]) { index in
            var origin = [Int](repeating: 0, count: model.shape.count)
            for (i, axis) in others.enumerated() { origin[axis] = index[i] }
            origin[first] = index.last! + down
            origin[second] = index.last! + right
            return origin
          }
          let diagonal = a.diagonal(offset: offset, axes: (first, second - a.ndim))
          expectSame(diagonal, expected, "offset \(offset) in (\(first), \(second)) of \(a.shape)")
          #expect(diagonal.isView && diagonal.flags.isWritable == a.flags.isWritable)
        }
      }
    }
    Law().holds(for: layout)
  }

  @Test func diagonalsAreWritten() {
    let a = NDArray<Float>.zeros([3, 4])
    a.diagonal(offset: 1).fill(7)
    a.diagonal()[...] = [1, 2, 3]
    #expect(a == [[1, 7, 0, 0], [0, 2, 7, 0], [0, 0, 3, 7]])
  }
}
