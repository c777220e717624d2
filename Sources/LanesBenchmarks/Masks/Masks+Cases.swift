import CBench
import Lanes
import LanesReport

extension Question {
  /// Boolean masks: as many True in order and without, and selecting by a mask against selecting by indices.
  static let masks = Question(
    id: "masks", title: "What does a Boolean mask cost?",
    cases: { levels in
      // Inside the second cache, and well past the last one.
      levels.levels.filter { $0.name != "L1" && $0.name != "L3" }.flatMap { level in
        Order.allCases.flatMap { order in
          [
            selecting("select", order, level) { a, mask in a[mask] },
            selecting("select-indices", order, level) { a, mask in a[mask.flatNonZero()] },
            choosing(order, level),
          ]
        }
      }
    })

  /// How the True elements of a mask lie. There are as many of them either way.
  private enum Order: String, CaseIterable {
    /// First all True, then all False.
    case sorted
    /// Each is a coin's throw, which no branch predictor can learn.
    case random

    func mask(_ count: Int) -> NDArray<Bool> {
      let coin = PeerValues.coin.array(of: Bool.self, count: count)
      if self == .random { return coin }
      return Fixtures.shared("masks-sorted", count) {
        let mask = NDArray<Bool>.full([count], false)
        mask[..<coin.countNonZero()].fill(true)
        return mask
      }
    }
  }

  private static func name(_ operation: String, _ order: Order, _ level: CacheLevels.Level, _ count: Int) -> CaseID {
    CaseID("masks", operation, level: level.name, count: count, extras: ["order": order.rawValue])
  }

  private static func selecting(
    _ operation: String, _ order: Order, _ level: CacheLevels.Level,
    _ select: @escaping (NDArray<Float>, NDArray<Bool>) -> NDArray<Float>
  ) -> Case {
    // An array, its mask and half an array of results.
    let count = max(64, level.bytes / 7 / 64 * 64)
    // Where nothing is chosen nothing needs to be read: of a sorted mask's array that is half.
    let bytes = order == .sorted ? 5.0 : 7
    return Case(
      name(operation, order, level, count), bytes: Int(bytes) * count, items: count,
      bound: .memory(writtenShare: 2 / bytes), peers: .alongside("numpy")
    ) {
      let a = Fixtures.array(.first, of: Float.self, count: count)
      let mask = order.mask(count)
      return Workload(
        check: {
          var expected: [Float] = []
          for i in 0..<count where mask[i] { expected.append(a[i]) }
          let result = select(a, mask)
          return Checks.value(result.size, equals: expected.count) ?? Checks.elements(of: result) { expected[$0] }
        },
        body: { iterations in
          for _ in 0..<iterations { select(a, mask).withUnsafeBufferPointer { cbench_keep($0.baseAddress) } }
        })
    }
  }

  private static func choosing(_ order: Order, _ level: CacheLevels.Level) -> Case {
    let count = max(64, level.bytes / 13 / 64 * 64)
    return Case(
      name("where", order, level, count), bytes: 13 * count, items: count, bound: .memory(writtenShare: 4 / 13),
      peers: .alongside("numpy")
    ) {
      let a = Fixtures.array(.first, of: Float.self, count: count)
      let b = Fixtures.array(.second, of: Float.self, count: count)
      let mask = order.mask(count)
      return Workload(
        check: { Checks.elements(of: NDArray.where(mask, a, b)) { mask[$0] ? a[$0] : b[$0] } },
        body: { iterations in
          for _ in 0..<iterations {
            NDArray.where(mask, a, b).withUnsafeBufferPointer { cbench_keep($0.baseAddress) }
          }
        })
    }
  }
}
