import Lanes
import Testing

@Suite(.keepsNoArrays) struct FlippingTests {
  @Test(arguments: MemoryLayoutCase.allCases)
  func axesRunBackwards(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<T: ArrayElement>(_ a: NDArray<T>, _ model: Model<T>, _ random: inout SplitMix) {
        func expected(_ axes: [Int]) -> Model<T> {
          model.rearranged(model.shape) { index in
            index.enumerated().map { axes.contains($0.offset) ? model.shape[$0.offset] - 1 - $0.element : $0.element }
          }
        }
        let all = Array(0..<a.ndim)
        expectSame(a.flipped(), expected(all), "flipped \(a.shape)")
        expectSame(a.flipped().flipped(), model, "twice")
        for axis in all {
          expectSame(a.flipped(axis: axis), expected([axis]), "axis \(axis) of \(a.shape)")
          expectSame(a.flipped(axis: axis - a.ndim), expected([axis]), "negative axis")
        }
        let some = all.filter { _ in Bool.random(using: &random) }
        expectSame(a.flipped(axes: some), expected(some), "axes \(some) of \(a.shape)")
        #expect(a.flipped().isView && a.flipped().flags.isWritable == a.flags.isWritable)
        #expect(a.size == 0 || a.flipped().sharesMemory(with: a))
      }
    }
    Law().holds(for: layout)
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func planesTurn(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<T: ArrayElement>(_ a: NDArray<T>, _ model: Model<T>, _ random: inout SplitMix) {
        guard a.ndim >= 2 else { return }
        let first = Int.random(in: 0..<a.ndim, using: &random)
        let second = (first + Int.random(in: 1..<a.ndim, using: &random)) % a.ndim
        // A quarter turn takes what is at (i, j) to (n − 1 − j, i).
        var turned = model
        for times in 0..<6 {
          expectSame(a.rotated90(times, axes: (first, second)), turned, "\(times) turns of \(a.shape)")
          expectSame(a.rotated90(times - 8, axes: (first - a.ndim, second)), turned, "\(times - 8) turns")
          var shape = turned.shape
          shape.swapAt(first, second)
          let last = turned
          turned = last.rearranged(shape) { index in
            var origin = index
            (origin[first], origin[second]) = (index[second], last.shape[second] - 1 - index[first])
            return origin
          }
        }
        #expect(a.rotated90().isView && a.rotated90(0).isView)
      }
    }
    Law().holds(for: layout)
    #expect(NDArray<Int>([[1, 2], [3, 4]]).rotated90() == [[2, 4], [1, 3]])
    #expect(NDArray<Int>([[1, 2], [3, 4]]).rotated90(.min) == [[1, 2], [3, 4]])
    #expect(NDArray<Int>([[1, 2], [3, 4]]).rotated90(.max) == [[3, 1], [4, 2]])
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func rolling(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<T: ArrayElement>(_ a: NDArray<T>, _ model: Model<T>, _ random: inout SplitMix) {
        func remainder(_ a: Int, _ n: Int) -> Int { n == 0 ? 0 : ((a % n) + n) % n }
        let extremes = [0, 1, -1, 5, -13, 1000, .max, .min]
        for _ in 0..<3 {
          let shift = extremes.randomElement(using: &random)!
          let flat = Model<T>(shape: [a.size], elements: model.elements).rearranged([a.size]) {
            [remainder($0[0] - remainder(shift, a.size), a.size)]
          }
          let result = a.rolled(by: shift)
          expectSame(result, Model(shape: model.shape, elements: flat.elements), "\(shift) of \(a.shape)")
          #expect(!result.isView && result.flags.isWritable && !result.sharesMemory(with: a))
          guard a.ndim > 0 else { continue }

          let axes = (0..<Int.random(in: 0...3, using: &random)).map { _ in Int.random(in: 0..<a.ndim, using: &random) }
          let shifts = axes.map { _ in extremes.randomElement(using: &random)! }
          let expected = model.rearranged(model.shape) { index in
            var origin = index
            for (axis, shift) in zip(axes, shifts) {
              origin[axis] = remainder(origin[axis] - remainder(shift, model.shape[axis]), model.shape[axis])
            }
            return origin
          }
          let rolled = a.rolled(by: shifts, axes: axes.map { $0 - a.ndim })
          expectSame(rolled, expected, "\(shifts) along \(axes) of \(a.shape)")
          #expect(!rolled.isView && rolled.flags.isWritable && !rolled.sharesMemory(with: a))
        }
      }
    }
    Law().holds(for: layout)
    #expect(NDArray<Int>.arange(5).rolled(by: 2, axis: 0) == [3, 4, 0, 1, 2])
    #expect(NDArray<Int>.zeros([3, 4], order: .columnMajor).rolled(by: 1, axis: 1).strides == [8, 24])
  }
}
