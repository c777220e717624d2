import Lanes
import Numerics
import Testing

/// Reductions and scans against NumPy's answers. The files hold the results for all axes, one after the other,
/// as `Tests/Golden/reductions_cases.py` lists them.
@Suite(.keepsNoArrays) struct ReductionGoldenTests {
  private static let axes: [[Int]?] = [nil, [0], [1], [2], [0, 2], [1, 2]]

  @Test func everyType() throws {
    func sums<T: ArrayElement>(_ type: T.Type) throws {
      let a: NDArray<T> = try load("values", type)
      for layout in layouts(of: a) {
        try expect(layout, "sum", close: 4) { NDArray.sum(layout, axes: $0) }
        try expect(layout, "product", close: 8) { NDArray.product(layout, axes: $0) }
        try expect(layout, "mean", close: 4) { layout.mean(axes: $0 ?? [0, 1, 2]) }
        try expect(layout, "count") { NDArray.countNonZero(layout, axes: $0) }
        let running: NDArray<T.Sum> = try Golden.array("reductions/cumsum-\(T.dtype)")
        for axis in 0..<3 { expectSame(layout.cumulativeSum(axis: axis), Model(running[axis]), "cumsum \(axis)") }
      }
    }
    func ordered<T: OrderedElement>(_ type: T.Type) throws where T.Mean: FloatingPointElement {
      try sums(type)
      let a: NDArray<T> = try load("values", type)
      for layout in layouts(of: a) {
        try expect(layout, "min") { NDArray.min(layout, axes: $0) }
        try expect(layout, "max") { NDArray.max(layout, axes: $0) }
        try expect(layout, "ptp") { layout.peakToPeak(axes: $0 ?? [0, 1, 2]) }
        try expect(layout, "variance", close: 4) { layout.variance(axes: $0 ?? [0, 1, 2]) }
        try expect(layout, "deviation", close: 4) { layout.standardDeviation(axes: $0 ?? [0, 1, 2]) }
        try expect(layout, "sample", close: 4) { layout.variance(axes: $0 ?? [0, 1, 2], deltaDegreesOfFreedom: 1) }
        try expectIndices(layout, "argmin", layout.argMin()) { layout.argMin(axis: $0) }
        try expectIndices(layout, "argmax", layout.argMax()) { layout.argMax(axis: $0) }
        let differences: NDArray<T> = try Golden.array("reductions/diff-\(T.dtype)")
        let found = (0..<3).flatMap { Model(layout.difference(axis: $0)).elements }
        expectSame(NDArray(found), Model(differences), "diff")
      }
    }
    try sums(Bool.self)
    try sums(Complex<Float>.self)
    try sums(Complex<Double>.self)
    try ordered(Int8.self)
    try ordered(Int32.self)
    try ordered(Int.self)
    try ordered(UInt8.self)
    try ordered(UInt16.self)
    try ordered(Float16.self)
    try ordered(Float.self)
    try ordered(Double.self)
  }

  @Test func whatIsNotANumber() throws {
    func check<T: FloatingPointElement>(_ type: T.Type) throws {
      let a: NDArray<T> = try Golden.array("reductions/nan-values-\(T.dtype)")
      for layout in layouts(of: a) {
        func expect(_ name: String, _ reduce: ([Int]?) -> NDArray<T>) throws {
          try self.expect(layout, "nan-\(name)", close: 4, Array(Self.axes.dropLast()), reduce)
        }
        try expect("sum") { layout.nanSum(axes: $0) }
        try expect("product") { layout.nanProduct(axes: $0) }
        try expect("min") { layout.nanMin(axes: $0) }
        try expect("max") { layout.nanMax(axes: $0) }
        try expect("mean") { layout.nanMean(axes: $0) }
        try expect("plain-min") { NDArray.min(layout, axes: $0) }
        try expect("plain-max") { NDArray.max(layout, axes: $0) }
        try expect("plain-sum") { NDArray.sum(layout, axes: $0) }
        let finite = NDArray.where(NDArray.isInfinite(layout), 1, layout)
        try expect("variance") { finite.nanVariance(axes: $0) }
        try expectIndices(layout, "nan-argmin", layout.argMin()) { layout.argMin(axis: $0) }
        try expectIndices(layout, "nan-argmax", layout.argMax()) { layout.argMax(axis: $0) }
      }
    }
    try check(Float16.self)
    try check(Float.self)
    try check(Double.self)
  }

  @Test func masksAndInitialValues() throws {
    let a: NDArray<Double> = try load("values", Double.self)
    let mask: NDArray<Bool> = try Golden.array("reductions/mask")
    expectSame(
      NDArray.sum(a, axes: [1], where: mask, initial: 2), Model(try Golden.array("reductions/masked-sum")), "sum")
    expectSame(
      NDArray.max(a, axes: [0], where: mask, initial: -3), Model(try Golden.array("reductions/masked-max")), "max")
    expectSame(
      NDArray.product(a, axes: [2], where: mask[.all, .all, ..<1]),
      Model(try Golden.array("reductions/masked-product")), "product")
    let out = NDArray<Double>.zeros([3, 5])
    NDArray.sum(a, axes: [-2], out: out)
    #expect(out == a.sum(axis: 1))
  }

  @Test func nothing() {
    let none = NDArray<Double>.zeros([0, 3])
    #expect(none.sum() == 0 && none.product() == 1 && none.mean().isNaN && none.variance().isNaN)
    #expect(none.sum(axis: 0) == [0, 0, 0] && none.product(axis: 0) == [1, 1, 1])
    #expect(none.sum(axis: 1).shape == [0] && none.min(axis: 1).shape == [0])
    #expect(none.argMax(axis: 1).shape == [0] && none.cumulativeSum(axis: 0).shape == [0, 3])
    #expect(NDArray.min(none, initial: 7).item == 7)
    #expect(NDArray<Double>(5).mean() == 5 && NDArray<Double>(5).argMax() == 0)
  }

  private func load<T: ArrayElement>(_ name: String, _ type: T.Type) throws -> NDArray<T> {
    try Golden.array("reductions/\(name)-\(T.dtype)")
  }

  /// The same array as it lies, in column-major order, in a larger one, and reversed twice.
  private func layouts<T: ArrayElement>(of a: NDArray<T>) -> [NDArray<T>] {
    let model = Model(a)
    return [a] + [.columnMajor, .strided, .negativeSteps, .permuted].map { Laid(model, $0).view }
  }

  private func expect<T: ArrayElement, R: ArrayElement>(
    _ a: NDArray<T>, _ name: String, close ulps: Double = 0, _ axes: [[Int]?] = axes,
    _ reduce: ([Int]?) -> NDArray<R>
  ) throws {
    let expected = Model(try Golden.array("reductions/\(name)-\(T.dtype)", of: R.self)).elements
    let found = axes.flatMap { Model(reduce($0)).elements }
    let isClose = expected.count == found.count && zip(expected, found).allSatisfy { near($0, $1, ulps) }
    if !isClose { Issue.record("\(T.self) \(name) strides \(a.strides): \(found), should be \(expected)") }
  }

  private func expectIndices<T: ArrayElement>(
    _ a: NDArray<T>, _ name: String, _ whole: Int, _ along: (Int) -> NDArray<Int>
  ) throws {
    let expected = Model(try Golden.array("reductions/\(name)-\(T.dtype)", of: Int.self)).elements
    let found = [whole] + (0..<3).flatMap { Model(along($0)).elements }
    if found != expected { Issue.record("\(T.self) \(name) strides \(a.strides): \(found), should be \(expected)") }
  }

  /// Whether two results agree but for the last places, of which the order of additions decides.
  private func near<R: ArrayElement>(_ a: R, _ b: R, _ ulps: Double) -> Bool {
    func floats<F: FloatingPointElement>(_ type: F.Type) -> Bool {
      let (x, y) = (a as! F, b as! F)
      if x == y || (x != x && y != y) { return true }
      return abs(x - y) <= F(ulps) * Swift.max(x.ulp, y.ulp)
    }
    func complexes<P: ComplexPart>(_ type: P.Type) -> Bool {
      let (x, y) = (a as! Complex<P>, b as! Complex<P>)
      return (x - y).length <= P(ulps) * P.ulpOfOne * Swift.max(x.length, y.length)
    }
    switch R.dtype {
    case .float16: return floats(Float16.self)
    case .float32: return floats(Float.self)
    case .float64: return floats(Double.self)
    case .complex64: return complexes(Float.self)
    case .complex128: return complexes(Double.self)
    default: return a == b
    }
  }
}
