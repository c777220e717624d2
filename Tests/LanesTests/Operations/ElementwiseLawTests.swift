@_spi(Benchmarks) import Lanes
import LanesKernelInterface
import Numerics
import Testing

/// What holds for every element-wise operation of every type: how the operands lie in memory does not
/// matter, all forms agree, and nothing but the output is written. What the operations mean is the
/// golden tests' concern.
@Suite(.keepsNoArrays) struct ElementwiseLawTests {
  static let types: [any ArrayElement.Type] =
    ElementCase.allCases.map(\.type) + [Bool.self, Complex<Float>.self, Complex<Double>.self]

  @Test(arguments: types.indices)
  func unaryOperations(_ index: Int) {
    func check<T: ArrayElement>(_ type: T.Type) {
      var random = SplitMix(seed: 31)
      for operation in UnaryOperator.allCases where kernels.unary(operation, T.dtype) != nil {
        for shape in [[], [0], [7], [3, 0], [5, 7], [2, 3, 4], [2, 1, 2, 1, 2, 1, 2, 2]] {
          for layout in MemoryLayoutCase.allCases {
            let a = array(type, shape, layout, &random)
            let what = "\(operation) \(shape) \(layout)"
            switch (operation, T.self) {
            case (.isNaN, _), (.isInfinite, _), (.isFinite, _), (.signBit, _), (.logicalNot, _):
              unary(UnaryFunction<T, Bool>(operation), a, what, &random)
            case (.bitCount, _): unary(UnaryFunction<T, UInt8>(operation), a, what, &random)
            case (.absolute, is Complex<Float>.Type), (.angle, is Complex<Float>.Type):
              unary(UnaryFunction<T, Float>(operation), a, what, &random)
            case (.absolute, is Complex<Double>.Type), (.angle, is Complex<Double>.Type):
              unary(UnaryFunction<T, Double>(operation), a, what, &random)
            default:
              let function = UnaryFunction<T, T>(operation)
              unary(function, a, what, &random)
              inPlace(a, layout, what) { function($0, out: $0) }
            }
          }
        }
      }
    }
    check(Self.types[index])
  }

  @Test(arguments: types.indices)
  func binaryOperations(_ index: Int) {
    func check<T: ArrayElement>(_ type: T.Type) {
      var random = SplitMix(seed: 32)
      for operation in BinaryOperator.allCases where kernels.binary(operation, T.dtype) != nil {
        let function = BinaryFunction<T>(operation)
        for _ in 0..<24 {
          let (a, b, shape, layout) = pair(type, &random)
          let what = "\(operation) \(a.shape) \(b.shape) \(layout)"
          let expected = Model(function(a.broadcast(to: shape).copy(), b.broadcast(to: shape).copy()))
          expectSame(function(a, b), expected, what)
          into(layout, expected, what, &random) { function(a, b, out: $0) }
          if Array(a.shape) == expected.shape {
            let place = Laid(Model(a), layout.isWritable ? layout : .strided)
            expectSame(function(place.view, b, out: place.view), expected, "\(what) in place")
          }
          let scalar = T.small(Int.random(in: 0..<9, using: &random))
          expectSame(function(a, scalar), Model(function(a, NDArray(scalar))), "\(what) with \(scalar)")
          expectSame(function(scalar, a), Model(function(NDArray(scalar), a)), "\(scalar) with \(what)")
          let out = NDArray<T>.empty(a.shape)
          expectSame(function(a, scalar, out: out), Model(function(a, scalar)), "\(what) with \(scalar), out:")
          expectSame(function(scalar, a, out: out), Model(function(scalar, a)), "\(scalar) with \(what), out:")
        }
      }
    }
    check(Self.types[index])
  }

  @Test(arguments: types.indices)
  func comparisons(_ index: Int) {
    func check<T: ArrayElement>(_ type: T.Type) {
      var random = SplitMix(seed: 33)
      for operation in ComparisonOperator.allCases where kernels.comparison(operation, T.dtype) != nil {
        let function = ComparisonFunction<T>(operation)
        for _ in 0..<24 {
          let (a, b, shape, layout) = pair(type, &random)
          let what = "\(operation) \(a.shape) \(b.shape) \(layout)"
          let expected = Model(function(a.broadcast(to: shape).copy(), b.broadcast(to: shape).copy()))
          expectSame(function(a, b), expected, what)
          into(layout, expected, what, &random) { function(a, b, out: $0) }
          let scalar = T.small(Int.random(in: 0..<9, using: &random))
          expectSame(function(a, scalar), Model(function(a, NDArray(scalar))), "\(what) with \(scalar)")
          expectSame(function(scalar, a), Model(function(NDArray(scalar), a)), "\(scalar) with \(what)")
          let out = NDArray<Bool>.empty(a.shape)
          expectSame(function(a, scalar, out: out), Model(function(a, scalar)), "\(what) with \(scalar), out:")
          expectSame(function(scalar, a, out: out), Model(function(scalar, a)), "\(scalar) with \(what), out:")
        }
      }
    }
    check(Self.types[index])
  }

  @Test(arguments: types.indices)
  func selections(_ index: Int) {
    func check<T: ArrayElement>(_ type: T.Type) {
      var random = SplitMix(seed: 34)
      for _ in 0..<60 {
        let (a, b, shape, layout) = pair(type, &random)
        let mask = array(Bool.self, randomPart(of: Array(shape), &random), layout, &random)
        let whole = Layouts.broadcast(Array(mask.shape), Array(shape))
        let what = "where \(mask.shape) \(a.shape) \(b.shape) \(layout)"
        let (m, x, y) = (
          Model(mask.broadcast(to: whole)), Model(a.broadcast(to: whole)), Model(b.broadcast(to: whole))
        )
        let expected = Model<T>(
          shape: Array(whole), elements: m.elements.indices.map { m.elements[$0] ? x.elements[$0] : y.elements[$0] })
        expectSame(NDArray.where(mask, a, b), expected, what)
        into(layout, expected, what, &random) { NDArray.where(mask, a, b, out: $0) }
        let (p, q) = (T.small(1), T.small(5))
        expectSame(NDArray.where(mask, a, q), Model(NDArray.where(mask, a, NDArray(q))), "\(what) scalar")
        expectSame(NDArray.where(mask, p, b), Model(NDArray.where(mask, NDArray(p), b)), "\(what) scalar")
        expectSame(NDArray.where(mask, p, q), Model(NDArray.where(mask, NDArray(p), NDArray(q))), "\(what) scalars")
      }
    }
    check(Self.types[index])
  }

  @Test(arguments: ElementCase.allCases)
  func clips(_ element: ElementCase) {
    func check<T: OrderedElement>(_ type: T.Type) {
      var random = SplitMix(seed: 35)
      for layout in MemoryLayoutCase.allCases {
        for shape in [[], [0], [40], [5, 7], [2, 3, 4]] {
          let a = array(type, shape, layout, &random)
          let (low, high) = (T.zero, T.small(30))
          let expected = Model<T>(
            shape: shape, elements: Model(a).elements.map { $0 != $0 ? $0 : Swift.min(Swift.max($0, low), high) })
          expectSameValues(a.clipped(to: low...high), expected, "\(layout)")
          expectSameValues(NDArray.clip(a, NDArray(low), NDArray(high)), expected, "\(layout) arrays")
          inPlace(a, layout, "clip") {
            $0.clip(to: low...high)
            return $0
          }
        }
      }
    }
    check(element.type)
  }

  @Test(arguments: types.indices)
  func casts(_ index: Int) {
    func check<S: ArrayElement>(_ source: S.Type) {
      func check<T: ArrayElement>(to target: T.Type) {
        var random = SplitMix(seed: 36)
        for layout in MemoryLayoutCase.allCases {
          let a = array(source, [5, 7], layout, &random)
          let expected = Model(a.copy().cast(to: target))
          expectSame(a.cast(to: target), expected, "from \(S.self) \(layout)")
          into(layout, expected, "from \(S.self) \(layout)", &random) { NDArray.cast(a, out: $0) }
        }
      }
      for target in Self.types { check(to: target) }
    }
    check(Self.types[index])
  }

  private var kernels: KernelSet { KernelSelection.kernels(named: KernelSelection.current.name)! }

  private func unary<T, R>(
    _ function: UnaryFunction<T, R>, _ a: NDArray<T>, _ what: String, _ random: inout SplitMix
  ) {
    let expected = Model(function(a.copy()))
    expectSame(function(a), expected, what)
    into(.allCases.randomElement(using: &random)!, expected, what, &random) { function(a, out: $0) }
  }

  private func inPlace<T>(
    _ a: NDArray<T>, _ layout: MemoryLayoutCase, _ what: String, _ body: (NDArray<T>) -> NDArray<T>
  ) {
    let expected = Model(body(a.copy()))
    let place = Laid(Model(a), layout.isWritable ? layout : .strided)
    expectSame(body(place.view), expected, "\(what) in place")
    if !place.isUntouchedOutside() { Issue.record("\(T.self) \(what) in place writes elsewhere") }
  }

  private func into<R>(
    _ layout: MemoryLayoutCase, _ expected: Model<R>, _ what: String, _ random: inout SplitMix,
    _ body: (NDArray<R>) -> NDArray<R>
  ) {
    let empty = Model<R>(shape: expected.shape, elements: expected.elements.map { _ in .zero })
    let place = Laid(empty, layout.isWritable ? layout : .permuted)
    expectSame(body(place.view), expected, "\(what) out:")
    if !place.isUntouchedOutside() { Issue.record("\(R.self) \(what) out: writes elsewhere") }
  }

  /// Two arrays whose shapes broadcast, the shape they broadcast to, and how the first lies in memory.
  private func pair<T: ArrayElement>(
    _ type: T.Type, _ random: inout SplitMix
  ) -> (NDArray<T>, NDArray<T>, Dimensions, MemoryLayoutCase) {
    let shape = randomShape(&random)
    let layout = MemoryLayoutCase.allCases.randomElement(using: &random)!
    let a = array(type, randomPart(of: shape, &random), layout, &random)
    let b = array(
      type, randomPart(of: shape, &random), MemoryLayoutCase.allCases.randomElement(using: &random)!, &random)
    return (a, b, Layouts.broadcast(Array(a.shape), Array(b.shape)), layout)
  }
}

enum Layouts {
  /// The shape that two shapes broadcast to.
  static func broadcast(_ a: [Int], _ b: [Int]) -> Dimensions {
    let rank = Swift.max(a.count, b.count)
    let (x, y) = (
      [Int](repeating: 1, count: rank - a.count) + a, [Int](repeating: 1, count: rank - b.count) + b
    )
    return Dimensions(zip(x, y).map { $0 == 1 ? $1 : $0 })
  }
}

/// The same values; of zeros the sign does not count.
private func expectSameValues<T: OrderedElement>(_ array: NDArray<T>, _ model: Model<T>, _ what: String) {
  let found = Model(array)
  let isSame =
    found.shape == model.shape && zip(found.elements, model.elements).allSatisfy { $0 == $1 || ($0 != $0 && $1 != $1) }
  if !isSame { Issue.record("\(T.self) \(what): \(found.elements), should be \(model.elements)") }
}
