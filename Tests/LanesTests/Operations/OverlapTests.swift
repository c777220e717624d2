import Lanes
import Testing

/// Operands that overlap the output give the answer that separate memory would give.
@Suite(.keepsNoArrays) struct OverlapTests {
  @Test(arguments: 0..<UInt64(200))
  func overlappingWindowsGiveTheAnswerOfSeparateMemory(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let count = Int.random(in: 2...600, using: &random)
    let step = Int.random(in: 1...3, using: &random)
    let length = Int.random(in: 1...(count + step - 1) / step, using: &random)
    func window(_ a: NDArray<Int32>) -> NDArray<Int32> {
      let start = Int.random(in: 0...count - (length - 1) * step - 1, using: &random)
      let part = a[.slice(start, start + (length - 1) * step + 1, step: step)]
      return Bool.random(using: &random) ? part : part[.reversed]
    }
    func fresh() -> NDArray<Int32> { NDArray(values(Int32.self, count, &random)) }
    for operation in Int32.binaryCases {
      let base = fresh()
      let (target, first, second) = (window(base), window(base), window(base))
      let expected = Model(first).combined(Model(second), into: [length], operation.meaning)
      if let out = operation.out { expectSame(out(first, second, target), expected, "\(operation.name) out:") }

      let again = fresh()
      let (a, b) = (window(again), window(again))
      let result = Model(a).combined(Model(b), into: [length], operation.meaning)
      if let inPlace = operation.inPlace {
        inPlace(a, b)
        expectSame(a, result, "\(operation.name) in place")
      }
    }
    let base = fresh()
    let (target, source) = (window(base), window(base))
    let expected = Model(source)
    target.assign(source)
    expectSame(target, expected, "assign")
  }

  /// Windows of a matrix, transposed or not, over each other.
  @Test(arguments: 0..<UInt64(200))
  func overlappingPlanesGiveTheAnswerOfSeparateMemory(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let side = Int.random(in: 2...40, using: &random)
    let length = Int.random(in: 1...side, using: &random)
    let base = NDArray(values(Float.self, side * side, &random)).reshaped([side, side])
    func window() -> NDArray<Float> {
      let (i, j) = (
        Int.random(in: 0...side - length, using: &random), Int.random(in: 0...side - length, using: &random)
      )
      let part = base[i..<i + length, j..<j + length]
      switch Int.random(in: 0..<4, using: &random) {
      case 0: return part.transposed
      case 1: return part[.reversed]
      case 2: return part[.all, .reversed].transposed
      default: return part
      }
    }
    let (target, source) = (window(), window())
    let expected = Model(target).combined(Model(source), into: [length, length]) { $0 * $1 }
    target *= source
    expectSame(target, expected, "*=")
    let (second, other) = (window(), window())
    let copied = Model(other)
    second.assign(other)
    expectSame(second, copied, "assign")
  }

  /// A row, a column and one element of the array itself, broadcast over it.
  @Test func partsBroadcastOverTheWhole() {
    for layout in MemoryLayoutCase.writable {
      var random = SplitMix(seed: 8)
      let start = Model(array(Int.self, [20, 20], .contiguous, &random))
      for part in [[AxisIndex.index(3)], [.all, .slice(4, 5)], [.index(5), .index(6)], [.slice(0, 1)]] {
        let a = Laid(start, layout).view
        let expected = start.combined(Model(a[axes: part]), into: [20, 20]) { $0 &+ $1 }
        a += a[axes: part]
        expectSame(a, expected, "\(part), \(layout)")
        let b = Laid(start, layout).view
        let spread = start.combined(Model(b[axes: part]), into: [20, 20]) { $1 }
        b[...] = b[axes: part]
        expectSame(b, spread, "assigned \(part), \(layout)")
      }
    }
  }

  @Test func anArrayCanBeReversedAndTransposedOntoItself() {
    for count in widths {
      let a = NDArray<Int>.arange(count)
      a[...] = a[.reversed]
      #expect(a == NDArray<Int>.arange(count - 1, -1, step: -1))
    }
    for side in [1, 2, 7, 8, 16, 20, 65] {
      let m = NDArray<Int>.arange(side * side).reshaped([side, side])
      let expected = Model(m.transposed)
      m[...] = m.transposed
      expectSame(m, expected, "transposed onto itself")
    }
  }

  @Test func shiftingReadsWhatWasThereBefore() {
    let a = NDArray<Float>.arange(10)
    a[1...] += a[..<(-1)]
    #expect(a == [0, 1, 3, 5, 7, 9, 11, 13, 15, 17])
    let b = NDArray<Float>.arange(10)
    b[..<(-1)] += b[1...]
    #expect(b == [1, 3, 5, 7, 9, 11, 13, 15, 17, 9])
  }

  /// Comparisons of Booleans into a window over their own operands.
  @Test func comparisonsMayOverlapTheirAnswers() {
    var random = SplitMix(seed: 9)
    for shift in [0, 1, 3] {
      for count in widths where count > shift {
        let base = array(Bool.self, [count], .contiguous, &random)
        let (a, b, out) = (base[..<(count - shift)], base[shift...], base[shift...])
        let expected = Model(a).combined(Model(b), into: [count - shift]) { $0 == $1 }
        expectSame(NDArray.equal(a, b, out: out), expected, "shifted by \(shift)")
      }
    }
  }
}
