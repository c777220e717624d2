import Lanes

extension PeerFamily {
  /// One number out of an array, or one of each row or column.
  static let reductions = PeerFamily(title: "reductions") { levels in
    let grid = PeerGrid(levels: levels)
    var list = ordered(Int8.self, grid) + ordered(Int32.self, grid) + ordered(Int64.self, grid)
    list += ordered(Float16.self, grid) + ordered(Float.self, grid) + ordered(Double.self, grid)
    list += any(Bool.self, grid) + any(Int32.self, grid) + any(Float.self, grid) + sums(Bool.self, grid)
    list += running(Int8.self, grid) + running(Int32.self, grid) + running(Int64.self, grid)
    return list + running(Float.self, grid) + running(Double.self, grid)
  }

  private static func ordered<Element: OrderedElement & PeerElement>(
    _ type: Element.Type, _ grid: PeerGrid
  ) -> [Case] where Element.Sum: PeerElement, Element.Mean: PeerElement & FloatingPointElement {
    var list = sums(type, grid) + sumsAlongAxes(type, grid)
    list += cases(
      "min", type, grid, expected: { count, a in (0..<count).reduce(.infinity) { min($0, a($1)) } }, { $0.min() })
    list += cases("mean", type, grid, expected: mean, { $0.mean() })
    // NumPy's variance and its sums along an axis stay in half precision, and end elsewhere.
    if Element.dtype != .float16 {
      list += cases("variance", type, grid, expected: variance, { $0.variance() })
    }
    list += cases(
      "arg-max", type, grid, expected: { count, a in Double(firstMaximum(count, a)) }, { $0.argMax() })
    return list
  }

  private static func sums<Element: PeerElement>(_ type: Element.Type, _ grid: PeerGrid) -> [Case]
  where Element.Sum: PeerElement {
    grid.places("sum", "\(Element.dtype)").flatMap { place in
      var contenders = [Contender<(NDArray<Element>) -> Double>("lanes") { $0.sum().asDouble }]
      if place.layout == .contiguous, let loop = Element.loopsInC?.sum {
        contenders.append(
          Contender("c") { $0.withUnsafeBufferPointer { elements in loop(elements.baseAddress!, elements.count) } })
      }
      return Case.producing(
        "sum", place, summary: { $0 },
        check: { result, a in
          Checks.value(result, near: total(place.count, a), tolerance: tolerance(type))
        }, contenders)
    }
  }

  private static func any<Element: PeerElement>(_ type: Element.Type, _ grid: PeerGrid) -> [Case] {
    grid.places("any", "\(Element.dtype)").flatMap { place in
      Case.producing(
        "any", place, .zero, summary: { $0 ? 1 : 0 }, check: { result, _ in Checks.value(result, equals: false) },
        [Contender<(NDArray<Element>) -> Bool>("lanes") { $0.any() }])
    }
  }

  private static func sumsAlongAxes<Element: PeerElement>(_ type: Element.Type, _ grid: PeerGrid) -> [Case]
  where Element.Sum: PeerElement {
    [("sum-rows", 1), ("sum-columns", 0)].flatMap { operation, axis in
      grid.places(
        operation, "\(Element.dtype)",
        layouts: OperandLayout.allCases.filter { Element.dtype != .float16 || $0 != .broadcast }
      ).flatMap { place in
        let side = Int(Double(place.count).squareRoot())
        return Case.producing(
          operation, place, isMatrix: true, resultBytes: side * MemoryLayout<Element.Sum>.stride,
          summary: Checksum.of,
          check: { result, a in
            let last = side - 1
            let line = (0..<side).reduce(0.0) { $0 + a(axis == 1 ? last * side + $1 : $1 * side + last) }
            return Checks.value(result[last].asDouble, near: line, tolerance: tolerance(type))
          },
          [Contender<(NDArray<Element>) -> NDArray<Element.Sum>>("lanes") { $0.sum(axis: axis) }])
      }
    }
  }

  private static func running<Element: PeerElement>(_ type: Element.Type, _ grid: PeerGrid) -> [Case]
  where Element.Sum: PeerElement {
    grid.places("cumulative-sum", "\(Element.dtype)", layouts: [.contiguous]).flatMap { place in
      Case.producing(
        "cumulative-sum", place, resultBytes: place.count * MemoryLayout<Element.Sum>.stride, summary: Checksum.of,
        check: { result, a in
          Checks.value(result[place.count - 1].asDouble, near: total(place.count, a), tolerance: tolerance(type))
        },
        [Contender<(NDArray<Element>) -> NDArray<Element.Sum>>("lanes") { $0.cumulativeSum() }])
    }
  }

  /// The cases of a reduction to one number.
  private static func cases<Element: PeerElement, Result: PeerElement>(
    _ operation: String, _ type: Element.Type, _ grid: PeerGrid,
    expected: @escaping (Int, (Int) -> Double) -> Double, _ work: @escaping (NDArray<Element>) -> Result
  ) -> [Case] {
    grid.places(operation, "\(Element.dtype)").flatMap { place in
      Case.producing(
        operation, place, summary: { $0.asDouble },
        check: { result, a in
          Checks.value(result.asDouble, near: expected(place.count, a), tolerance: tolerance(type))
        },
        [Contender<(NDArray<Element>) -> Result>("lanes", work)])
    }
  }

  /// Whole numbers add up exactly; half precision has eleven bits for the result.
  private static func tolerance<Element: PeerElement>(_ type: Element.Type) -> Double {
    Element.dtype == .float16 ? 0x1p-8 : 1e-5
  }

  private static func total(_ count: Int, _ a: (Int) -> Double) -> Double { (0..<count).reduce(0) { $0 + a($1) } }

  private static func mean(_ count: Int, _ a: (Int) -> Double) -> Double { total(count, a) / Double(count) }

  private static func variance(_ count: Int, _ a: (Int) -> Double) -> Double {
    let mean = mean(count, a)
    return (0..<count).reduce(0) { $0 + (a($1) - mean) * (a($1) - mean) } / Double(count)
  }

  private static func firstMaximum(_ count: Int, _ a: (Int) -> Double) -> Int {
    var place = 0
    var largest = a(0)
    for i in 1..<count where a(i) > largest {
      largest = a(i)
      place = i
    }
    return place
  }
}
