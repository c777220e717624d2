import Lanes
import Testing

/// Operations on strided operands, of which blocks are brought together first, give what they give on copies.
@Suite(.keepsNoArrays) struct GatheringTests {
  private static let lengths = [1, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1023, 1024, 1025, 2100]
  private static let steps = [-2, -1, 2, 3, 4, 5]

  private func line<T: ArrayElement>(_ type: T.Type, _ count: Int, _ step: Int, _ random: inout SplitMix) -> NDArray<T>
  {
    let numbers = (0..<count * abs(step)).map { _ in T.small(Int.random(in: 1..<100, using: &random)) }
    return NDArray(numbers)[.slice(nil, nil, step: step)]
  }

  @Test(arguments: ElementCase.allCases)
  func stridedOperandsAreAsTheirCopies(_ element: ElementCase) {
    var random = SplitMix(seed: 31)
    func check<T: OrderedElement>(_ type: T.Type) {
      for count in Self.lengths {
        for (i, step) in Self.steps.enumerated() {
          let a = line(type, count, step, &random)
          let b = line(type, count, Self.steps[(i + 1) % Self.steps.count], &random)
          let (plainA, plainB) = (a.copy(), b.copy())
          let isSame =
            NDArray.minimum(a, b) == NDArray.minimum(plainA, plainB)
            && NDArray.maximum(plainA, b) == NDArray.maximum(plainA, plainB)
            && NDArray.minimum(a, plainB[0]) == NDArray.minimum(plainA, plainB[0])
            && (a .> b) == (plainA .> plainB) && (a .== plainB) == (plainA .== plainB)
            && a.cast(to: Double.self) == plainA.cast(to: Double.self) && a.any() == plainA.any()
            && a.all() == plainA.all()
          if !isSame { Issue.record("\(T.self), \(count) elements, step \(step)") }
        }
      }
    }
    check(element.type)
  }

  @Test func dearAndComplexOperations() {
    var random = SplitMix(seed: 32)
    for count in Self.lengths {
      for step in Self.steps {
        let a = line(Float.self, count, step, &random)
        #expect(NDArray.squareRoot(NDArray.absolute(a)) == NDArray.squareRoot(NDArray.absolute(a.copy())))
        let b = line(Float16.self, count, step, &random)
        #expect(b + b == b.copy() + b.copy() && b / NDArray(Float16(3)) == b.copy() / NDArray(Float16(3)))
        let c = line(Double.self, count, step, &random)
        #expect(c / c == c.copy() / c.copy())
      }
    }
  }

  /// Results that lie where an operand lies, or are strided themselves.
  @Test(arguments: lengths)
  func resultsInPlaceAndStrided(_ count: Int) {
    for step in [2, 3] {
      let base = NDArray<Int32>.arange(Int32(count * step))
      let other = NDArray<Int32>.arange(Int32(count * 2))[.slice(nil, nil, step: 2)]
      let view = base[.slice(nil, nil, step: step)]
      let expected = view.copy() + other.copy()
      let out = NDArray<Int32>.arange(Int32(count))
      NDArray.add(out, other, out: out)
      #expect(out == NDArray<Int32>.arange(Int32(count)) + other.copy())
      NDArray.add(view, other, out: view)
      #expect(view == expected)
    }
  }

  /// Rows of strided elements, and results so large that they are written past the caches.
  @Test func rowsAndLargeResults() {
    let matrix = NDArray<Int16>.arange(0, 20_000).reshaped([100, 200])[.all, .slice(nil, nil, step: 2)]
    #expect(matrix + matrix == matrix.copy() * 2 && -matrix == matrix.copy() * -1)
    let count = 3_000_001
    let long = NDArray<Double>.arange(Double(2 * count))[.slice(1, nil, step: 2)]
    let copy = long.copy()
    #expect(long + long == copy + copy && (long .> copy) == (copy .> copy) && -long == -copy)
  }
}
