import CBench
import Lanes
import LanesReport

extension PeerFamily {
  /// The product of two square matrices into a third, on one thread.
  static let matrices = PeerFamily(title: "matrix products") { levels in
    [64, 128, 256, 512, 1024].flatMap { side in product(Float.self, side, levels) }
      + [256, 512].flatMap { side in product(Double.self, side, levels) }
  }

  private static func product<Element: FloatingPointElement & PeerElement>(
    _ type: Element.Type, _ side: Int, _ levels: CacheLevels
  ) -> [Case] {
    var contenders = [Contender<Pairs<Element, Element>>("lanes") { NDArray.matmul($0, $1, out: $2) }]
    if let product = Eigen.matrixProduct as? LoopsInC<Element>.Pairs<Element> {
      contenders.append(
        Contender("eigen") { a, b, out in
          withPointers(a, b, out) { a, b, out, _ in product(out, a, b, side) }
        })
    }
    let place = PeerPlace(side * side, levels, extras: ["side": "\(side)"])
    let bytes = 3 * side * side * MemoryLayout<Element>.stride
    return contenders.map { contender in
      let work = contender.work
      return Case.peer(
        "matrix-product", contender.name, "\(Element.dtype)", place, bytes: bytes, items: side * side * side,
        shape: [side, side], bound: .arithmetic(operations: 2 * side * side * side)
      ) { checksum in
        let operand = PeerOperand(.contiguous, count: side * side, isMatrix: true)
        let a = operand.array(.first, of: type)
        let b = operand.array(.second, of: type)
        let out = PeerValues.output(of: type, count: side * side).reshaped([side, side])
        return Workload(
          check: {
            out.fill(.zero)
            work(a, b, out)
            checksum.keep(Checksum.of(out))
            for (i, j) in [(0, 0), (1, side - 1), (side - 1, 2), (side / 2, side / 3)] {
              let expected = (0..<side).reduce(0.0) {
                $0 + PeerValues.first.value(at: i * side + $1) * PeerValues.second.value(at: $1 * side + j)
              }
              if let wrong = Checks.value(out[i, j].asDouble, near: expected, tolerance: 0) {
                return "element [\(i), \(j)]: \(wrong)"
              }
            }
            return nil
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
}
