import CBench
import Lanes
import LanesReport

extension PeerFamily {
  /// The loop that a newcomer writes: every element read and written through the public subscript.
  static let subscripts = PeerFamily(title: "subscript loops") { levels in
    [64, 512].flatMap { side in
      let place = PeerPlace(side * side, levels, outside: [])
      return [
        loop("lanes", place) { checksum in
          let a = PeerValues.first.array(of: Float.self, count: side * side).reshaped([side, side])
          let b = PeerValues.output(of: Float.self, count: side * side).reshaped([side, side])
          return (
            work: {
              for i in 0..<side {
                for j in 0..<side { b[i, j] = a[i, j] + 1 }
              }
            },
            result: { b[$0 / side, $0 % side] }
          )
        },
        loop("swift-array", place) { checksum in
          let a = (0..<side * side).map { Float(PeerValues.first.value(at: $0)) }
          var b = [Float](repeating: 0, count: side * side)
          return (work: { addOne(to: a, into: &b, side) }, result: { b[$0] })
        },
      ]
    }
  }

  /// A function of its own, so that the array is known to be nobody else's: the fastest that the loop can be.
  @inline(never)
  private static func addOne(to a: [Float], into b: inout [Float], _ side: Int) {
    for i in 0..<side {
      for j in 0..<side { b[i * side + j] = a[i * side + j] + 1 }
    }
  }

  private static func loop(
    _ implementation: String, _ place: PeerPlace,
    _ prepare: @escaping (Checksum) -> (work: () -> Void, result: (Int) -> Float)
  ) -> Case {
    Case.peer(
      "subscript-loop", implementation, "float32", place, bytes: 8 * place.count, items: place.count,
      shape: [place.count]
    ) { checksum in
      let (work, result) = prepare(checksum)
      return Workload(
        check: {
          work()
          for i in 0..<place.count where Double(result(i)) != PeerValues.first.value(at: i) + 1 {
            return "element \(i) is \(result(i))"
          }
          checksum.keep(Double(result(place.count - 1)))
          return nil
        },
        counters: { checksum.counters },
        body: { iterations in
          for _ in 0..<iterations {
            work()
            cbench_clobber()
          }
        })
    }
  }
}
