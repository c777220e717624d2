import CBench
import Lanes
import LanesReport

// Arrays filled element by element, and what lists of boxed values take.
extension Question {
  /// Each makes its array anew and puts the numbers from 0 on into it.
  static var filling: [Case] {
    [1000, 100_000].flatMap { count in
      // `numpy.append` copies all that is there for each element: too slow for more.
      let appending = count <= 1000 ? ["numpy-append"] : []
      let peers = ["numpy", "numpy-from-list", "python-append", "python-preallocated"] + appending
      return [
        fill("lanes", count, peers: peers) { count in
          let array = NDArray<Int>.empty([count])
          for i in 0..<count { array[i] = i }
          array.withUnsafeBufferPointer { keep($0) }
        },
        fill("lanes-pointer", count) { count in
          let array = NDArray<Int>.empty([count])
          array.withUnsafeMutableBufferPointer { elements in
            for i in 0..<count { elements[i] = i }
          }
          array.withUnsafeBufferPointer { keep($0) }
        },
        fill("array-append", count) { count in
          var array: [Int] = []
          for i in 0..<count { array.append(i) }
          array.withUnsafeBufferPointer { keep($0) }
        },
        fill("array-reserved", count) { count in
          var array: [Int] = []
          array.reserveCapacity(count)
          for i in 0..<count { array.append(i) }
          array.withUnsafeBufferPointer { keep($0) }
        },
        fill("array-preallocated", count) { count in
          var array = [Int](repeating: 0, count: count)
          for i in 0..<count { array[i] = i }
          array.withUnsafeBufferPointer { keep($0) }
        },
      ]
    }
  }

  /// What was filled last, for the check.
  nonisolated(unsafe) private static var (lastCount, lastSum) = (0, 0)
  nonisolated(unsafe) private static var isChecking = false

  @inline(never)
  private static func keep(_ elements: UnsafeBufferPointer<Int>) {
    cbench_keep(elements.baseAddress)
    guard isChecking else { return }
    (lastCount, lastSum) = (elements.count, elements.reduce(0, +))
  }

  private static func fill(
    _ implementation: String, _ count: Int, peers: [String] = [], _ work: @escaping (_ count: Int) -> Void
  ) -> Case {
    Case(
      CaseID("loop-vector", "fill", implementation: implementation, dtype: "int64", level: "-", count: count),
      bytes: 8 * count,
      items: count, bound: .unbounded,
      peers: peers.isEmpty ? nil : Case.Peers(names: peers, shape: [], isWorthAlone: true)
    ) {
      Workload(
        check: {
          isChecking = true
          work(count)
          isChecking = false
          return Checks.value(lastCount, equals: count)
            ?? Checks.value(lastSum, equals: count * (count - 1) / 2)
        },
        body: { iterations in
          for _ in 0..<iterations { work(count) }
        })
    }
  }

  /// Bytes that a hundred thousand doubles really take.
  static var boxing: [Case] {
    let count = 100_000
    func fact(_ implementation: String, peers: Case.Peers? = nil, _ bytes: @escaping () -> Double?) -> Case {
      let id = CaseID(
        "loop-vector", "list-bytes", implementation: implementation, dtype: "float64", level: "-", count: count)
      return Case.fact(id, peers: peers) { bytes().map { ["bytes_an_element": $0 / Double(count)] } ?? [:] }
    }
    return [
      fact("lanes", peers: .alongside("numpy", "python-list", "python-small-integers")) {
        Double(NDArray<Double>.empty([count]).allocatedBytes)
      },
      fact("swift-array") { allocated { (0..<count).map { Double($0) } } },
      fact("swift-any") { allocated { (0..<count).map { Double($0) as Any } } },
      fact("swift-objects") { allocated { (0..<count).map { Box(Double($0)) } } },
    ]
  }

  private final class Box {
    let value: Double
    init(_ value: Double) { self.value = value }
  }

  /// Bytes that a collection keeps of what it allocated; nil where the system does not tell.
  private static func allocated<Elements>(_ make: () -> Elements) -> Double? {
    guard cbench_allocations_start() else { return nil }
    let elements = make()
    let bytes = cbench_allocations_stop().live_bytes
    withExtendedLifetime(elements) {}
    return Double(bytes)
  }
}
