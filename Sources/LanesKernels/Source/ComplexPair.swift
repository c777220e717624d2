/// A complex number as memory holds it: the real part, then the imaginary part, as in C and NumPy.
///
/// Products are the plain formula, as NumPy's are; quotients go by Smith's algorithm (Comm. ACM 5,
/// 1962), which scales by the larger part of the divisor so that no square overflows.
struct ComplexPair<Part: ComplexPairPart>: BitwiseCopyable, Sendable {
  var real: Part
  var imaginary: Part

  @inline(__always) init(_ real: Part, _ imaginary: Part) {
    self.real = real
    self.imaginary = imaginary
  }
}

/// A type of a complex number's parts.
protocol ComplexPairPart: RealArithmetic, BitwiseCopyable, Sendable {
  /// Bits that are all zero just when both numbers are.
  static func zeroTestBits(_ a: Self, _ b: Self) -> UInt64
}

extension Float: ComplexPairPart {
  @inline(__always) static func zeroTestBits(_ a: Float, _ b: Float) -> UInt64 {
    UInt64(a.zeroTestBits) | UInt64(b.zeroTestBits)
  }
}

extension Double: ComplexPairPart {
  @inline(__always) static func zeroTestBits(_ a: Double, _ b: Double) -> UInt64 { a.zeroTestBits | b.zeroTestBits }
}

extension ComplexPair: Arithmetic {
  @inline(__always) static var zero: ComplexPair { ComplexPair(0, 0) }
  @inline(__always) static var one: ComplexPair { ComplexPair(1, 0) }

  @inline(__always) static func == (a: ComplexPair, b: ComplexPair) -> Bool {
    a.real == b.real && a.imaginary == b.imaginary
  }

  @inline(__always) static func sum(_ a: ComplexPair, _ b: ComplexPair) -> ComplexPair {
    ComplexPair(a.real + b.real, a.imaginary + b.imaginary)
  }

  @inline(__always) static func difference(_ a: ComplexPair, _ b: ComplexPair) -> ComplexPair {
    ComplexPair(a.real - b.real, a.imaginary - b.imaginary)
  }

  @inline(__always) static func product(_ a: ComplexPair, _ b: ComplexPair) -> ComplexPair {
    ComplexPair(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  @inline(__always) static func quotient(_ a: ComplexPair, _ b: ComplexPair) -> ComplexPair {
    let (real, imaginary) = (b.real.magnitude, b.imaginary.magnitude)
    if real >= imaginary {
      if real == 0 && imaginary == 0 { return ComplexPair(a.real / real, a.imaginary / real) }
      let ratio = b.imaginary / b.real
      let scale = 1 / (b.real + b.imaginary * ratio)
      return ComplexPair((a.real + a.imaginary * ratio) * scale, (a.imaginary - a.real * ratio) * scale)
    }
    let ratio = b.real / b.imaginary
    let scale = 1 / (b.imaginary + b.real * ratio)
    return ComplexPair((a.real * ratio + a.imaginary) * scale, (a.imaginary * ratio - a.real) * scale)
  }
}

extension ComplexPair: ZeroTestable {
  @inline(__always) var zeroTestBits: UInt64 { Part.zeroTestBits(real, imaginary) }
}
