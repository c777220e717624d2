import Foundation
import Lanes
import Testing

/// Sums are pairwise: the error grows with the logarithm of the count (Higham 1993, 4.6). Within a
/// lane 16 elements are added in a row.
@Suite(.keepsNoArrays) struct SumAccuracyTests {
  private func bound(_ count: Int, _ epsilon: Double) -> Double { (24 + log2(Double(max(count, 2)))) * epsilon }

  @Test(arguments: widths + [4096, 100_001, 1_000_000])
  func oneTenthManyTimes(_ count: Int) {
    let single = NDArray<Float>.full([count], 0.1)
    let exact = Double(Float(0.1)) * Double(count)
    #expect(abs(Double(single.sum()) - exact) <= exact * bound(count, Double(Float.ulpOfOne)))
    let double = NDArray<Double>.full([count], 0.1)
    let reference = NeumaierSum(repeatElement(0.1, count: count)).value
    #expect(abs(double.sum() - reference) <= reference * bound(count, Double.ulpOfOne))
  }

  @Test(arguments: 0..<UInt64(20))
  func randomNumbersOfAllSigns(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let count = Int.random(in: 1...50_000, using: &random)
    let numbers = (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
    let exact = NeumaierSum(numbers.map { Double($0) })
    let a = NDArray(numbers)
    for sum in [a.sum(), a[.reversed].sum(), NDArray(numbers.flatMap { [$0, 0] })[.slice(nil, nil, step: 2)].sum()] {
      #expect(abs(Double(sum) - exact.value) <= exact.magnitude * bound(count, Double(Float.ulpOfOne)))
    }
  }

  /// What follows in memory is one run; a transposed array too.
  @Test func layoutsThatAreOneRunAreAsAccurate() {
    let a = NDArray<Float>.full([1000, 1000], 0.1)
    let exact = Double(Float(0.1)) * 1e6
    for view in [a, a.transposed, a[.reversed, .reversed], a.reshaped([100, 10, 1000]).transposed] {
      #expect(abs(Double(view.sum()) - exact) <= exact * bound(1_000_000, Double(Float.ulpOfOne)))
    }
  }

  /// Short rows of a wide matrix: row sums must not be added up one after the other.
  @Test func shortRowsAreAsAccurate() {
    let a = NDArray<Float>.full([1_000_000, 3], 0.1)[.all, ..<2]
    let exact = Double(Float(0.1)) * 2e6
    #expect(abs(Double(a.sum()) - exact) <= exact * bound(2_000_000, Double(Float.ulpOfOne)))
  }

  @Test func halfPrecisionAddsUpInSinglePrecision() {
    #expect(NDArray<Float16>.ones([5000]).sum() == 5000)
    #expect(NDArray<Float16>.ones([5000, 2]).sum(axis: 0) == [5000, 5000])
    #expect(NDArray<Float16>.full([1000], 100).sum() == .infinity)
  }
}
