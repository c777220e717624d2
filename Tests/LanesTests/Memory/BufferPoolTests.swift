import Foundation
import Testing

@testable import Lanes

@Suite(.keepsNoArrays) struct BufferPoolTests {
  @Test func aBlockComesBack() {
    let pool = BufferPool(budget: 1 << 20)
    let block = pool.take(100_000, zeroed: false)!
    pool.giveBack(block)
    #expect(pool.statistics.heldBytes == block.count)
    let again = pool.take(99_000, zeroed: false)!
    #expect(again.baseAddress == block.baseAddress)
    #expect(pool.statistics == .init(reused: 1, mapped: 1, returned: 1, unmapped: 0, heldBytes: 0, heldBlocks: 0))
    pool.giveBack(again)
  }

  @Test func theLastOneBackIsTheFirstOneOut() {
    let pool = BufferPool(budget: 1 << 20)
    let blocks = (0..<3).map { _ in pool.take(50_000, zeroed: false)! }
    for block in blocks { pool.giveBack(block) }
    for block in blocks.reversed() { #expect(pool.take(50_000, zeroed: false)!.baseAddress == block.baseAddress) }
    for block in blocks { pool.giveBack(block) }
  }

  @Test func whatWaitedLongestGoesFirst() {
    let pool = BufferPool(budget: 300_000)
    let blocks = [65536, 131072, 98304, 32768].map { pool.take($0, zeroed: false)! }
    for block in blocks { pool.giveBack(block) }
    // 65536 went to make room for 32768.
    #expect(pool.statistics.heldBytes == 131072 + 98304 + 32768)
    #expect(pool.statistics.unmapped == 1)
    #expect(pool.take(131072, zeroed: false)!.baseAddress == blocks[1].baseAddress)
    pool.giveBack(blocks[1])
    pool.trim(to: 140_000)
    #expect(pool.statistics.heldBytes == 131072)
    pool.trim()
    #expect(pool.statistics.heldBlocks == 0 && pool.statistics.heldBytes == 0)
  }

  @Test func aBlockBeyondTheBudgetIsNotKept() {
    let pool = BufferPool(budget: 100_000)
    pool.giveBack(pool.take(40_000, zeroed: false)!)
    pool.giveBack(pool.take(200_000, zeroed: false)!)
    #expect(pool.statistics.heldBytes == 40_960 && pool.statistics.unmapped == 1)
    pool.budget = 0
    #expect(pool.statistics.heldBlocks == 0)
  }

  @Test func aPoolSwitchedOffKeepsNothing() {
    let pool = BufferPool(budget: 1 << 20)
    pool.giveBack(pool.take(40_000, zeroed: false)!)
    pool.isEnabled = false
    #expect(pool.statistics.heldBlocks == 0)
    pool.giveBack(pool.take(40_000, zeroed: false)!)
    #expect(pool.statistics.heldBlocks == 0)
    #expect(pool.statistics.reused == 0)
  }

  @Test(arguments: [40_000, 1 << 20, 1 << 20 + 1, 8 << 20])
  func zeroedMemoryIsZero(_ count: Int) {
    let pool = BufferPool(budget: 64 << 20)
    let block = pool.take(count, zeroed: false)!
    block.initializeMemory(as: UInt8.self, repeating: 7)
    pool.giveBack(block)
    let zeroed = pool.take(count, zeroed: true)!
    #expect(zeroed[..<count].allSatisfy { $0 == 0 })
    pool.giveBack(zeroed)
  }

  @Test func whatTheSystemLacksIsNil() {
    #expect(BufferPool(budget: 0).take(1 << 60, zeroed: false) == nil)
    #expect(BufferPool(budget: 0).take(.max, zeroed: false) == nil)
  }

  /// Blocks taken at random from many threads never overlap: each thread finds its own marks in them.
  @Test func threadsShareAPool() async {
    let pool = BufferPool(budget: 2 << 20)
    await withTaskGroup(of: Bool.self) { group in
      for seed in 0..<8 {
        group.addTask {
          var random = SplitMix(seed: UInt64(seed))
          var mine: [UnsafeMutableRawBufferPointer] = []
          for round in 0..<2000 {
            if mine.count < 4 && Bool.random(using: &random) {
              let block = pool.take(Int.random(in: 1...300_000, using: &random), zeroed: false)!
              block.storeBytes(of: seed, toByteOffset: block.count - 8, as: Int.self)
              block.storeBytes(of: seed, toByteOffset: 64, as: Int.self)
              mine.append(block)
            } else if let block = mine.popLast() {
              let first = block.load(fromByteOffset: 64, as: Int.self)
              let last = block.load(fromByteOffset: block.count - 8, as: Int.self)
              guard first == seed && last == seed else { return false }
              pool.giveBack(block)
            }
            if round % 500 == 0 { pool.trim(to: 1 << 20) }
          }
          for block in mine { pool.giveBack(block) }
          return true
        }
      }
      for await isIntact in group { #expect(isIntact) }
    }
    let statistics = pool.statistics
    #expect(statistics.heldBytes <= 2 << 20)
    #expect(statistics.mapped + statistics.reused == statistics.returned)
    #expect(statistics.mapped == statistics.unmapped + statistics.heldBlocks)
  }

  @Test(arguments: [("0", 0), ("4096", 4096), ("64K", 65536), ("256M", 256 << 20), ("1G", 1 << 30)])
  func budgetsAreRead(_ text: String, _ bytes: Int) { #expect(BufferPool.byteCount(text) == bytes) }

  @Test(arguments: ["", "K", "-1", "1.5G", "64k", "1T", "9223372036854775807K", "99999999999999999999"])
  func otherTextIsNoBudget(_ text: String) { #expect(BufferPool.byteCount(text) == nil) }

  /// Arrays take their memory from the pool, and a trimmed pool has given it back to the system.
  @Test func memoryGoesBackToTheSystem() async {
    await #expect(processExitsWith: .success) {
      setenv("LANES_POOL", "256M", 1)
      let size = 64 << 20
      let before = ProcessMemory.current.residentBytes
      do {
        let a = NDArray<UInt8>.ones([size])
        precondition(a.sum() == UInt(size))
        precondition(ProcessMemory.current.residentBytes - before > size - size / 16)
      }
      precondition(BufferPool.shared.statistics.heldBytes >= size, "kept")
      precondition(ProcessMemory.current.residentBytes - before > size - size / 16, "kept pages stay resident")
      BufferPool.shared.trim()
      precondition(ProcessMemory.current.residentBytes - before < size / 4, "given back")
    }
  }

  /// A second result of the same size touches no fresh page.
  @Test func aSecondResultCostsNoPageFaults() async {
    await #expect(processExitsWith: .success) {
      setenv("LANES_POOL", "256M", 1)
      let a = NDArray<Float>.ones([1 << 20])
      _ = a + a
      let use = MemoryMeter.measure { _ = a + a }
      precondition(use.allocations == 1 && use.allocatedBytes == 4 << 20)
      precondition(use.pageFaults < 100, "\(use.pageFaults)")
      BufferPool.shared.isEnabled = false
      let without = MemoryMeter.measure { _ = a + a }
      precondition(without.allocations == 1 && BufferPool.shared.statistics.heldBlocks == 0)
    }
  }

  /// The environment is read when the first large array is made.
  @Test func theEnvironmentSetsTheBudget() async {
    await #expect(processExitsWith: .success) {
      setenv("LANES_POOL", "2M", 1)
      precondition(BufferPool.shared.budget == 2 << 20 && BufferPool.shared.isEnabled)
    }
    await #expect(processExitsWith: .success) {
      setenv("LANES_POOL", "off", 1)
      do { _ = NDArray<UInt8>.ones([1 << 20]) }
      precondition(!BufferPool.shared.isEnabled && BufferPool.shared.statistics.heldBlocks == 0)
    }
    let unreadable = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      setenv("LANES_POOL", "plenty", 1)
      _ = NDArray<UInt8>.ones([1 << 20])
    }
    expectSays(unreadable, "LANES_POOL=plenty", "256M", "off")
  }

  @Test func wrongUseIsExplained() async {
    let negative = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      BufferPool.shared.budget = -1
    }
    expectSays(negative, "budget of -1 bytes")
  }
}
