import Lanes

extension PeerFamily {
  /// Formulas over whole arrays, fused where the peer can, and a search that may stop at once.
  static let expressions = PeerFamily(title: "expressions") { levels in
    let fused = [1 << 16, 1 << 24].flatMap { count -> [Case] in
      let place = PeerPlace(count, levels, outside: ["numpy", "numexpr"])
      return formulas(Float.self, place, addTwice: Eigen.addTwice, polynomial: Eigen.polynomial)
        + formulas(Double.self, place, addTwice: nil, polynomial: nil)
    }
    let searches = [1 << 10, 1 << 16, 1 << 20, 1 << 24].flatMap { count -> [Case] in
      var place = PeerPlace(count, levels)
      place.isWorthAlone = true
      place.stopsEarly = true
      return Case.producing(
        "any-first-hit", place, .hit, summary: { $0 ? 1 : 0 },
        check: { result, _ in Checks.value(result, equals: true) },
        [Contender<(NDArray<Float>) -> Bool>("lanes") { ($0.lazy .> 100).any() }])
    }
    return fused + searches
  }

  private static func formulas<Element: FloatingPointElement & PeerElement>(
    _ type: Element.Type, _ place: PeerPlace, addTwice: LoopsInC<Element>.Pairs<Element>?,
    polynomial: LoopsInC<Element>.Each<Element>?
  ) -> [Case] {
    let lanesTwice = Contender<Pairs<Element, Element>>("lanes") { a, b, out in
      (a.lazy + b.lazy * 2).evaluate(into: out)
    }
    let lanesPolynomial = Contender<Pairs<Element, Element>>("lanes") { x, _, out in
      terms(of: x).evaluate(into: out)
    }
    let eigenTwice = addTwice.map { loop in
      Contender<Pairs<Element, Element>>("eigen") { a, b, out in withPointers(a, b, out) { loop($2, $0, $1, $3) } }
    }
    let eigenPolynomial = polynomial.map { loop in
      Contender<Pairs<Element, Element>>("eigen") { x, b, out in withPointers(x, b, out) { loop($2, $0, $3) } }
    }
    var list = Case.elementwise(
      "add-twice", place, operands: 2, expected: { ($0 + $1 * 2).asDouble },
      [lanesTwice] + [eigenTwice].compactMap { $0 })
    list += Case.elementwise(
      "polynomial", place, operands: 1, tolerance: 1e-5, expected: { x, _ in value(at: x.asDouble) },
      [lanesPolynomial] + [eigenPolynomial].compactMap { $0 })
    list += allocating("add-twice-allocating", place, expected: { ($0 + $1 * 2).asDouble }) {
      (a: NDArray<Element>, b: NDArray<Element>) -> NDArray<Element> in
      (a.lazy + b.lazy * 2).evaluate()
    }
    list += allocating(
      "polynomial-allocating", place, operands: 1, tolerance: 1e-5, expected: { x, _ in value(at: x.asDouble) }
    ) { (x: NDArray<Element>, _: NDArray<Element>) -> NDArray<Element> in terms(of: x).evaluate() }
    return list
  }

  /// Ten terms by Horner's rule: 1 + x (1/2 + x (1/3 + … + x/10)).
  private static func terms<Element: FloatingPointElement>(of x: NDArray<Element>) -> LazyArray<Element> {
    let x = x.lazy
    return (1...9).reversed().reduce(x * Element(0.1)) { terms, n in
      let sum = terms + 1 / Element(n)
      return n == 1 ? sum : sum * x
    }
  }

  private static func value(at x: Double) -> Double {
    (1...9).reversed().reduce(0.1) { $0 * x + 1 / Double($1) }
  }
}
