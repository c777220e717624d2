/// Blocks that wait to be used again: by size, and by how long they have waited.
///
/// The lists are threaded through the blocks themselves, whose memory nobody else uses, so that keeping a block
/// allocates nothing.
struct FreeBlocks: ~Copyable, @unchecked Sendable {
  fileprivate struct Links {
    let sizeClass: SizeClass
    /// Within the size.
    var next: UnsafeMutablePointer<Links>?
    var previous: UnsafeMutablePointer<Links>?
    /// Over all sizes.
    var older: UnsafeMutablePointer<Links>?
    var newer: UnsafeMutablePointer<Links>?
  }

  /// Blocks on their way back to the system, which takes long enough that no lock should be held.
  struct Evicted: @unchecked Sendable {
    fileprivate var first: UnsafeMutablePointer<Links>?
    private(set) var count = 0

    fileprivate mutating func add(_ block: UnsafeMutablePointer<Links>) {
      block.pointee.next = first
      first = block
      count += 1
    }

    func unmap() {
      var block = first
      while let current = block {
        block = current.pointee.next
        PageBlock.unmap(current, current.pointee.sizeClass.byteCount)
      }
    }
  }

  private var heads = [UnsafeMutablePointer<Links>?](repeating: nil, count: SizeClass.count)
  private var newest: UnsafeMutablePointer<Links>?
  private var oldest: UnsafeMutablePointer<Links>?
  private(set) var byteCount = 0
  private(set) var count = 0

  /// The block of a size that was put here last, which the caches may still hold.
  mutating func take(_ sizeClass: SizeClass) -> UnsafeMutableRawPointer? {
    guard let block = heads[sizeClass.index] else { return nil }
    unlink(block)
    return UnsafeMutableRawPointer(block)
  }

  mutating func put(_ memory: UnsafeMutableRawPointer, _ sizeClass: SizeClass) {
    let block = memory.bindMemory(to: Links.self, capacity: 1)
    block.initialize(to: Links(sizeClass: sizeClass, next: heads[sizeClass.index], older: newest))
    block.pointee.next?.pointee.previous = block
    heads[sizeClass.index] = block
    if let newest { newest.pointee.newer = block } else { oldest = block }
    newest = block
    byteCount += sizeClass.byteCount
    count += 1
  }

  /// Takes out what has waited longest until at most so many bytes are left.
  mutating func evict(to limit: Int) -> Evicted {
    var evicted = Evicted()
    while byteCount > limit, let block = oldest {
      unlink(block)
      evicted.add(block)
    }
    return evicted
  }

  private mutating func unlink(_ block: UnsafeMutablePointer<Links>) {
    let links = block.pointee
    if let previous = links.previous {
      previous.pointee.next = links.next
    } else {
      heads[links.sizeClass.index] = links.next
    }
    links.next?.pointee.previous = links.previous
    if let newer = links.newer { newer.pointee.older = links.older } else { newest = links.older }
    if let older = links.older { older.pointee.newer = links.newer } else { oldest = links.newer }
    byteCount -= links.sizeClass.byteCount
    count -= 1
  }
}
