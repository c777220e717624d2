import Lanes
import Numerics

/// Values worth meeting: small, repeated, and the ends of the type.
func values<Element: ArrayElement>(_ type: Element.Type, _ count: Int, _ random: inout SplitMix) -> [Element] {
  let extremes = Element.extremes
  return (0..<count).map { _ in
    switch Int.random(in: 0..<16, using: &random) {
    case 0: return .zero
    case 1: return extremes.randomElement(using: &random)!
    default: return Element.small(Int.random(in: 0..<100, using: &random))
    }
  }
}

extension ArrayElement {
  /// A small number, negative ones where the type has them; of Booleans, whether it is odd.
  static func small(_ n: Int) -> Self {
    switch Self.self {
    case is Bool.Type: return (n % 2 == 1) as! Self
    case let type as any IntegerElement.Type: return type.number(n) as! Self
    case let type as any FloatingPointElement.Type: return type.number(n) as! Self
    case is Complex<Float>.Type: return Complex<Float>(.small(n), .small(n / 2)) as! Self
    case is Complex<Double>.Type: return Complex<Double>(.small(n), .small(n / 2)) as! Self
    default: fatalError("\(Self.self)")
    }
  }

  static var extremes: [Self] {
    if let type = Self.self as? any IntegerElement.Type { return type.limits as! [Self] }
    if let type = Self.self as? any FloatingPointElement.Type { return type.specials as! [Self] }
    return [.zero, .one]
  }
}

extension IntegerElement {
  fileprivate static var limits: [Self] { [.min, .max, .max - 1, .min + 1] }
  fileprivate static func number(_ n: Int) -> Self { Self(truncatingIfNeeded: n % 3 == 2 && isSigned ? -n : n) }
}

extension FloatingPointElement {
  fileprivate static var specials: [Self] {
    [.nan, .infinity, -.infinity, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
  }
  fileprivate static func number(_ n: Int) -> Self { Self(n % 3 == 2 ? -n : n) / 3 }
}

/// The element types with arithmetic, as test arguments.
enum ElementCase: String, CaseIterable, Sendable {
  case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, float16, float, double

  static var integers: [ElementCase] { allCases.filter { !floats.contains($0) } }
  static var floats: [ElementCase] { [.float16, .float, .double] }

  var type: any OrderedElement.Type {
    switch self {
    case .int: Int.self
    case .int8: Int8.self
    case .int16: Int16.self
    case .int32: Int32.self
    case .int64: Int64.self
    case .uint: UInt.self
    case .uint8: UInt8.self
    case .uint16: UInt16.self
    case .uint32: UInt32.self
    case .uint64: UInt64.self
    case .float16: Float16.self
    case .float: Float.self
    case .double: Double.self
    }
  }
}
