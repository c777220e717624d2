import Lanes

extension PeerFamily {
  /// Arithmetic, comparisons and casts into an array that exists: the same work for all peers.
  static let elementwise = PeerFamily(title: "element-wise operations") { levels in
    let grid = PeerGrid(levels: levels)
    var list = ordered(Int8.self, grid) + ordered(Int32.self, grid) + ordered(Int64.self, grid)
    list += ordered(Float16.self, grid) + ordered(Float.self, grid) + ordered(Double.self, grid)
    list += floating(Float16.self, grid) + floating(Float.self, grid) + floating(Double.self, grid)
    list += casts(Int8.self, to: Double.self, grid) + casts(Int32.self, to: Double.self, grid)
    list += casts(Int64.self, to: Double.self, grid) + casts(Float16.self, to: Double.self, grid)
    list += casts(Float.self, to: Double.self, grid) + casts(Double.self, to: Float.self, grid)
    return list + logic(grid)
  }

  typealias Pairs<Element: ArrayElement, Result: ArrayElement> =
    (NDArray<Element>, NDArray<Element>, NDArray<Result>) -> Void

  private static func ordered<Element: OrderedElement & PeerElement>(
    _ type: Element.Type, _ grid: PeerGrid
  ) -> [Case] {
    let c = Element.loopsInC
    var list = cases(type, "add", grid, expected: { ($0 + $1).asDouble }, c?.add) { NDArray.add($0, $1, out: $2) }
    list += cases(type, "multiply", grid, expected: { ($0 * $1).asDouble }, c?.multiply) {
      NDArray.multiply($0, $1, out: $2)
    }
    list += cases(type, "minimum", grid, expected: { min($0, $1).asDouble }) { NDArray.minimum($0, $1, out: $2) }
    list += cases(type, "negative", grid, operands: 1, expected: { a, _ in -a.asDouble }) { a, _, out in
      NDArray.negative(a, out: out)
    }
    list += cases(type, "absolute", grid, operands: 1, expected: { a, _ in abs(a.asDouble) }) { a, _, out in
      NDArray.absolute(a, out: out)
    }
    return list + comparisons(type, grid)
  }

  private static func comparisons<Element: OrderedElement & PeerElement>(
    _ type: Element.Type, _ grid: PeerGrid
  ) -> [Case] {
    grid.places("greater", "\(Element.dtype)").flatMap { place in
      var contenders = [
        Contender<Pairs<Element, Bool>>("lanes") { a, b, out in NDArray.greater(a, b, out: out) }
      ]
      if place.layout == .contiguous, let loop = Element.loopsInC?.greater {
        contenders.append(
          Contender("c") { a, b, out in
            withPointers(a, b, out) { a, b, out, count in
              loop(UnsafeMutableRawPointer(out).assumingMemoryBound(to: UInt8.self), a, b, count)
            }
          })
      }
      return Case.elementwise("greater", place, operands: 2, expected: { $0 > $1 ? 1 : 0 }, contenders)
    }
  }

  private static func floating<Element: FloatingPointElement & PeerElement>(
    _ type: Element.Type, _ grid: PeerGrid
  ) -> [Case] {
    let c = Element.loopsInC
    let root = c?.squareRoot.map { root -> LoopsInC<Element>.Pairs<Element> in { root($0, $1, $3) } }
    var list = cases(type, "divide", grid, second: .positive, expected: { ($0 / $1).asDouble }, c?.divide) {
      NDArray.divide($0, $1, out: $2)
    }
    list += cases(
      type, "square-root", grid, first: .positive, operands: 1, expected: { a, _ in a.squareRoot().asDouble }, root
    ) { a, _, out in NDArray.squareRoot(a, out: out) }
    return list
  }

  private static func casts<Element: PeerElement, Result: PeerElement>(
    _ type: Element.Type, to result: Result.Type, _ grid: PeerGrid
  ) -> [Case] {
    grid.places("cast", "\(Element.dtype)").flatMap { place in
      var contenders = [
        Contender<Pairs<Element, Result>>("lanes") { a, _, out in NDArray.cast(a, out: out) }
      ]
      if place.layout == .contiguous, let loop = Element.loopsInC?.cast {
        contenders.append(Contender("c") { a, b, out in withPointers(a, b, out) { loop($2, $0, $3) } })
      }
      return Case.elementwise("cast", place, operands: 1, expected: { a, _ in a.asDouble }, contenders)
    }
  }

  private static func logic(_ grid: PeerGrid) -> [Case] {
    grid.places("logical-and", "bool").flatMap { place in
      Case.elementwise(
        "logical-and", place, operands: 2, expected: { $0 && $1 ? 1 : 0 },
        [Contender<Pairs<Bool, Bool>>("lanes") { NDArray.logicalAnd($0, $1, out: $2) }])
    }
  }

  /// The cases of an operation whose result has its operands' type.
  private static func cases<Element: PeerElement>(
    _ type: Element.Type, _ operation: String, _ grid: PeerGrid, first: PeerValues = .first,
    second: PeerValues = .second,
    operands: Int = 2, expected: @escaping (Element, Element) -> Double,
    _ loop: LoopsInC<Element>.Pairs<Element>? = nil, _ work: @escaping Pairs<Element, Element>
  ) -> [Case] {
    grid.places(operation, "\(Element.dtype)").flatMap { place in
      var contenders = [Contender<Pairs<Element, Element>>("lanes", work)]
      if place.layout == .contiguous, let loop {
        contenders.append(Contender("c") { a, b, out in withPointers(a, b, out) { loop($2, $0, $1, $3) } })
      }
      return Case.elementwise(
        operation, place, operands: operands, first, second, expected: expected, contenders)
    }
  }

  /// The elements of contiguous arrays.
  @inline(__always)
  static func withPointers<Element, Result>(
    _ a: NDArray<Element>, _ b: NDArray<Element>, _ out: NDArray<Result>,
    _ body: (UnsafePointer<Element>, UnsafePointer<Element>, UnsafeMutablePointer<Result>, Int) -> Void
  ) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        out.withUnsafeMutableBufferPointer { out in
          body(a.baseAddress!, b.baseAddress!, out.baseAddress!, out.count)
        }
      }
    }
  }
}
