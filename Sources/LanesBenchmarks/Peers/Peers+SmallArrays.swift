import CBench
import Lanes
import LanesReport

extension PeerFamily {
  /// Whole operations on a few elements, each with its result allocated: what an array costs beside its elements.
  static let smallArrays = PeerFamily(title: "small arrays") { levels in
    [1, 8, 64].flatMap { count in
      let place = PeerPlace(count, levels)
      let list = numbers(Float.self, place) + numbers(Double.self, place) + numbers(Int32.self, place)
      return list + floats(Float.self, place) + floats(Double.self, place)
    }
  }

  private static func numbers<Element: OrderedElement & PeerElement>(
    _ type: Element.Type, _ place: PeerPlace
  ) -> [Case] where Element.Sum: PeerElement {
    typealias Numbers = NDArray<Element>
    var list = allocating("small-add", place, expected: { ($0 + $1).asDouble }) {
      (a: Numbers, b: Numbers) -> Numbers in a + b
    }
    list += allocating("small-scale", place, operands: 1, expected: { a, _ in (a * 2).asDouble }) {
      (a: Numbers, _: Numbers) -> Numbers in a * 2
    }
    list += allocating("small-greater", place, expected: { $0 > $1 ? 1 : 0 }) {
      (a: Numbers, b: Numbers) -> NDArray<Bool> in a .> b
    }
    list += allocating("small-copy", place, operands: 1, expected: { a, _ in a.asDouble }) {
      (a: Numbers, _: Numbers) -> Numbers in a.copy()
    }
    list += Case.producing(
      "small-sum", place, summary: { (sum: Element.Sum) in sum.asDouble },
      check: { result, a in
        Checks.value(result.asDouble, near: (0..<place.count).reduce(0.0) { $0 + a($1) }, tolerance: 0)
      }, [Contender<(Numbers) -> Element.Sum>("lanes") { $0.sum() }])
    return list
  }

  private static func floats<Element: FloatingPointElement & PeerElement>(
    _ type: Element.Type, _ place: PeerPlace
  ) -> [Case] {
    allocating("small-square-root", place, .positive, operands: 1, expected: { a, _ in a.squareRoot().asDouble }) {
      (a: NDArray<Element>, _: NDArray<Element>) -> NDArray<Element> in NDArray.squareRoot(a)
    }
  }

  /// `work(a, b)`, which allocates its result.
  static func allocating<Element: PeerElement, Result: PeerElement>(
    _ operation: String, _ place: PeerPlace, _ values: PeerValues = .first, operands: Int = 2, tolerance: Double = 0,
    expected: @escaping (Element, Element) -> Double,
    _ work: @escaping (NDArray<Element>, NDArray<Element>) -> NDArray<Result>
  ) -> [Case] {
    let operand = PeerOperand(place.layout, count: place.count)
    let bytes = place.count * (operands * MemoryLayout<Element>.stride + MemoryLayout<Result>.stride)
    return [
      Case.peer(
        operation, "lanes", "\(Element.dtype)", place, bytes: bytes, items: place.count, shape: operand.shape
      ) { checksum in
        let a = operand.array(values, of: Element.self)
        let b = operand.array(.second, of: Element.self)
        return Workload(
          check: {
            let result = work(a, b)
            checksum.keep(Checksum.of(result))
            return Checks.sample(of: result, tolerance: tolerance) {
              expected(Element(value: values.value(at: $0)), Element(value: PeerValues.second.value(at: $0)))
            }
          },
          counters: { checksum.counters },
          body: { iterations in
            for _ in 0..<iterations {
              withExtendedLifetime(work(a, b)) { result in
                withUnsafePointer(to: result) { cbench_keep($0) }
              }
            }
          })
      }
    ]
  }
}
