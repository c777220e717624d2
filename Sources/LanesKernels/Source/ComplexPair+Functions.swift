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

  @inline(__always) static func power(_ a: ComplexPair, _ b: ComplexPair) -> ComplexPair {
    if Part.self == Float.self {
      let result = lanes_cpowf(Float(a.real), Float(a.imaginary), Float(b.real), Float(b.imaginary))
      return ComplexPair(Part(result.real), Part(result.imaginary))
    }
    let result = lanes_cpow(Double(a.real), Double(a.imaginary), Double(b.real), Double(b.imaginary))
    return ComplexPair(Part(result.real), Part(result.imaginary))
  }

  @inline(__always) var isNaN: Bool { real != real || imaginary != imaginary }
  @inline(__always) var isInfinite: Bool { real.isInfinite || imaginary.isInfinite }
  @inline(__always) var isFinite: Bool { real.isFinite && imaginary.isFinite }
}
