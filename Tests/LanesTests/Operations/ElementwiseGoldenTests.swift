import Lanes
import LanesKernelInterface
import Numerics
import Testing

/// Every element-wise operation against the answers of NumPy, on special and usual values. The lists
/// are in the order of `Tests/Golden/elementwise_cases.py`.
@Suite(.keepsNoArrays) struct ElementwiseGoldenTests {
  private static let floatUnary: [UnaryOperator] = [
    .negate, .absolute, .sign, .square, .reciprocal, .squareRoot, .cubeRoot, .exp, .exp2, .expMinusOne, .log, .log2,
    .log10, .logOnePlus, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .asinh, .acosh, .atanh, .floor,
    .ceil, .trunc, .round, .toDegrees, .toRadians,
  ]
  private static let floatQuestions: [UnaryOperator] = [.isNaN, .isInfinite, .isFinite, .signBit, .logicalNot]
  private static let floatBinary: [BinaryOperator] = [
    .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .truncatingRemainder, .power, .minimum, .maximum,
    .minimumNumber, .maximumNumber, .atan2, .hypot, .copySign, .nextAfter, .logAddExp, .logAddExp2, .heaviside,
  ]
  private static let integerUnary: [UnaryOperator] = [.negate, .absolute, .sign, .square, .bitwiseNot]
  private static let integerBinary: [BinaryOperator] = [
    .add, .subtract, .multiply, .floorDivide, .remainder, .truncatingRemainder, .minimum, .maximum, .minimumNumber,
    .maximumNumber, .bitwiseAnd, .bitwiseOr, .bitwiseXor, .leftShift, .rightShift, .greatestCommonDivisor,
    .leastCommonMultiple,
  ]
  private static let complexUnary: [UnaryOperator] = [
    .negate, .conjugate, .square, .reciprocal, .squareRoot, .exp, .log, .sin, .cos, .tan, .asin, .acos, .atan, .sinh,
    .cosh, .tanh, .asinh, .acosh, .atanh,
  ]
  private static let complexBinary: [BinaryOperator] = [.add, .subtract, .multiply, .divide, .power]

  @Test(arguments: ElementCase.floats)
  func floats(_ element: ElementCase) throws {
    func check<T: FloatingPointElement>(_ type: T.Type) throws {
      let a: NDArray<T> = try Golden.array("elementwise/values-\(T.dtype)")
      let unary: NDArray<T> = try Golden.array("elementwise/unary-\(T.dtype)")
      for (row, operation) in Self.floatUnary.enumerated() {
        expectClose(UnaryFunction<T, T>(operation)(a), unary[row], "\(operation)")
      }
      let questions: NDArray<Bool> = try Golden.array("elementwise/questions-\(T.dtype)")
      for (row, operation) in Self.floatQuestions.enumerated() {
        expectSame(UnaryFunction<T, Bool>(operation)(a), Model(questions[row]), "\(operation)")
      }
      let binary: NDArray<T> = try Golden.array("elementwise/binary-\(T.dtype)")
      for (row, operation) in Self.floatBinary.enumerated() {
        let pairs = BinaryFunction<T>(operation)(a[.all, .newAxis], a)
        // Which zero is chosen where both are equal differs between NumPy's own types.
        let choosing: [BinaryOperator] = [.minimum, .maximum, .minimumNumber, .maximumNumber, .nextAfter]
        expectClose(pairs, binary[row], "\(operation)", eitherZero: choosing.contains(operation))
      }
      try comparisons(type)
      expectSame(
        a.clipped(to: -0.5...3), Model(try Golden.array("elementwise/clip-\(T.dtype)", of: type)), "clip")
      let rounded: NDArray<T> = try Golden.array("elementwise/rounded-\(T.dtype)")
      for (row, decimals) in [0, 1, 2, -1].enumerated() {
        expectSame(a.rounded(decimals: decimals), Model(rounded[row]), "rounded to \(decimals) decimals")
      }
    }
    let type = element.type as! any FloatingPointElement.Type
    try check(type)
  }

  @Test(arguments: ElementCase.integers)
  func integers(_ element: ElementCase) throws {
    func check<T: IntegerElement>(_ type: T.Type) throws {
      let a: NDArray<T> = try Golden.array("elementwise/values-\(T.dtype)")
      let unary: NDArray<T> = try Golden.array("elementwise/unary-\(T.dtype)")
      for (row, operation) in Self.integerUnary.enumerated() {
        expectSame(UnaryFunction<T, T>(operation)(a), Model(unary[row]), "\(operation)")
      }
      expectSame(NDArray.bitCount(a), Model(try Golden.array("elementwise/bits-\(T.dtype)")), "bitCount")
      let binary: NDArray<T> = try Golden.array("elementwise/binary-\(T.dtype)")
      for (row, operation) in Self.integerBinary.enumerated() {
        expectSame(BinaryFunction<T>(operation)(a[.all, .newAxis], a), Model(binary[row]), "\(operation)")
      }
      expectSame(
        NDArray.power(a[.all, .newAxis], .arange(9)), Model(try Golden.array("elementwise/power-\(T.dtype)")), "power")
      try comparisons(type)
      expectSame(a.clipped(to: 2...31), Model(try Golden.array("elementwise/clip-\(T.dtype)", of: type)), "clip")
    }
    let type = element.type as! any IntegerElement.Type
    try check(type)
  }

  @Test func complexNumbers() throws {
    func check<Part: ComplexPart>(_ part: Part.Type) throws {
      typealias T = Complex<Part>
      let a: NDArray<T> = try Golden.array("elementwise/values-\(T.dtype)")
      let unary: NDArray<T> = try Golden.array("elementwise/unary-\(T.dtype)")
      for (row, operation) in Self.complexUnary.enumerated() {
        expectNear(UnaryFunction<T, T>(operation)(a), unary[row], "\(operation)")
      }
      let binary: NDArray<T> = try Golden.array("elementwise/binary-\(T.dtype)")
      let few = a[.slice(nil, nil, step: 6)]
      for (row, operation) in Self.complexBinary.enumerated() {
        expectNear(BinaryFunction<T>(operation)(a[.all, .newAxis], few), binary[row], "\(operation)")
      }
      let magnitudes: NDArray<Part> = try Golden.array("elementwise/absolute-\(T.dtype)")
      expectClose(NDArray.absolute(a), magnitudes, "absolute")
      let angles: NDArray<Part> = try Golden.array("elementwise/angle-\(T.dtype)")
      expectClose(NDArray.angle(a), angles, "angle")
    }
    try check(Float.self)
    try check(Double.self)
  }

  @Test func casts() throws {
    let types: [any ArrayElement.Type] = [
      Bool.self, Int8.self, Int16.self, Int32.self, Int64.self, UInt8.self, UInt16.self, UInt32.self, UInt64.self,
      Float16.self, Float.self, Double.self, Complex<Float>.self, Complex<Double>.self,
    ]
    let (integers, floats) = (Array(types[1...8]), Array(types[9...11]))
    let small = NDArray<Int>([0, 1, 2, 3, 100, 127, 7, 64])
    let fractions = NDArray<Double>([0, -0.0, 0.5, 0.999, 1.5, 2.5, 99.75, 100])
    for target in types {
      func check<T: ArrayElement>(_ target: T.Type) throws {
        try compare("cast-small", types, to: target) { casting(small, via: $0, to: target) }
        if integers.contains(where: { $0 == target }) {
          try compare("cast-wrap", integers, to: target) { try casting(values($0), to: target) }
        }
        if target == Bool.self || integers.contains(where: { $0 == target }) {
          try compare("cast-truncate", floats, to: target) { casting(fractions, via: $0, to: target) }
        }
        if floats.contains(where: { $0 == target }) {
          try compare("cast-round", integers + floats, to: target) { try casting(values($0), to: target) }
        }
      }
      try check(target)
    }
  }

  /// Compares the casts of all sources, one after the other, with a file.
  private func compare<T: ArrayElement>(
    _ name: String, _ sources: [any ArrayElement.Type], to target: T.Type,
    _ cast: (any ArrayElement.Type) throws -> NDArray<T>
  ) throws {
    let expected: NDArray<T> = try Golden.array("elementwise/\(name)-\(T.dtype)")
    var elements: [T] = []
    for source in sources { elements += Model(try cast(source)).elements }
    expectSame(NDArray(elements), Model(expected), name)
  }

  private func values(_ source: any ArrayElement.Type) throws -> any AnyCasting {
    func load<S: ArrayElement>(_ source: S.Type) throws -> any AnyCasting {
      try Golden.array("elementwise/values-\(S.dtype)", of: source)
    }
    return try load(source)
  }

  private func casting<T: ArrayElement>(_ a: any AnyCasting, to target: T.Type) -> NDArray<T> { a.cast(to: target) }

  private func casting<S: ArrayElement, T: ArrayElement>(
    _ a: NDArray<S>, via source: any ArrayElement.Type, to target: T.Type
  ) -> NDArray<T> {
    func through<Middle: ArrayElement>(_ middle: Middle.Type) -> NDArray<T> { a.cast(to: middle).cast(to: target) }
    return through(source)
  }

  private func comparisons<T: OrderedElement>(_ type: T.Type) throws {
    let a: NDArray<T> = try Golden.array("elementwise/values-\(T.dtype)")
    let expected: NDArray<Bool> = try Golden.array("elementwise/comparisons-\(T.dtype)")
    for (row, operation) in ComparisonOperator.allCases.enumerated() {
      expectSame(ComparisonFunction<T>(operation)(a[.all, .newAxis], a), Model(expected[row]), "\(operation)")
    }
  }
}

/// An array whose element type is not known.
private protocol AnyCasting {
  func cast<T: ArrayElement>(to type: T.Type) -> NDArray<T>
}
extension NDArray: AnyCasting {}

/// The last place may differ by as much as both libraries' functions are off: both round well, but not always correctly.
private func expectClose<T: FloatingPointElement>(
  _ found: NDArray<T>, _ expected: NDArray<T>, _ what: String, eitherZero: Bool = false
) {
  for (x, y) in zip(Model(found).elements, Model(expected).elements) {
    let isClose =
      x == y ? eitherZero || x != 0 || x.sign == y.sign : x != x ? y != y : abs(x - y) <= 4 * Swift.max(x.ulp, y.ulp)
    if !isClose { Issue.record("\(T.self) \(what): \(x), should be \(y)") }
  }
}

private func expectNear<Part: ComplexPart>(
  _ found: NDArray<Complex<Part>>, _ expected: NDArray<Complex<Part>>, _ what: String
) {
  for (x, y) in zip(Model(found).elements, Model(expected).elements) {
    // Of a complex result the distance counts: a small part may lose digits beside a large one.
    let (a, b) = (x.rawStorage, y.rawStorage)
    let scale = Swift.max(b.x.magnitude, b.y.magnitude)
    let isNear =
      same(x, y) || (x.isFinite && y.isFinite && Part.hypot(a.x - b.x, a.y - b.y) <= 16 * scale * Part.ulpOfOne)
    if !isNear { Issue.record("\(Part.self) \(what): \(a), should be \(b)") }
  }
}
