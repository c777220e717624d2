import Lanes

/// Arrays in a heap full of holes: many were made, some of them, without order, are still alive, and the arrays lie in the
/// holes that the others left.
///
/// Arrays of less than 32 KiB come from the C library's heap; larger ones have pages of their own.
struct FragmentedHeap {
  /// What lies in the holes, half of which stay empty.
  var arrays: [NDArray<Float>] = []
  /// What keeps the holes apart.
  private let survivors: [NDArray<Float>]

  /// - Parameter alive: the share of the arrays between the holes, in per cent. At 0 all of the heap is one hole.
  init(count: Int, elements: Int, alive: Int) {
    let holes = 2 * count
    var made = (0..<holes * 100 / (100 - alive)).map { _ in NDArray<Float>.empty([elements]) }
    Self.shuffle(&made)
    survivors = Array(made[holes...])
    // One by one, without order, as a program's arrays go.
    while !made.isEmpty { made.removeLast() }
    arrays.reserveCapacity(count)
    for _ in 0..<count { arrays.append(.full([elements], 1)) }
  }

  /// How many of the arrays do not follow the one before: 0 in a fresh heap, and up to 1.
  var jumps: Double {
    let starts = arrays.map { $0.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) } }
    let steps = zip(starts, starts.dropFirst()).map { Int(bitPattern: $1) - Int(bitPattern: $0) }
    let size = arrays.first.map { 2 * ($0.allocatedBytes + 512) } ?? 0
    return Double(steps.count { $0 < 0 || $0 > size }) / Double(max(steps.count, 1))
  }

  /// Fisher and Yates, from a seed, so that all runs have the same holes.
  static func shuffle(_ arrays: inout [NDArray<Float>]) {
    var state: UInt64 = 1
    for last in stride(from: arrays.count - 1, to: 0, by: -1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      arrays.swapAt(last, Int(state >> 33) % (last + 1))
    }
  }
}
