/// The sizes that cases are run at: inside each cache of the machine, and well past the last one.
public struct CacheLevels: Sendable {
  public struct Level: Sendable {
    /// `L1`, `L2`, `L3` or `RAM`.
    public let name: String
    /// Bytes of all the arrays of a case together.
    public let bytes: Int
  }

  public let levels: [Level]

  /// Half of each cache, so that the case's arrays stay in it beside the stack and the code; and
  /// four times the last one, as STREAM asks, but never more than a quarter of the memory. A level
  /// whose size is not known is left out.
  public init(l1: Int?, l2: Int?, l3: Int?, memory: Int) {
    var levels: [Level] = []
    for (name, size) in [("L1", l1), ("L2", l2), ("L3", l3)] {
      guard let size, size > 0 else { continue }
      levels.append(Level(name: name, bytes: size / 2))
    }
    // Without any cache known, 32 MiB is more than most processors have to a core.
    let last = [l3, l2, l1].compactMap { $0 }.first ?? 32 << 20
    levels.append(Level(name: "RAM", bytes: min(4 * last, memory / 4)))
    self.levels = levels
  }
}

extension CacheLevels.Level {
  /// How many elements each of `arrays` arrays holds, when all are of `itemSize` bytes an element:
  /// a multiple of 64, so that no case is about its tail.
  func count(arrays: Int, itemSize: Int) -> Int {
    max(64, bytes / arrays / itemSize / 64 * 64)
  }
}

extension CacheLevels {
  /// The sizes for a machine.
  public init(_ machine: MachineDescription) {
    let caches = machine.caches
    self.init(l1: caches.l1Data, l2: caches.l2, l3: caches.l3, memory: machine.memoryBytes)
  }
}
