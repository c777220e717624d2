import CBench
import Lanes
import LanesReport

extension PeerFamily {
  /// Choosing by a mask without order, which no branch predictor can learn, and sums of rows a few elements long.
  static let selections = PeerFamily(title: "selections") { levels in
    let chosen = [1 << 10, 1 << 16, 1 << 20].flatMap { count -> [Case] in
      let place = PeerPlace(count, levels)
      return selections(Float.self, place) + selections(Double.self, place) + selections(Int32.self, place)
    }
    return [2, 4, 8].reduce(into: chosen) { list, length in
      for count in [1 << 10, 1 << 20] {
        let place = PeerPlace(count, levels, extras: ["row": "\(length)"])
        list += shortRows(Float.self, length, place) + shortRows(Double.self, length, place)
        list += shortRows(Int32.self, length, place)
      }
    }
  }

  private static func selections<Element: PeerElement>(_ type: Element.Type, _ place: PeerPlace) -> [Case] {
    let (count, itemSize) = (place.count, MemoryLayout<Element>.stride)
    let choose = Case.peer(
      "where", "lanes", "\(Element.dtype)", place, bytes: count * (1 + 3 * itemSize), items: count, shape: [count]
    ) { checksum in
      let mask = PeerValues.coin.array(of: Bool.self, count: count)
      let a = PeerValues.first.array(of: type, count: count)
      let b = PeerValues.positive.array(of: type, count: count)
      return producing(
        checksum,
        check: { result in
          Checks.sample(of: result) { i in
            (PeerValues.coin.value(at: i) > 0 ? PeerValues.first : .positive).value(at: i)
          }
        }
      ) { NDArray.where(mask, a, b) }
    }
    let select = Case.peer(
      "mask-selection", "lanes", "\(Element.dtype)", place, bytes: count * (1 + itemSize + itemSize / 2),
      items: count, shape: [count]
    ) { checksum in
      let mask = PeerValues.coin.array(of: Bool.self, count: count)
      let a = PeerValues.first.array(of: type, count: count)
      return producing(
        checksum,
        check: { result in
          let chosen = (0..<count).filter { PeerValues.coin.value(at: $0) > 0 }
          return Checks.value(result.size, equals: chosen.count)
            ?? Checks.sample(of: result) { PeerValues.first.value(at: chosen[$0]) }
        }
      ) { a[mask] }
    }
    return [choose, select]
  }

  private static func shortRows<Element: PeerElement>(
    _ type: Element.Type, _ length: Int, _ place: PeerPlace
  ) -> [Case] where Element.Sum: PeerElement {
    let (count, rows) = (place.count, place.count / length)
    let bytes = count * MemoryLayout<Element>.stride + rows * MemoryLayout<Element.Sum>.stride
    return [
      Case.peer(
        "sum-short-rows", "lanes", "\(Element.dtype)", place, bytes: bytes, items: count, shape: [rows, length]
      ) { checksum in
        let a = PeerValues.first.array(of: type, count: count).reshaped([rows, length])
        return producing(
          checksum,
          check: { result in
            Checks.sample(of: result) { row in
              (0..<length).reduce(0.0) { $0 + PeerValues.first.value(at: row * length + $1) }
            }
          }
        ) { a.sum(axis: 1) }
      }
    ]
  }

  /// What is timed when an operation makes its result.
  private static func producing<Result: PeerElement>(
    _ checksum: Checksum, check: @escaping (NDArray<Result>) -> String?, _ work: @escaping () -> NDArray<Result>
  ) -> Workload {
    Workload(
      check: {
        let result = work()
        checksum.keep(Checksum.of(result))
        return check(result)
      },
      counters: { checksum.counters },
      body: { iterations in
        for _ in 0..<iterations {
          withExtendedLifetime(work()) { result in
            withUnsafePointer(to: result) { cbench_keep($0) }
          }
        }
      })
  }
}
