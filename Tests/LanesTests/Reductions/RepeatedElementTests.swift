import Lanes
import Testing

/// Reductions of broadcast arrays, whose repeated elements are looked at once, and of strided ones give what they give
/// of copies.
@Suite(.keepsNoArrays) struct RepeatedElementTests {
  private static let shapes: [([Int], [Int])] = [
    ([7], [5, 7]), ([1, 300], [40, 300]), ([40, 1], [40, 300]), ([1], [1000]), ([3, 1, 5], [3, 70, 5]),
    ([1, 6, 1], [4, 6, 33]), ([2, 1, 1, 9], [2, 3, 4, 9]), ([], [3, 0, 4]), ([], [20, 30]),
  ]

  @Test(arguments: ElementCase.allCases)
  func broadcastArraysAreAsTheirCopies(_ element: ElementCase) {
    var random = SplitMix(seed: 41)
    func check<T: OrderedElement>(_ type: T.Type) {
      for (part, shape) in Self.shapes {
        let numbers = (0..<part.reduce(1, *)).map { _ in T.small(Int.random(in: 0..<4, using: &random)) }
        let a = NDArray(numbers).reshaped(Dimensions(part)).broadcast(to: Dimensions(shape))
        let copy = a.copy()
        func expect(_ isSame: Bool, _ name: String, _ axes: [Int]) {
          if !isSame { Issue.record("\(name) of \(T.self), \(part) as \(shape), over \(axes)") }
        }
        for bits in 0..<(1 << shape.count) {
          let axes = shape.indices.filter { bits >> $0 & 1 != 0 }
          expect(isClose(a.sum(axes: axes), copy.sum(axes: axes)), "sum", axes)
          expect(isClose(a.sum(axes: axes, keepDims: true), copy.sum(axes: axes, keepDims: true)), "sum", axes)
          expect(a.countNonZero(axes: axes) == copy.countNonZero(axes: axes), "countNonZero", axes)
          if T.self is any IntegerElement.Type {
            expect(a.product(axes: axes) == copy.product(axes: axes), "product", axes)
          }
          if a.size > 0 {
            expect(a.max(axes: axes) == copy.max(axes: axes), "max", axes)
            expect(isClose(a.mean(axes: axes), copy.mean(axes: axes)), "mean", axes)
          }
        }
        expect(isClose(NDArray(a.sum()), NDArray(copy.sum())), "sum", [])
        expect(a.countNonZero() == copy.countNonZero(), "countNonZero", [])
        if a.size > 0 {
          expect(a.argMax() == copy.argMax() && a.argMin() == copy.argMin(), "argMax", [])
          expect(isClose(NDArray(a.mean()), NDArray(copy.mean())), "mean", [])
        }
      }
    }
    check(element.type)
  }

  private func isClose<T: ArrayElement>(_ a: NDArray<T>, _ b: NDArray<T>) -> Bool {
    let (a, b) = (a.cast(to: Double.self), b.cast(to: Double.self))
    let tolerance = T.dtype == .float16 ? 0x1p-9 : T.dtype == .float32 ? 1e-5 : 1e-12
    return zip(Model(a).elements, Model(b).elements).allSatisfy {
      abs($0 - $1) <= tolerance * (1 + abs($1)) || $0 == $1
    }
  }

  @Test func variancesOfBroadcastArrays() {
    func check<T: OrderedElement>(_ type: T.Type) where T.Mean: FloatingPointElement {
      for (part, shape) in Self.shapes where !shape.contains(0) {
        let a = NDArray((0..<part.reduce(1, *)).map { T.small($0 * 7 % 50) }).reshaped(Dimensions(part))
          .broadcast(to: Dimensions(shape))
        let copy = a.copy()
        #expect(isClose(NDArray(a.variance()), NDArray(copy.variance())))
        #expect(isClose(NDArray(a.standardDeviation()), NDArray(copy.standardDeviation())))
        for axis in shape.indices where shape[axis] > 1 {
          for delta in [0, 1] {
            let variance = a.variance(axes: [axis], deltaDegreesOfFreedom: delta)
            #expect(isClose(variance, copy.variance(axes: [axis], deltaDegreesOfFreedom: delta)))
          }
        }
      }
    }
    check(Int8.self)
    check(Int.self)
    check(Float16.self)
    check(Float.self)
    check(Double.self)
  }

  /// Sums along strided lines and of strided columns: the same bits as of copies, unless memory is walked backwards.
  @Test(arguments: ElementCase.allCases)
  func stridedArraysAreAsTheirCopies(_ element: ElementCase) {
    var random = SplitMix(seed: 42)
    func check<T: OrderedElement>(_ type: T.Type) {
      for count in [15, 16, 511, 512, 513, 1023, 1024, 1025, 2048, 4095, 4096, 4097, 8192, 8193, 70_000] {
        for step in [-2, 2, 3, 4, 5] {
          let numbers = (0..<count * abs(step)).map { _ in T.small(Int.random(in: 0..<100, using: &random)) }
          // The last element of memory is the last that is read.
          let whole = NDArray(numbers)
          let a = whole[.slice(step < 0 ? nil : step - 1, nil, step: step)]
          let copy = a.copy()
          let isSame = step < 0 ? isClose(NDArray(a.sum()), NDArray(copy.sum())) : a.sum() == copy.sum()
          if !isSame || a.min() != copy.min() || a.argMax() != copy.argMax() {
            Issue.record("\(T.self), \(count) elements, step \(step)")
          }
        }
      }
      for (rows, columns) in [(3, 9), (16, 100), (17, 64), (40, 33), (200, 130), (9, 700)] {
        for step in [2, 3, 4, 5, 9, -1, -3] {
          let numbers = (0..<rows * columns * abs(step)).map { _ in
            T.small(Int.random(in: 0..<100, using: &random))
          }
          let a = NDArray(numbers).reshaped([rows, columns * abs(step)])[.all, .slice(nil, nil, step: step)]
          let copy = a.copy()
          let isSame = (0...1).allSatisfy { axis in
            let (sum, expected) = (a.sum(axis: axis), copy.sum(axis: axis))
            return step < 0 ? isClose(sum, expected) : sum == expected
          }
          if !isSame || a.max(axis: 0) != copy.max(axis: 0) {
            Issue.record("\(T.self), \(rows) × \(columns), step \(step)")
          }
        }
      }
    }
    check(element.type)
  }

  /// What lies between strided elements has no part in the result, whatever it is.
  @Test func whatLiesBetweenDoesNotMatter() {
    for step in 2...5 {
      let whole = NDArray<Float>.full([4096, step], .nan)
      whole[.all, 0].fill(1)
      #expect(whole[.all, 0].sum() == 4096 && whole[.all, 0].max() == 1 && whole[.all, 0].argMax() == 0)
      let rows = whole.reshaped([64, 64 * step])[.all, .slice(nil, nil, step: step)]
      #expect(rows.sum(axis: 0) == NDArray<Float>.full([64], 64))
    }
  }
}
