import LanesIntrinsics

/// A key whose rank among others is counted by vectors.
protocol Ranked: FixedWidthInteger, UnsignedInteger, BitwiseCopyable, SendableMetatype {
  /// Writes how many keys are smaller than each, in whole vectors of 64 bytes: there is room for as many behind the last
  /// key and the last rank.
  static func rank(_ keys: UnsafePointer<Self>, _ count: Int, _ ranks: UnsafeMutablePointer<Self>)
}

extension UInt8: Ranked {
  @inline(__always)
  static func rank(_ keys: UnsafePointer<UInt8>, _ count: Int, _ ranks: UnsafeMutablePointer<UInt8>) {
    lanes_rank_u8(keys, count, ranks)
  }
}

extension UInt16: Ranked {
  @inline(__always)
  static func rank(_ keys: UnsafePointer<UInt16>, _ count: Int, _ ranks: UnsafeMutablePointer<UInt16>) {
    lanes_rank_u16(keys, count, ranks)
  }
}

extension UInt32: Ranked {
  @inline(__always)
  static func rank(_ keys: UnsafePointer<UInt32>, _ count: Int, _ ranks: UnsafeMutablePointer<UInt32>) {
    lanes_rank_u32(keys, count, ranks)
  }
}

extension UInt64: Ranked {
  @inline(__always)
  static func rank(_ keys: UnsafePointer<UInt64>, _ count: Int, _ ranks: UnsafeMutablePointer<UInt64>) {
    lanes_rank_u64(keys, count, ranks)
  }
}

/// Sorting short lines by rank: how many keys are smaller than each. It compares every key with every other one, but
/// by whole vectors and without a branch, which for so few is faster than moving them step by step.
enum RankSort {
  /// The longest line whose ranks are worth counting. They fit the smallest keys.
  @inline(__always)
  static func longestLine<Key>(of key: Key.Type) -> Int {
    #if LANES_V3 || LANES_V4
      MemoryLayout<Key>.stride == 8 ? 128 : 160
    #else
      MemoryLayout<Key>.stride == 8 ? 48 : 96
    #endif
  }

  /// Calls `place` with each position, in order, and its place in sorted order; equal keys keep theirs.
  @inline(__always)
  static func forEachPlace<Key: Ranked>(
    _ count: Int, _ key: (Int) -> Key, _ place: (_ position: Int, _ place: Int) -> Void
  ) {
    let room = 192
    // Keys, their ranks, and how many of one rank were placed.
    withUnsafeTemporaryAllocation(of: Key.self, capacity: 3 &* room) { memory in
      let keys = memory.baseAddress!
      let (ranks, used) = (keys + room, keys + 2 &* room)
      var i = 0
      while i < count {
        keys[i] = key(i)
        used[i] = 0
        i &+= 1
      }
      Key.rank(keys, count, ranks)
      i = 0
      while i < count {
        let rank = Int(truncatingIfNeeded: ranks[i])
        let before = used[rank]
        used[rank] = before &+ 1
        place(i, rank &+ Int(truncatingIfNeeded: before))
        i &+= 1
      }
    }
  }
}

/// Sorts a line that is short enough.
@inline(__always)
func sortShort<T: SortKeyed>(_ x: UnsafeMutablePointer<T>, _ count: Int) {
  withUnsafeTemporaryAllocation(of: T.self, capacity: RankSort.longestLine(of: T.Key.self)) { memory in
    let sorted = memory.baseAddress!
    RankSort.forEachPlace(count, { x[$0].sortKey }, { sorted[$1] = x[$0] })
    x.update(from: sorted, count: count)
  }
}
