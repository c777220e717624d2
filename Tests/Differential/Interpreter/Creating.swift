import Lanes
import LanesKernelInterface

/// The array that a statement makes of nothing; nil where it is not about that.
func create(_ call: Call) -> (any Variable)? {
  func make<Element: ArrayElement>(_ type: Element.Type) -> (any Variable)? {
    switch call.operation {
    case "zeros": NDArray<Element>.zeros(call.shape(1), order: call.order())
    case "ones": NDArray<Element>.ones(call.shape(1), order: call.order())
    case "full": NDArray<Element>.full(call.shape(1), call.scalar(2), order: call.order())
    case "eye": NDArray<Element>.eye(call.int(1), call.int(2), offset: call.int(3))
    case "pattern": Pattern(call.word(2), seed: UInt64(call.word(3))!).array(type, call.shape(1), call.order())
    default: (type as? any OrderedElement.Type).flatMap { range($0) }
    }
  }
  func range<Element: OrderedElement>(_ type: Element.Type) -> (any Variable)? {
    if let type = type as? any IntegerElement.Type { return integers(type) }
    return (type as? any FloatingPointElement.Type).flatMap { floats($0) }
  }
  func integers<Element: IntegerElement>(_ type: Element.Type) -> (any Variable)? {
    call.operation == "arange" ? NDArray<Element>.arange(call.scalar(1), call.scalar(2), step: call.scalar(3)) : nil
  }
  func floats<Element: FloatingPointElement>(_ type: Element.Type) -> (any Variable)? {
    switch call.operation {
    case "arange": NDArray<Element>.arange(call.scalar(1), call.scalar(2), step: call.scalar(3))
    case "linspace": NDArray<Element>.linspace(call.scalar(1), call.scalar(2), count: call.int(3))
    default: nil
    }
  }
  guard ["zeros", "ones", "full", "eye", "pattern", "arange", "linspace"].contains(call.operation) else { return nil }
  return make(elementType(call.word(0)))
}

/// Elements that follow from a seed, the same ones in every language: the generator is SplitMix64.
struct Pattern {
  let kind: String
  let seed: UInt64

  init(_ kind: String, seed: UInt64) { (self.kind, self.seed) = (kind, seed) }

  func array<Element: ArrayElement>(_ type: Element.Type, _ shape: Dimensions, _ order: MemoryOrder) -> NDArray<Element>
  {
    let count = shape.reduce(1, *)
    let flat: NDArray<Element>
    // Integers have no fractions.
    switch kind == "unit" && (type is any IntegerElement.Type || type == Bool.self) ? "small" : kind {
    case "small":
      flat = NDArray((0..<count).map { Int(word($0) >> 33) % 17 - 8 }).cast(to: Element.self)
    case "bits": flat = bits(count)
    case "unit":
      if let type = type as? any ComplexElement.Type {
        flat = complexUnit(type, count) as! NDArray<Element>
      } else {
        flat = NDArray((0..<count).map(fraction)).cast(to: Element.self)
      }
    case "special":
      let values = Self.special(Element.self)
      flat = NDArray((0..<count).map { values[Int(word($0) >> 33) % values.count] })
    default: refuse("no pattern is called \(kind)")
    }
    return flat.reshaped(shape).copy(order: order)
  }

  private func word(_ i: Int) -> UInt64 {
    var x = seed &+ UInt64(i + 1) &* 0x9E37_79B9_7F4A_7C15
    x = (x ^ x >> 30) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ x >> 27) &* 0x94D0_49BB_1331_11EB
    return x ^ x >> 31
  }

  private func fraction(_ i: Int) -> Double { Double(word(i) >> 11) * 0x1p-53 * 4 - 2 }

  private func complexUnit<Element: ComplexElement>(_ type: Element.Type, _ count: Int) -> any Variable {
    let result = NDArray<Element>.zeros([count])
    for i in 0..<count {
      result.real[i] = Element.Part(fraction(2 * i))
      result.imaginary[i] = Element.Part(fraction(2 * i + 1))
    }
    return result
  }

  /// Elements of any bits.
  private func bits<Element: ArrayElement>(_ count: Int) -> NDArray<Element> {
    let result = NDArray<Element>.zeros([count])
    let (size, words) = (result.itemSize, (result.itemSize + 7) / 8)
    result.withUnsafeMutableBufferPointer { elements in
      let bytes = UnsafeMutableRawBufferPointer(elements)
      for i in 0..<count {
        for place in 0..<size {
          let byte = UInt8(truncatingIfNeeded: word(i * words + place / 8) >> (8 * (place % 8)))
          bytes[i * size + place] = Element.dtype == .bool ? byte & 1 : byte
        }
      }
    }
    // Signalling NaNs are quiet after some conversions, and not after others.
    if let nan = NDArray<Element>.canonicalNaN {
      for i in 0..<count where result[i] != result[i] { result[i] = nan }
    }
    return result
  }

  /// The values that most often go wrong.
  private static func special<Element: ArrayElement>(_ type: Element.Type) -> [Element] {
    func ends<T: FixedWidthInteger>(_ type: T.Type) -> [String] { ["\(T.min)", "\(T.max)", "\(T.max - 1)"] }
    if let type = type as? any IntegerElement.Type { return (["0", "1", "2", "7"] + ends(type)).map { read($0) } }
    if Element.self == Bool.self { return [read("false"), read("true")] }
    if Element.self is any ComplexElement.Type {
      return ["(0;0)", "(1;0)", "(0;1)", "(-1;-0.0)", "(2;-3)", "(-0.5;4)", "(-0.0;7)"].map { read($0) }
    }
    return ["0", "-0.0", "1", "-1", "0.5", "-2.5", "inf", "-inf", "nan", "3", "10000", "-7", "6e-8"].map { read($0) }
  }
}
