import LanesKernelInterface

/// The meaning of a reduction: how an element becomes an accumulator and how two of them combine.
///
/// Elements may gather in partials first, which are narrower than accumulators, so that a vector holds more of
/// them; a partial can take in a known number of elements.
protocol Reduction: SendableMetatype {
  associatedtype Element
  associatedtype Accumulator
  associatedtype Partial = Accumulator
  static var identity: Accumulator { get }
  /// Whether the grouping of the operands changes the result, as it does for sums of floats.
  static var isRounding: Bool { get }
  /// Whether it adds up words, which wrap around.
  static var addsWords: Bool { get }
  /// Whether its elements may be folded with others between them, see `combs`.
  static var mayBeCombed: Bool { get }
  static func combine(_ a: Accumulator, _ b: Accumulator) -> Accumulator

  /// How many elements a partial holds without overflow.
  static var elementsPerPartial: Int { get }
  static var emptyPartial: Partial { get }
  static func partial(_ x: Element) -> Partial
  static func join(_ a: Partial, _ b: Partial) -> Partial
  static func widen(_ partial: Partial) -> Accumulator
}

extension Reduction {
  @inline(__always) static var isRounding: Bool { false }
  @inline(__always) static var addsWords: Bool { false }
  @inline(__always) static var mayBeCombed: Bool { true }
  @inline(__always) static func take(_ x: Element) -> Accumulator { widen(partial(x)) }
}

extension Reduction where Partial == Accumulator {
  @inline(__always) static var elementsPerPartial: Int { .max }
  @inline(__always) static var emptyPartial: Accumulator { identity }
  @inline(__always) static func join(_ a: Accumulator, _ b: Accumulator) -> Accumulator { combine(a, b) }
  @inline(__always) static func widen(_ partial: Accumulator) -> Accumulator { partial }
}

extension Reduction where Element == Partial {
  @inline(__always) static func partial(_ x: Element) -> Partial { x }
}

/// The reduction of accumulators.
enum Merging<R: Reduction>: Reduction {
  typealias Element = R.Accumulator
  typealias Accumulator = R.Accumulator
  typealias Partial = R.Accumulator
  @inline(__always) static var identity: R.Accumulator { R.identity }
  @inline(__always) static func combine(_ a: R.Accumulator, _ b: R.Accumulator) -> R.Accumulator { R.combine(a, b) }
}

/// Integers accumulate in 64 bits of their signedness, as NumPy's sums do; on the way there, in partials of at least
/// twice their own bits.
enum IntegerSum<T: FixedWidthInteger, P: FixedWidthInteger, A: FixedWidthInteger>: Reduction {
  @inline(__always) static var identity: A { 0 }
  @inline(__always) static var addsWords: Bool { A.bitWidth == 64 }
  @inline(__always) static func combine(_ a: A, _ b: A) -> A { a &+ b }
  @inline(__always) static var elementsPerPartial: Int {
    P.bitWidth == A.bitWidth ? .max : 1 &<< (P.bitWidth &- T.bitWidth)
  }
  @inline(__always) static var emptyPartial: P { 0 }
  @inline(__always) static func partial(_ x: T) -> P { P(truncatingIfNeeded: x) }
  @inline(__always) static func join(_ a: P, _ b: P) -> P { a &+ b }
  @inline(__always) static func widen(_ partial: P) -> A { A(truncatingIfNeeded: partial) }
}

/// How many of some bytes are 1; the others are 0.
enum CountOfOnes: Reduction {
  @inline(__always) static var identity: Int64 { 0 }
  @inline(__always) static func combine(_ a: Int64, _ b: Int64) -> Int64 { a &+ b }
  @inline(__always) static var elementsPerPartial: Int { 255 }
  @inline(__always) static var emptyPartial: UInt8 { 0 }
  @inline(__always) static func partial(_ x: UInt8) -> UInt8 { x }
  @inline(__always) static func join(_ a: UInt8, _ b: UInt8) -> UInt8 { a &+ b }
  @inline(__always) static func widen(_ partial: UInt8) -> Int64 { Int64(truncatingIfNeeded: partial) }
}

enum IntegerProduct<T: FixedWidthInteger, A: FixedWidthInteger>: Reduction {
  @inline(__always) static var identity: A { 1 }
  @inline(__always) static func partial(_ x: T) -> A { A(truncatingIfNeeded: x) }
  @inline(__always) static func combine(_ a: A, _ b: A) -> A { a &* b }
}

/// A float in the type that it accumulates in.
@inline(__always)
private func accumulated<T: BinaryFloatingPoint, A: BinaryFloatingPoint>(_ x: T) -> A {
  #if arch(x86_64) && !LANES_V3 && !LANES_V4
    // Without an instruction for it, the conversion is a call. Exponent and fraction go where single precision has
    // them, and a multiplication corrects the exponent's bias, for subnormal numbers too (F. Giesen,
    // "half_to_float_fast4", gist.github.com/rygorous/2156668); infinities and NaN get their exponent back.
    if T.self == Float16.self && A.self == Float.self {
      let bits = UInt32(unsafeBitCast(x, to: UInt16.self))
      let scaled = Float(bitPattern: (bits & 0x7FFF) &<< 13) * 0x1p112
      let exponent: UInt32 = bits & 0x7C00 == 0x7C00 ? 0x7F80_0000 : 0
      return unsafeBitCast(Float(bitPattern: scaled.bitPattern | exponent | (bits & 0x8000) &<< 16), to: A.self)
    }
  #endif
  return A(x)
}

enum FloatSum<T: BinaryFloatingPoint, A: BinaryFloatingPoint>: Reduction {
  @inline(__always) static var identity: A { 0 }
  @inline(__always) static var isRounding: Bool { true }
  @inline(__always) static func partial(_ x: T) -> A { accumulated(x) }
  @inline(__always) static func combine(_ a: A, _ b: A) -> A { a + b }
}

enum FloatProduct<T: BinaryFloatingPoint, A: BinaryFloatingPoint>: Reduction {
  @inline(__always) static var identity: A { 1 }
  @inline(__always) static var isRounding: Bool { true }
  @inline(__always) static func partial(_ x: T) -> A { accumulated(x) }
  @inline(__always) static func combine(_ a: A, _ b: A) -> A { a * b }
}

enum ComplexSum<Part: ComplexPairPart>: Reduction {
  typealias Element = ComplexPair<Part>
  typealias Partial = ComplexPair<Part>
  @inline(__always) static var identity: ComplexPair<Part> { .zero }
  @inline(__always) static var isRounding: Bool { true }
  @inline(__always) static func combine(_ a: ComplexPair<Part>, _ b: ComplexPair<Part>) -> ComplexPair<Part> {
    .sum(a, b)
  }
}

enum ComplexProduct<Part: ComplexPairPart>: Reduction {
  typealias Element = ComplexPair<Part>
  typealias Partial = ComplexPair<Part>
  @inline(__always) static var identity: ComplexPair<Part> { .one }
  @inline(__always) static var isRounding: Bool { true }
  // The sign of a NaN depends on which part is multiplied first, which the compiler chooses loop by loop.
  @inline(__always) static var mayBeCombed: Bool { false }
  @inline(__always) static func combine(_ a: ComplexPair<Part>, _ b: ComplexPair<Part>) -> ComplexPair<Part> {
    .product(a, b)
  }
}

// NaN is handed on from either side. A comparison that NaN fails, then a question about the new one alone, become a
// minimum and a masked move; asked of both in one condition they take twice as long.

enum MinimumReduction<T: OrderedArithmetic>: Reduction {
  typealias Element = T
  typealias Partial = T
  @inline(__always) static var identity: T { .highest }
  @inline(__always) static func combine(_ a: T, _ b: T) -> T {
    let smaller = b < a ? b : a
    return b != b ? b : smaller
  }
}

enum MaximumReduction<T: OrderedArithmetic>: Reduction {
  typealias Element = T
  typealias Partial = T
  @inline(__always) static var identity: T { .lowest }
  @inline(__always) static func combine(_ a: T, _ b: T) -> T {
    let larger = b > a ? b : a
    return b != b ? b : larger
  }
}

/// Counted in as many bits as an element has.
enum CountNonZero<T: ZeroTestable>: Reduction {
  @inline(__always) static var identity: Int64 { 0 }
  @inline(__always) static func combine(_ a: Int64, _ b: Int64) -> Int64 { a &+ b }
  @inline(__always) static var elementsPerPartial: Int { T.Bits.bitWidth < 32 ? Int(T.Bits.max) : Int(UInt32.max) }
  @inline(__always) static var emptyPartial: T.Bits { 0 }
  @inline(__always) static func partial(_ x: T) -> T.Bits { x.zeroTestBits != 0 ? 1 : 0 }
  @inline(__always) static func join(_ a: T.Bits, _ b: T.Bits) -> T.Bits { a &+ b }
  @inline(__always) static func widen(_ partial: T.Bits) -> Int64 { Int64(truncatingIfNeeded: partial) }
}

/// Integers as doubles.
enum FloatingSum<T: Castable>: Reduction {
  @inline(__always) static var identity: Double { 0 }
  @inline(__always) static var isRounding: Bool { true }
  @inline(__always) static func partial(_ x: T) -> Double { x.wide.cast(to: Double.self) }
  @inline(__always) static func combine(_ a: Double, _ b: Double) -> Double { a + b }
}

enum SumOfSquares<T: BinaryFloatingPoint, A: BinaryFloatingPoint>: Reduction {
  @inline(__always) static var identity: A { 0 }
  @inline(__always) static var isRounding: Bool { true }
  @inline(__always) static func partial(_ x: T) -> A { accumulated(x) * accumulated(x) }
  @inline(__always) static func combine(_ a: A, _ b: A) -> A { a + b }
}
