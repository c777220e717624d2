import CBench
import Lanes
import LanesReport

extension Question {
  /// What gives memory back, to the program and to the system: bytes in use by the meter, and resident bytes.
  static let release = Question(
    id: "release", title: "What gives memory back?", isAboutProcess: true,
    cases: { _ in
      let lives = lifeSizes.flatMap { [life($0, pool: true), life($0, pool: false)] }
      return lives + [zero, delete, loop("keep-views", keepsViews: true), loop("keep-copies", keepsViews: false)]
    })

  /// Bytes of one array: a block of the C library's heap, one of its larger ones, one that is mapped for itself.
  private static let lifeSizes = [16 << 10, 1 << 20, 48 << 20]
  /// Bytes of all arrays of a life together: less than what glibc leaves at the free end of its heap.
  private static let lifeBytes = 16 << 20

  private static func name(_ operation: String, bytes: Int, _ extras: [String: String] = [:]) -> CaseID {
    CaseID("release", operation, implementation: "lanes", level: "-", count: bytes / 4, extras: extras)
  }

  /// The life of 16 MiB of arrays, or of one that is larger: made and filled, dropped, asked back.
  private static func life(_ bytes: Int, pool: Bool) -> Case {
    let id = name("life", bytes: bytes, ["pool": pool ? "on" : "off"])
    return Case.fact(id, peers: pool ? .alongside("numpy") : nil) {
      Heap.settle()
      BufferPool.shared.isEnabled = pool
      Heap.trim()
      var resident = ["start": Heap.residentBytes]
      let use = MemoryMeter.measure(scope: .process) {
        let arrays = (0..<max(1, lifeBytes / bytes)).map { _ in NDArray<Float>.full([bytes / 4], 1) }
        withExtendedLifetime(arrays) { resident["full"] = Heap.residentBytes }
      }
      resident["dropped"] = Heap.residentBytes
      if Heap.trim() { resident["asked"] = Heap.residentBytes }
      return counters(resident).merging(
        ["in_use_full": Double(use.peakBytes), "in_use_dropped": Double(use.liveBytes)]
      ) { $1 }
    }
  }

  private static func counters(_ resident: [String: Double?]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: resident.compactMap { step, bytes in bytes.map { ("resident_\(step)", $0) } })
  }

  /// All elements of an array set to zero, the first one by itself.
  private static var zero: Case {
    Case.fact(name("zero", bytes: 16 << 20), peers: .alongside("numpy")) {
      let array = NDArray<Float>.full([4 << 20], 1)
      var resident = ["full": Heap.residentBytes]
      let before = array.allocatedBytes
      array[0] = 0
      array.fill(0)
      resident["zeroed"] = Heap.residentBytes
      return counters(resident).merging(
        ["in_use_full": Double(before), "in_use_zeroed": Double(array.allocatedBytes)]
      ) { $1 }
    }
  }

  /// Every second element deleted: beside the array that they are deleted from, and in its place.
  private static var delete: Case {
    Case.fact(name("delete", bytes: 4 << 20), peers: .alongside("numpy")) {
      let count = 1 << 20
      let positions = Array(stride(from: 0, to: count, by: 2))
      let beside = MemoryMeter.measure(scope: .process) { () -> [NDArray<Float>] in
        let array = NDArray<Float>.ones([count])
        return [array, array.deleting(at: positions, axis: 0)]
      }
      let inItsPlace = MemoryMeter.measure(scope: .process) { () -> NDArray<Float> in
        var array = NDArray<Float>.ones([count])
        array = array.deleting(at: positions, axis: 0)
        return array
      }
      return [
        "in_use_full": Double(4 * count), "deleted_bytes": Double(4 * positions.count),
        "in_use_beside": Double(beside.use.liveBytes), "in_use_in_its_place": Double(inItsPlace.use.liveBytes),
        "in_use_most": Double(inItsPlace.use.peakBytes),
      ]
    }
  }

  /// The rounds after which a loop's memory is looked at.
  private static let rounds = [8, 16, 32, 64]

  /// A loop that works on an array each round and remembers four elements of it: as a view, which keeps the array, or as a
  /// copy.
  private static func loop(_ operation: String, keepsViews: Bool) -> Case {
    let bytes = 256 << 10
    return Case.fact(name(operation, bytes: bytes), peers: .alongside("numpy")) {
      Heap.settle()
      var counters: [String: Double] = [:]
      for count in rounds {
        // What is resident shall be the loop's, not what the loop before left to the pool.
        Heap.trim()
        let resident = Heap.residentBytes
        let (kept, use) = MemoryMeter.measure(scope: .process) {
          (0..<count).map { round in
            let work = NDArray<Float>.full([bytes / 4], Float(round))
            return keepsViews ? work[0..<4] : work[0..<4].copy()
          }
        }
        counters["in_use_after_\(count)"] = Double(use.liveBytes)
        if let resident, let now = Heap.residentBytes { counters["resident_after_\(count)"] = max(now - resident, 0) }
        withExtendedLifetime(kept) {}
      }
      return counters
    }
  }
}
