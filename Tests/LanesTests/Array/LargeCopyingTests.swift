import Lanes
import Testing

/// Copies past the caches, which write whole lines in another way than what stands before and behind them.
@Suite(.keepsNoArrays) struct LargeCopyingTests {
  /// More bytes than the share of the last cache from which on copies are streamed, on most machines.
  private static let count = 12 << 20

  private func numbers(_ count: Int) -> NDArray<UInt8> {
    // No power of two: what is a line off does not look the same.
    NDArray<UInt8>(casting: NDArray.remainder(NDArray<UInt32>.arange(UInt32(count)), 251))
  }

  @Test func contiguousCopiesAtAnyPlace() {
    let source = numbers(Self.count)
    let out = NDArray<UInt8>.zeros([Self.count])
    for (from, to, cut) in [(0, 0, 0), (3, 0, 1), (0, 5, 100), (64, 1, 64), (13, 12, 7), (0, 64, 0), (17, 63, 1000)] {
      let length = Self.count - max(from, to) - cut
      out.fill(255)
      out[to..<to + length].assign(source[from..<from + length])
      #expect((out[to..<to + length] .== source[from..<from + length]).all())
      #expect((out[..<to] .== 255).all() && (out[(to + length)...] .== 255).all())
    }
  }

  /// Of copies within one memory the result is that of separate memory.
  @Test func overlappingCopies() {
    for shift in [1, 64, 4099] {
      let a = numbers(Self.count)
      let before = a.copy()
      a[shift...].assign(a[..<(Self.count - shift)])
      #expect((a[shift...] .== before[..<(Self.count - shift)]).all() && (a[..<shift] .== before[..<shift]).all())
      let b = before.copy()
      b[..<(Self.count - shift)].assign(b[shift...])
      #expect((b[..<(Self.count - shift)] .== before[shift...]).all())
    }
  }

  /// A little ahead in its page, at lengths where the processor's own copying instruction would be chosen.
  @Test func copiesALittleAhead() {
    let source = numbers(3 << 12)
    for shift in [1, 4, 63, 64] {
      for length in [1000, 1024, 4096, 5000, 8191] {
        let out = NDArray<UInt8>.full([3 << 12], 255)
        out[shift..<shift + length].assign(source[..<length])
        #expect((out[shift..<shift + length] .== source[..<length]).all())
        #expect((out[..<shift] .== 255).all() && (out[(shift + length)...] .== 255).all())
      }
    }
  }

  @Test func fills() {
    func check<T: ArrayElement>(_ value: T) {
      let count = Self.count / MemoryLayout<T>.stride
      let a = NDArray<T>.zeros([count + 20])
      for start in [0, 1, 7] {
        a.fill(.zero)
        a[start..<start + count].fill(value)
        #expect((a[start..<start + count] .== value).all())
        #expect((a[..<start] .== T.zero).all() && (a[(start + count)...] .== T.zero).all())
      }
    }
    check(UInt8(7))
    check(Int16(-300))
    check(Float(1.5))
    check(Double(-2.25))
  }

  /// Matrices whose rows are whole lines and such whose are not, a power of two long and not, tall and wide.
  @Test(arguments: [(2048, 2048), (1777, 1801), (1 << 20, 3), (3, 1 << 20), (1 << 19, 8), (16, 200_000), (65, 50_000)])
  func transposedCopies(_ rows: Int, _ columns: Int) {
    func check<T: IntegerElement>(_ type: T.Type) {
      let a = NDArray<T>(casting: NDArray.remainder(NDArray<Int>.arange(rows * columns), 251)).reshaped([rows, columns])
      let copy = a.transposed.copy()
      // Positions spread over the whole, by a step that is prime to both sides.
      var position = 0
      for _ in 0..<100_000 {
        position = (position + 1_000_003) % (rows * columns)
        let (i, j) = (position / columns, position % columns)
        if copy[j, i] != T(truncatingIfNeeded: position % 251) {
          Issue.record("\(T.self) \(rows) × \(columns) at \(i), \(j)")
          return
        }
      }
    }
    check(UInt8.self)
    check(Int32.self)
    check(Int64.self)
  }
}
