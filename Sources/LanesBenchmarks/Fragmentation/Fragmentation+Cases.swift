import CBench
import Lanes
import LanesReport

extension Question {
  /// Arrays in the holes of a fragmented heap against arrays in a fresh one; the same arrays after `copy()`; what the heap
  /// keeps of the system's memory.
  static let fragmentation = Question(
    id: "fragmentation", title: "What does a fragmented heap cost?", isAboutProcess: true,
    cases: { _ in
      Fragmentation.Kind.allCases.flatMap { kind in
        kind.shares.map { Fragmentation.pass(kind, alive: $0) }
          + kind.shares.filter { $0 > 0 }.map { Fragmentation.pass(kind, alive: $0, isCopied: true) }
      } + [0, 50, 90].map(Fragmentation.make) + [10, 25, 50, 75, 90].map(Fragmentation.held)
    })
}

enum Fragmentation {
  /// One array of 15 KiB, or a pass over 512 arrays of 1 KiB.
  enum Kind: String, CaseIterable {
    case one, many

    var elements: Int { self == .one ? 3840 : 256 }
    var count: Int { self == .one ? 16 : 512 }
    /// Per cent of the heap's arrays that are alive; 0 is a fresh heap.
    var shares: [Int] { self == .one ? [0, 50, 90] : [0, 50, 75, 90] }
  }

  private static func name(_ operation: String, elements: Int, alive: Int) -> CaseID {
    CaseID(
      "fragmentation", operation, implementation: "lanes", level: "-", count: elements,
      extras: ["alive": "\(alive)%"])
  }

  /// `a += 1` in arrays between the survivors of a heap.
  static func pass(_ kind: Kind, alive: Int, isCopied: Bool = false) -> Case {
    let items = kind == .one ? kind.elements : kind.count * kind.elements
    return Case(
      name("pass-\(kind.rawValue)\(isCopied ? "-copied" : "")", elements: kind.elements, alive: alive),
      bytes: 8 * items, items: items, bound: .unbounded, peers: .alongside("numpy")
    ) {
      Heap.settle()
      var heap = FragmentedHeap(count: kind.count, elements: kind.elements, alive: alive)
      if isCopied { heap.arrays = heap.arrays.map { $0.copy() } }
      let arrays = kind == .one ? Array(heap.arrays.suffix(1)) : heap.arrays
      return Workload(
        check: {
          for array in arrays { array += 1 }
          return arrays.lazy.compactMap { Checks.elements(of: $0) { _ in 2 } }.first
        }, counters: { ["jumps": heap.jumps] },
        body: { iterations in
          for _ in 0..<iterations { for array in arrays { array += 1 } }
        })
    }
  }

  /// Making arrays in the holes, and dropping them.
  static func make(alive: Int) -> Case {
    let (count, elements) = (Kind.many.count, Kind.many.elements)
    return Case(
      name("make-many", elements: elements, alive: alive), bytes: 0, items: count, bound: .unbounded,
      peers: .alongside("numpy")
    ) {
      Heap.settle()
      let heap = FragmentedHeap(count: count, elements: elements, alive: alive)
      var made: [NDArray<Float>] = []
      made.reserveCapacity(count)
      return Workload(
        check: { nil },
        body: { iterations in
          withExtendedLifetime(heap) {
            for _ in 0..<iterations {
              for _ in 0..<count { made.append(.empty([elements])) }
              cbench_clobber()
              made.removeAll(keepingCapacity: true)
            }
          }
        })
    }
  }

  /// The resident bytes of 8192 arrays, and of those that are still alive when the others are gone and the heap has been
  /// asked to give back what it can.
  static func held(alive: Int) -> Case {
    let elements = Kind.many.elements
    return Case.fact(name("held", elements: elements, alive: alive), peers: .alongside("numpy")) {
      Heap.settle()
      guard Heap.trim(), let start = Heap.residentBytes else { return [:] }
      var arrays = (0..<8192).map { _ in NDArray<Float>.full([elements], 1) }
      let full = Heap.residentBytes ?? start
      FragmentedHeap.shuffle(&arrays)
      arrays.removeLast(arrays.count * (100 - alive) / 100)
      Heap.trim()
      let kept = Heap.residentBytes ?? start
      return withExtendedLifetime(arrays) {
        ["resident_full": full - start, "resident_kept": kept - start, "alive_share": Double(alive) / 100]
      }
    }
  }
}
