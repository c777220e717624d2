@_spi(Benchmarks) import Lanes
import LanesKernelInterface
import Testing

@Suite struct KernelSetTests {
  /// Every set gives the baseline's bits, sums of floats included: the order of addition is fixed.
  @Test(arguments: KernelSelection.available)
  func everySetGivesTheSameBits(_ name: String) {
    let baseline = KernelSelection.kernels(named: "baseline")!
    let set = KernelSelection.kernels(named: name)!
    #expect(set.name == name)
    agree(Int8.self, set, baseline)
    agree(Int16.self, set, baseline)
    agree(Int32.self, set, baseline)
    agree(Int64.self, set, baseline)
    agree(UInt8.self, set, baseline)
    agree(UInt16.self, set, baseline)
    agree(UInt32.self, set, baseline)
    agree(UInt64.self, set, baseline)
    agree(Float16.self, set, baseline)
    agree(Float.self, set, baseline)
    agree(Double.self, set, baseline)
  }

  private func agree<T: NumericElement>(_ type: T.Type, _ set: KernelSet, _ baseline: KernelSet) {
    var random = SplitMix(seed: 6)
    for count in [0, 1, 7, 31, 64, 65, 257, 1000, 3001] {
      for (stride, otherStride) in [(1, 1), (1, 0), (0, 1), (2, 1), (-1, 1), (3, -2)] {
        let a = Buffer(values(type, 3 * count + 1, &random), stride: stride, count: count)
        let b = Buffer(values(type, 3 * count + 1, &random), stride: otherStride, count: count)
        for operation in BinaryOperator.allCases {
          guard let one = set.binary(operation, T.dtype), let other = baseline.binary(operation, T.dtype) else {
            #expect(set.binary(operation, T.dtype) == nil && baseline.binary(operation, T.dtype) == nil)
            continue
          }
          #expect(
            run(one, a, b, as: type).elementsEqual(run(other, a, b, as: type), by: same), "\(operation) \(T.self)")
        }
        for operation in ComparisonOperator.allCases {
          let (one, other) = (set.comparison(operation, T.dtype)!, baseline.comparison(operation, T.dtype)!)
          #expect(run(one, a, b, as: Bool.self) == run(other, a, b, as: Bool.self), "\(operation) \(T.self)")
        }
        for operation in ReductionOperator.allCases {
          #expect(
            fold(set.reduction(operation, T.dtype)!, a) == fold(baseline.reduction(operation, T.dtype)!, a),
            "\(operation) \(T.self) of \(count) at stride \(stride)")
        }
        for operation in SearchOperator.allCases {
          let (one, other) = (set.search(operation, T.dtype)!, baseline.search(operation, T.dtype)!)
          a.elements.withUnsafeBufferPointer { elements in
            let start = elements.baseAddress! + a.start
            #expect(one(start, a.stride, count) == other(start, a.stride, count), "\(operation) \(T.self)")
          }
        }
      }
    }
  }

  /// Elements and the walk over them; a walk backwards begins at the end.
  private struct Buffer<T> {
    let elements: [T]
    let stride: Int
    let count: Int
    var start: Int { stride < 0 ? -stride * max(count - 1, 0) : 0 }

    init(_ elements: [T], stride: Int, count: Int) {
      self.elements = elements
      self.stride = stride
      self.count = count
    }
  }

  private func run<T: ArrayElement, R: ArrayElement>(
    _ loop: BinaryLoop, _ a: Buffer<T>, _ b: Buffer<T>, as type: R.Type
  ) -> [R] {
    var out = [R](repeating: .zero, count: a.count + 1)
    a.elements.withUnsafeBufferPointer { x in
      b.elements.withUnsafeBufferPointer { y in
        out.withUnsafeMutableBufferPointer { z in
          loop(
            x.baseAddress! + a.start, a.stride, y.baseAddress! + b.start, b.stride, z.baseAddress!, 1, a.count)
        }
      }
    }
    return out
  }

  /// The bytes of the accumulator.
  private func fold<T>(_ loops: ReductionLoops, _ a: Buffer<T>) -> [UInt8] {
    var accumulator = [UInt64](repeating: 0, count: 1)
    a.elements.withUnsafeBufferPointer { x in
      accumulator.withUnsafeMutableBytes { total in
        loops.fill(total.baseAddress!, 1)
        loops.fold(x.baseAddress! + a.start, a.stride, a.count, total.baseAddress!)
      }
    }
    return accumulator.withUnsafeBytes { bytes in
      let isNaN: Bool =
        switch loops.accumulator {
        case .float16: bytes.load(as: Float16.self).isNaN
        case .float32: bytes.load(as: Float.self).isNaN
        case .float64: bytes.load(as: Double.self).isNaN
        default: false
        }
      return isNaN ? [] : Array(bytes)
    }
  }

  @Test func setsAreSelectedByName() throws {
    for name in KernelSelection.available {
      #expect(try KernelSelection.select(environment: name).name == name)
    }
    #expect(try KernelSelection.select(environment: nil).name == KernelSelection.available.last)
    #expect(throws: KernelSelectionError.self) { try KernelSelection.select(environment: "v9") }
  }
}
