import CBench
import Lanes
import LanesReport

extension PeerFamily {
  /// Copies into an array that exists, and filling one.
  static let copies = PeerFamily(title: "copies") { levels in
    let grid = PeerGrid(levels: levels)
    return copies(Bool.self, grid) + copies(Int8.self, grid) + copies(Int32.self, grid) + copies(Int64.self, grid)
      + copies(Float16.self, grid) + copies(Float.self, grid) + copies(Double.self, grid)
      + transposed(Float.self, levels) + transposed(Int32.self, levels)
  }

  private static func copies<Element: PeerElement>(_ type: Element.Type, _ grid: PeerGrid) -> [Case] {
    let copies = grid.places("copy", "\(Element.dtype)").flatMap { place in
      var contenders = [Contender<Pairs<Element, Element>>("lanes") { a, _, out in out.assign(a) }]
      if place.layout == .contiguous, let loop = Element.loopsInC?.copy {
        contenders.append(Contender("c") { a, b, out in withPointers(a, b, out) { loop($2, $0, $3) } })
      }
      return Case.elementwise("copy", place, operands: 1, expected: { a, _ in a.asDouble }, contenders)
    }
    return copies
      + grid.places("fill", "\(Element.dtype)", layouts: [.contiguous, .strided]).map { fill(type, $0) }
  }

  private static func fill<Element: PeerElement>(_ type: Element.Type, _ place: PeerPlace) -> Case {
    let count = place.count
    let bytes = count * MemoryLayout<Element>.stride
    let step = place.layout == .strided ? 2 : 1
    return Case.peer(
      "fill", "lanes", "\(Element.dtype)", place, bytes: bytes, items: count, shape: [count]
    ) { checksum in
      let whole = PeerValues.output(of: type, count: step * count)
      let out = step == 1 ? whole : whole[.slice(nil, nil, step: 2)]
      let value = Element(value: 1)
      return Workload(
        check: {
          out.fill(value)
          checksum.keep(Checksum.of(out))
          return Checks.sample(of: out) { _ in 1 }
        },
        counters: { checksum.counters },
        body: { iterations in
          for _ in 0..<iterations {
            out.fill(value)
            cbench_clobber()
          }
        })
    }
  }

  /// A side that is no power of two: no two rows of a column compete for the same lines of a cache more than others.
  private static let side = 4000

  private static func transposed<Element: PeerElement>(_ type: Element.Type, _ levels: CacheLevels) -> [Case] {
    let place = PeerPlace(side * side, levels, layout: .transposed)
    var contenders = [Contender<Pairs<Element, Element>>("lanes") { a, _, out in out.assign(a) }]
    if Element.self == Float.self, let eigen = Eigen.transposedCopy {
      contenders.append(
        Contender("eigen") { a, _, out in
          // The view's elements lie column by column: its base is the matrix that Eigen transposes.
          a.transposed.withUnsafeBytes { source in
            out.withUnsafeMutablePointer { out, _ in eigen(out, source.baseAddress!, side) }
          }
        })
    }
    return Case.elementwise(
      "transposed-copy", place, operands: 1, expected: { a, _ in a.asDouble }, contenders)
  }
}
