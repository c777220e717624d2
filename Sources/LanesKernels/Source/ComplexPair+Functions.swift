import LanesIntrinsics

extension ComplexPair {
  @inline(__always)
  static func math(
    _ single: (Float, Float) -> lanes_complex64, _ double: (Double, Double) -> lanes_complex128, _ z: ComplexPair
  ) -> ComplexPair {
    if Part.self == Float.self {
      let result = single(Float(z.real), Float(z.imaginary))
      return ComplexPair(Part(result.real), Part(result.imaginary))
    }
    let result = double(Double(z.real), Double(z.imaginary))
    return ComplexPair(Part(result.real), Part(result.imaginary))
  }

  /// C's function, but for what it leaves open and NumPy decides: anything to the power of 0 is 1, and 0
  /// to the power of what has a positive real part 0, of anything else NaN (numpy/_core/src/npymath/npy_math_complex.c.src).
  @inline(__always) static func power(_ a: ComplexPair, _ b: ComplexPair) -> ComplexPair {
    if b == .zero { return .one }
    if a == .zero { return b.real > 0 ? .zero : ComplexPair(.nan, .nan) }
    if Part.self == Float.self {
      let result = lanes_cpowf(Float(a.real), Float(a.imaginary), Float(b.real), Float(b.imaginary))
      return ComplexPair(Part(result.real), Part(result.imaginary))
    }
    let result = lanes_cpow(Double(a.real), Double(a.imaginary), Double(b.real), Double(b.imaginary))
    return ComplexPair(Part(result.real), Part(result.imaginary))
  }

  /// Smith's quotient with 1 as the dividend; of 0 it is NaN, as NumPy has it.
  @inline(__always) var reciprocal: ComplexPair {
    if real.magnitude >= imaginary.magnitude {
      let ratio = imaginary / real
      let scale = 1 / (real + imaginary * ratio)
      return ComplexPair(scale, -ratio * scale)
    }
    let ratio = real / imaginary
    let scale = 1 / (real * ratio + imaginary)
    return ComplexPair(ratio * scale, -scale)
  }

  @inline(__always) var isNaN: Bool { real != real || imaginary != imaginary }
  @inline(__always) var isInfinite: Bool { real.isInfinite || imaginary.isInfinite }
  @inline(__always) var isFinite: Bool { real.isFinite && imaginary.isFinite }
}
