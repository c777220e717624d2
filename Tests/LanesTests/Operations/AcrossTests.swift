import Lanes
import Testing

/// Operations on operands whose rows are the output's columns, large enough to be done slab by slab.
@Suite(.keepsNoArrays) struct AcrossTests {
  @Test(arguments: [
    [300, 200], [8, 5000], [5000, 8], [70, 64], [5, 40, 90], [3, 200, 300], [2, 9, 5000], [1, 100, 1, 100],
    [200, 10_000],
  ])
  func transposedOperandsAreAsTheirCopies(_ shape: [Int]) {
    let count = shape.reduce(1, *)
    let plain = NDArray<Int32>.arange(Int32(count)).reshaped(Dimensions(shape))
    let rank = shape.count
    for order in [Array((0..<rank).reversed()), Array(0..<rank - 2) + [rank - 1, rank - 2]] {
      let across = NDArray<Int32>.arange(Int32(count)).reshaped(Dimensions(order.map { shape[$0] })).transposed(order)
      let copy = NDArray<Int32>.zeros(Dimensions(shape))
      forEachIndex(of: shape) { copy[at: $0] = across[at: $0] }
      let out = NDArray<Int32>.empty(Dimensions(shape))
      #expect(NDArray.subtract(plain, across, out: out) == plain - copy)
      #expect(NDArray.subtract(across, plain, out: out) == copy - plain)
      #expect(NDArray.subtract(across, across, out: out) == NDArray<Int32>.zeros(Dimensions(shape)))
      #expect(NDArray.add(across, NDArray(Int32(5)), out: out) == copy + 5)
      let row = NDArray<Int32>.arange(Int32(shape[rank - 1]))
      #expect(NDArray.multiply(across, row, out: out) == copy * row)
      let cast = NDArray<Double>.empty(Dimensions(shape))
      #expect(NDArray.cast(across, out: cast) == copy.cast(to: Double.self))
      #expect(NDArray.negative(across, out: out) == -copy)
    }
  }
}
