import Testing

@testable import Lanes

/// Few elements of at most two axes, which lie in one small memory in any way and may share it: results are those of separate
/// memory, and nothing else changes.
@Suite(.keepsNoArrays) struct FewElementsTests {
  private struct Views {
    private var random: SplitMix
    init(seed: Int) { random = SplitMix(seed: UInt64(seed)) }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func shape() -> Dimensions {
      Dimensions((0..<number(0...3)).map { _ in number(0...11) == 0 ? 40 : number(1...5) })
    }

    /// A view of this shape somewhere in `memory`; nil where it leads out of it.
    mutating func view(of memory: NDArray<Int32>, _ shape: Dimensions) -> NDArray<Int32>? {
      let steps = [-7, -5, -2, -1, 0, 1, 1, 2, 3, 5, 6]
      let strides = Dimensions(shape.map { _ in steps[number(0...10)] })
      let layout = Layout(shape: shape, strides: strides, offset: number(0...memory.size - 1))
      guard layout.extent.lowerBound >= 0 && layout.extent.upperBound <= memory.size else { return nil }
      return memory.view(layout)
    }

    /// A shape that can be broadcast to this one, or some other.
    mutating func operandShape(for shape: Dimensions) -> Dimensions {
      if number(0...9) == 0 { return self.shape() }
      return Dimensions(shape.map { number(0...3) == 0 ? 1 : $0 }.dropFirst(number(0...4) == 0 ? 1 : 0))
    }
  }

  private func elements(_ a: NDArray<Int32>, as shape: Dimensions) -> [Int32] {
    let wide = a.broadcast(to: shape)
    return indices(shape).map { wide[at: $0] }
  }

  private func indices(_ shape: Dimensions) -> [Dimensions] {
    var all: [Dimensions] = [[]]
    for extent in shape {
      all = all.flatMap { index in (0..<extent).map { Dimensions(Array(index) + [$0]) } }
    }
    return all
  }

  @Test(arguments: 0..<40) func resultsAreThoseOfSeparateMemory(_ seed: Int) {
    var views = Views(seed: seed)
    var done = 0
    for _ in 0..<2000 {
      let memory = NDArray<Int32>.arange(0, 60)
      let shape = views.shape()
      guard let out = views.view(of: memory, shape), !out.hasInternalOverlap,
        let a = views.view(of: memory, views.operandShape(for: shape)),
        let b = views.view(of: memory, views.operandShape(for: shape))
      else { continue }
      let pair = Layout.broadcast(a.shape, b.shape)
      let isBinary = pair == shape
      guard isBinary || Layout.broadcast(a.shape, shape) == shape else { continue }
      var expected = (0..<60).map(Int32.init)
      let left = elements(a, as: shape)
      let right = isBinary ? elements(b, as: shape) : left
      for (i, index) in indices(shape).enumerated() {
        let place = zip(index, out.layout.strides).reduce(out.layout.offset) { $0 + $1.0 * $1.1 }
        expected[place] = isBinary ? left[i] &- right[i] : 0 &- left[i]
      }
      if isBinary {
        let fresh = a - b
        #expect(elements(fresh, as: shape) == zip(left, right).map { $0 &- $1 }, "\(a.layout) \(b.layout)")
        NDArray.subtract(a, b, out: out)
      } else {
        NDArray.negative(a, out: out)
      }
      let found = (0..<60).map { memory[$0] }
      #expect(found == expected, "\(a.layout) \(b.layout) \(out.layout)")
      done += 1
    }
    #expect(done > 20)
  }
}
