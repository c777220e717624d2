import Lanes
import LanesKernelInterface
import Testing

/// The functions that are computed by formulas of our own, against correctly rounded values: those of doubles may be
/// one number off, those of floats two. The values come from `Tests/Golden/functions_cases.py`.
@Suite(.keepsNoArrays) struct FunctionAccuracyTests {
  static let functions: [(name: String, operation: UnaryOperator)] = [
    ("exp", .exp), ("exp2", .exp2), ("log", .log), ("sin", .sin), ("cos", .cos), ("expm1", .expMinusOne),
    ("log2", .log2), ("log10", .log10), ("log1p", .logOnePlus), ("sinh", .sinh), ("cosh", .cosh), ("tanh", .tanh),
    ("tan", .tan),
    ("atan", .atan), ("asin", .asin),
    ("acos", .acos), ("cbrt", .cubeRoot),
  ]

  @Test(arguments: functions.map(\.name), [MemoryLayoutCase.contiguous, .strided, .negativeSteps])
  func valuesAreNextToTheCorrectlyRounded(_ name: String, _ layout: MemoryLayoutCase) throws {
    let operation = try #require(Self.functions.first { $0.name == name }?.operation)
    func check<T: FloatingPointElement>(_ type: T.Type, within bound: Int) throws {
      let golden: NDArray<T> = try Golden.array("functions/\(name)-\(T.dtype)")
      let arguments = Laid(Model(golden[0]), layout).view
      let values = UnaryFunction<T, T>(operation)(arguments)
      for (i, value) in Model(values).elements.enumerated() {
        let expected = golden[at: [1, i]]
        let distance = steps(from: value, to: expected)
        #expect(distance <= bound, "\(name)(\(golden[at: [0, i]])) is \(value), not \(expected)")
      }
    }
    try check(Float.self, within: 2)
    try check(Double.self, within: 1)
  }

  static let binaryFunctions: [(name: String, operation: BinaryOperator)] = [
    ("pow", .power), ("hypot", .hypot), ("atan2", .atan2),
  ]

  @Test(arguments: binaryFunctions.map(\.name), [MemoryLayoutCase.contiguous, .strided])
  func binaryValuesAreNextToTheCorrectlyRounded(_ name: String, _ layout: MemoryLayoutCase) throws {
    let operation = try #require(Self.binaryFunctions.first { $0.name == name }?.operation)
    func check<T: FloatingPointElement>(_ type: T.Type, within bound: Int) throws {
      let golden: NDArray<T> = try Golden.array("functions/\(name)-\(T.dtype)")
      let (first, second): (NDArray<T>, NDArray<T>) = (golden[0], golden[1])
      let values = BinaryFunction<T>(operation)(Laid(Model(first), layout).view, second)
      for (i, value) in Model(values).elements.enumerated() {
        let (x, y, expected) = (golden[at: [0, i]], golden[at: [1, i]], golden[at: [2, i]])
        #expect(
          steps(from: value, to: expected) <= bound, "\(name)(\(x), \(y)) is \(value), not \(expected)")
      }
    }
    try check(Float.self, within: 2)
    try check(Double.self, within: 1)
  }

  /// Single precision has more digits than are left: what is rounded twice is off by one where it is.
  @Test(arguments: functions.map(\.name))
  func halfPrecisionIsRoundedFromSingle(_ name: String) throws {
    let operation = try #require(Self.functions.first { $0.name == name }?.operation)
    let all = NDArray((0..<UInt16.max).map { Float16(bitPattern: $0) })
    let values = UnaryFunction<Float16, Float16>(operation)(all)
    let single = UnaryFunction<Float, Float>(operation)(all.cast(to: Float.self)).cast(to: Float16.self)
    expectSame(values, Model(single), name)
  }

  /// Blocks, vectors, their remainders, places in memory and neighbours make no difference.
  @Test(arguments: functions.map(\.name))
  func layoutsDoNotChangeValues(_ name: String) throws {
    let operation = try #require(Self.functions.first { $0.name == name }?.operation)
    func check<T: FloatingPointElement>(_ type: T.Type, _ random: inout SplitMix) {
      let function = UnaryFunction<T, T>(operation)
      for count in Array(0...67) + [511, 512, 513, 1000, 1025] {
        let arguments = (0..<count).map { _ in
          // Angles too large for the formulas stand among others.
          T(Double.random(in: -30...30, using: &random) * (Bool.random(using: &random) ? 1 : 2000))
        }
        let alone = arguments.map { function(NDArray([$0]))[at: [0]] }
        let expected = Model(shape: [count], elements: alone)
        let array = NDArray(arguments)
        expectSame(function(array), expected, "\(name), \(count)")
        expectSame(function(Laid(Model(array), .strided).view), expected, "\(name), \(count) strided")
        let spread = Laid(Model(array), .negativeSteps)
        function(spread.view, out: spread.view)
        expectSame(spread.view, expected, "\(name), \(count) strided, in place")
        #expect(spread.isUntouchedOutside())
        function(array, out: array)
        expectSame(array, expected, "\(name), \(count) in place")
      }
    }
    var random = SplitMix(seed: 7)
    check(Float16.self, &random)
    check(Float.self, &random)
    check(Double.self, &random)
  }

  @Test(arguments: binaryFunctions.map(\.name))
  func layoutsDoNotChangeBinaryValues(_ name: String) throws {
    let operation = try #require(Self.binaryFunctions.first { $0.name == name }?.operation)
    func check<T: FloatingPointElement>(_ type: T.Type, _ random: inout SplitMix) {
      let function = BinaryFunction<T>(operation)
      for count in Array(0...35) + [511, 512, 513, 1025] {
        func numbers() -> [T] { (0..<count).map { _ in T(Double.random(in: -3...12, using: &random)) } }
        let (bases, exponents) = (numbers(), numbers())
        let alone = zip(bases, exponents).map { function(NDArray([$0]), NDArray([$1]))[at: [0]] }
        let expected = Model(shape: [count], elements: alone)
        let (a, b) = (NDArray(bases), NDArray(exponents))
        expectSame(function(a, b), expected, "\(count)")
        expectSame(function(Laid(Model(a), .strided).view, b), expected, "\(count), base strided")
        expectSame(function(a, Laid(Model(b), .negativeSteps).view), expected, "\(count), exponent strided")
        let squares = Model(shape: [count], elements: bases.map { function(NDArray([$0]), NDArray([2]))[at: [0]] })
        expectSame(function(a, NDArray([2])), squares, "\(count), one exponent")
        function(a, b, out: b)
        expectSame(b, expected, "\(count) in place")
      }
    }
    var random = SplitMix(seed: 8)
    check(Float16.self, &random)
    check(Float.self, &random)
    check(Double.self, &random)
  }
}

/// How many numbers of the type lie between the two, and one of them: 0 for the same, and for NaN twice. Zeros of both
/// signs, and NaN and a number, are as far apart as can be.
private func steps<T: FloatingPointElement>(from a: T, to b: T) -> Int {
  if a.isNaN && b.isNaN || a == b && a.sign == b.sign { return 0 }
  if a.isNaN || b.isNaN || a == b { return .max }
  let high = max(a, b)
  var low = min(a, b)
  var count = 0
  while low < high && count < 100 {
    low = low.nextUp
    count += 1
  }
  return count
}
