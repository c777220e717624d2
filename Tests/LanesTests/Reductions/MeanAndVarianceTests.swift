import Lanes
import Testing

/// Means and variances against the plain two passes in double precision.
@Suite(.keepsNoArrays) struct MeanAndVarianceTests {
  private static let shapes = [
    [1], [15], [64], [257], [2100], [5, 7], [7, 64], [300, 3], [3, 300], [20, 40], [3, 4, 50], [50, 4, 3],
  ]

  @Test(arguments: ElementCase.allCases, MemoryLayoutCase.allCases)
  func agreeWithPlainLoops(_ element: ElementCase, _ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 31)
    func check<T: OrderedElement>(_ type: T.Type) where T.Mean: FloatingPointElement {
      for shape in Self.shapes {
        let a = layout.view(shape) { shape in
          NDArray((0..<shape.reduce(1, *)).map { _ in T.small(Int.random(in: 0..<100, using: &random)) })
            .reshaped(Dimensions(shape))
        }
        let model = a.cast(to: Double.self).doubles
        for bits in 1..<(1 << shape.count) {
          let axes = shape.indices.filter { bits & (1 << $0) != 0 }
          let what = "\(T.self) over \(axes) of \(shape), \(layout)"
          expectNear(a.mean(axes: axes), model.reduced(over: axes, mean), 64, "mean of " + what)
          expectNear(a.variance(axes: axes), model.reduced(over: axes, variance), 256, "variance of " + what)
        }
        expectNear(NDArray(a.mean()), model.reduced(over: Array(shape.indices), mean), 64, "mean of \(T.self) \(shape)")
      }
    }
    func open<T: OrderedElement>(_ type: T.Type) {
      switch type.dtype {
      case .int8: check(Int8.self)
      case .int16: check(Int16.self)
      case .int32: check(Int32.self)
      case .int64: check(Int64.self)
      case .uint8: check(UInt8.self)
      case .uint16: check(UInt16.self)
      case .uint32: check(UInt32.self)
      case .uint64: check(UInt64.self)
      case .float16: check(Float16.self)
      case .float32: check(Float.self)
      default: check(Double.self)
      }
    }
    open(element.type)
  }

  /// A large mean takes no digits from a small variance.
  @Test func farFromZero() {
    let a = NDArray<Double>.arange(10_000).vectorize {
      1e9 + ($0 / 2).rounded(.down).truncatingRemainder(dividingBy: 2)
    }
    #expect(abs(a.variance() - 0.25) < 1e-12)
    #expect(NDArray<Int32>.full([1000], .max).mean() == Double(Int32.max))
    #expect(NDArray<UInt8>.full([1000, 3], 255).mean(axis: 0) == [255, 255, 255])
    #expect(NDArray<Bool>([true, false, true, true]).mean() == 0.75)
  }

  private func mean(_ line: [Double]) -> Double { NeumaierSum(line).value / Double(line.count) }

  private func variance(_ line: [Double]) -> Double {
    let center = mean(line)
    return NeumaierSum(line.map { ($0 - center) * ($0 - center) }).value / Double(line.count)
  }

  private func expectNear<R: FloatingPointElement>(
    _ found: NDArray<R>, _ expected: Model<Double>, _ ulps: Double, _ what: String
  ) {
    for (x, y) in zip(found.doubles.elements, expected.elements)
    where abs(x - y) > ulps * Double(R.ulpOfOne) * max(abs(y), 33) {
      Issue.record("\(what): \(x), should be \(y)")
      return
    }
  }
}
