import Lanes

/// The ways in which an array of one shape can lie in memory.
enum MemoryLayoutCase: String, CaseIterable, Sendable {
  case contiguous, columnMajor, strided, reversed, transposed, offset, broadcast
}

/// Values worth meeting: small, repeated, and the ends of the type.
func values<Element: NumericElement>(_ type: Element.Type, _ count: Int, _ random: inout SplitMix) -> [Element] {
  (0..<count).map { _ in
    switch Int.random(in: 0..<16, using: &random) {
    case 0: return .zero
    case 1: return Element.extremes.randomElement(using: &random)!
    default: return Element.small(Int.random(in: 0..<100, using: &random))
    }
  }
}

extension NumericElement {
  static func small(_ n: Int) -> Self { Self(exactly: n)! }

  static var extremes: [Self] {
    // Written by protocol, as `NumericElement` alone knows no limits.
    if let type = Self.self as? any IntegerElement.Type { return type.limits as! [Self] }
    if let type = Self.self as? any FloatingPointElement.Type { return type.specials as! [Self] }
    return [.zero]
  }
}

extension IntegerElement {
  static var limits: [Self] { [.min, .max, .max - 1] }
}

extension FloatingPointElement {
  static var specials: [Self] { [.nan, .infinity, -.infinity, -0.0, .greatestFiniteMagnitude] }
}

/// An array of `shape` that lies in memory as asked, filled with random values.
func array<Element: NumericElement>(
  _ type: Element.Type, _ shape: [Int], _ layout: MemoryLayoutCase, _ random: inout SplitMix
) -> NDArray<Element> {
  func filled(_ shape: [Int]) -> NDArray<Element> {
    NDArray(values(type, shape.reduce(1, *), &random)).reshaped(Dimensions(shape))
  }
  let all = [AxisIndex](repeating: .all, count: shape.count)
  switch layout {
  case .contiguous: return filled(shape)
  case .columnMajor: return filled(shape).copy(order: .columnMajor)
  case .strided:
    return filled(shape.map { $0 * 3 })[axes: all.map { _ in .slice(1, nil, step: 3) }]
  case .reversed: return filled(shape)[axes: all.map { _ in .reversed }]
  case .transposed: return filled(shape.reversed()).transposed
  case .offset: return filled(shape.map { $0 + 2 })[axes: all.map { _ in .slice(1, -1) }]
  case .broadcast:
    guard let first = shape.first, first > 0 else { return filled(shape) }
    return filled([1] + shape.dropFirst()).broadcast(to: Dimensions(shape))
  }
}

/// Whether two values are the same bits, or both not a number.
func same<Element: ArrayElement>(_ a: Element, _ b: Element) -> Bool {
  if a != a { return b != b }
  return a == b && "\(a)" == "\(b)"
}

func same<Element: ArrayElement>(_ a: Model<Element>, _ b: Model<Element>) -> Bool {
  a.shape == b.shape && zip(a.elements, b.elements).allSatisfy { same($0, $1) }
}

/// Shapes that meet empty and single axes, the widths of vectors, and every rank.
let shapes: [[Int]] = [
  [], [0], [1], [7], [64], [65], [257], [1000], [3, 0], [5, 7], [16, 16], [33, 20], [2, 3, 4], [1, 6, 1, 3],
  [2, 1, 2, 1, 2, 1, 2, 2],
]
