import Foundation
import Lanes

extension PeerFamily {
  /// Elementary functions into an array that exists.
  static let functions = PeerFamily(title: "elementary functions") { levels in
    [1 << 10, 1 << 16, 1 << 20].flatMap { count in
      functions(Float.self, PeerPlace(count, levels)) + functions(Double.self, PeerPlace(count, levels))
    }
  }

  private static func functions<Element: FloatingPointElement & PeerElement>(
    _ type: Element.Type, _ place: PeerPlace
  ) -> [Case] {
    typealias Numbers = NDArray<Element>
    var list = function("exp", place, exp, { (a: Numbers, _: Numbers, out: Numbers) in Numbers.exp(a, out: out) })
    list += function("log", place, log, { (a: Numbers, _: Numbers, out: Numbers) in Numbers.log(a, out: out) })
    list += function("sin", place, sin, { (a: Numbers, _: Numbers, out: Numbers) in Numbers.sin(a, out: out) })
    list += function("tanh", place, tanh, { (a: Numbers, _: Numbers, out: Numbers) in Numbers.tanh(a, out: out) })
    return list
  }

  private static func function<Element: PeerElement>(
    _ operation: String, _ place: PeerPlace, _ expected: @escaping (Double) -> Double,
    _ work: @escaping Pairs<Element, Element>
  ) -> [Case] {
    Case.elementwise(
      operation, place, operands: 1, .fraction, tolerance: 1e-6, expected: { a, _ in expected(a.asDouble) },
      [Contender("lanes", work)])
  }
}
