import CBench
import Lanes
import LanesReport

extension Case {
  /// A case of the peers' question. Our own implementation of each, `lanes`, is what peers outside are asked for too.
  static func peer(
    _ operation: String, _ implementation: String, _ dtype: String, _ place: PeerPlace, bytes: Int, items: Int,
    shape: [Int], bound: Case.Bound? = nil, prepare: @escaping (Checksum) -> Workload
  ) -> Case {
    let checksum = Checksum()
    return Case(
      place.id(operation, implementation, dtype, bytes: bytes), bytes: bytes, items: items,
      bound: place.stopsEarly ? .unbounded : bound,
      peers: implementation == "lanes" && !place.outside.isEmpty
        ? .init(names: place.outside, shape: shape, isWorthAlone: place.isWorthAlone) : nil
    ) { prepare(checksum) }
  }

  /// `work(a, b, out)` over arrays of one shape, however many implementations there are. `b` is strided where `a`
  /// is, and contiguous otherwise; operations on one operand ignore it.
  static func elementwise<Element: PeerElement, Result: PeerElement>(
    _ operation: String, _ place: PeerPlace, operands: Int, _ values: PeerValues = .first,
    _ otherValues: PeerValues = .second, tolerance: Double = 0,
    expected: @escaping (Element, Element) -> Double,
    _ contenders: [Contender<(NDArray<Element>, NDArray<Element>, NDArray<Result>) -> Void>]
  ) -> [Case] {
    let operand = PeerOperand(place.layout, count: place.count)
    let other = PeerOperand(place.layout == .strided ? .strided : .contiguous, shape: operand.shape)
    let itemSize = MemoryLayout<Element>.stride
    let bytes =
      operand.bytes(itemSize: itemSize) + (operands - 1) * operand.count * itemSize
      + operand.count * MemoryLayout<Result>.stride
    return contenders.map { contender in
      let work = contender.work
      return peer(
        operation, contender.name, "\(Element.dtype)", place, bytes: bytes, items: operand.count, shape: operand.shape
      ) { checksum in
        let a = operand.array(values, of: Element.self)
        let b = other.array(otherValues, of: Element.self)
        let out = PeerValues.output(of: Result.self, count: operand.count).reshaped(Dimensions(operand.shape))
        return Workload(
          check: {
            out.fill(.zero)
            work(a, b, out)
            checksum.keep(Checksum.of(out))
            return Checks.sample(of: out, tolerance: tolerance) { i in
              expected(
                Element(value: values.value(at: operand.position(i))),
                Element(value: otherValues.value(at: other.position(i))))
            }
          },
          counters: { checksum.counters },
          body: { iterations in
            for _ in 0..<iterations {
              work(a, b, out)
              cbench_clobber()
            }
          })
      }
    }
  }

  /// `work(a)`, whose result is kept: one number, or a new array.
  static func producing<Element: PeerElement, Result>(
    _ operation: String, _ place: PeerPlace, isMatrix: Bool = false, _ values: PeerValues = .first,
    resultBytes: Int = 0, summary: @escaping (Result) -> Double,
    check: @escaping (Result, _ element: (Int) -> Double) -> String?,
    _ contenders: [Contender<(NDArray<Element>) -> Result>]
  ) -> [Case] {
    let operand = PeerOperand(place.layout, count: place.count, isMatrix: isMatrix)
    let bytes = operand.bytes(itemSize: MemoryLayout<Element>.stride) + resultBytes
    return contenders.map { contender in
      let work = contender.work
      return peer(
        operation, contender.name, "\(Element.dtype)", place, bytes: bytes, items: operand.count, shape: operand.shape
      ) { checksum in
        let a = operand.array(values, of: Element.self)
        return Workload(
          check: {
            let result = work(a)
            checksum.keep(summary(result))
            return check(result) { Element(value: values.value(at: operand.position($0))).asDouble }
          },
          counters: { checksum.counters },
          body: { iterations in
            for _ in 0..<iterations {
              withExtendedLifetime(work(a)) { result in
                withUnsafePointer(to: result) { cbench_keep($0) }
              }
            }
          })
      }
    }
  }
}
