import CBench
import Foundation
import Testing

extension CBenchTests {
  /// What `work` allocates. Tests on other threads add to it, and free older blocks: so the blocks are large, and the
  /// bounds leave slack. Nobody touches the memory, so it costs nothing.
  func counting(_ work: () -> Void) -> cbench_allocations {
    let started = cbench_allocations_start()
    work()
    let counted = cbench_allocations_stop()
    #expect(started)
    return counted
  }

  @Test(.enabled(if: cbench_allocations_available()))
  func seesRawMemory() {
    for alignment in [1, 8, 16, 64, 4096] {
      let counted = counting {
        let block = UnsafeMutableRawPointer.allocate(byteCount: 64_000_000, alignment: alignment)
        cbench_keep(block)
        block.deallocate()
      }
      #expect(counted.allocations >= 1 && counted.frees >= 1)
      #expect(counted.bytes_asked >= 64_000_000)
      #expect(counted.bytes_allocated >= 64_000_000)
      #expect(counted.peak_bytes >= 60_000_000)
    }
  }

  @Test(.enabled(if: cbench_allocations_available()))
  func seesSwiftsObjects() {
    final class Node { var next: Node? }
    let counted = counting {
      var array = [Float](repeating: 1, count: 10_000)
      cbench_keep(&array)
      var list: Node?
      for _ in 0..<100 {
        let node = Node()
        node.next = list
        list = node
      }
      withExtendedLifetime(list) {}
    }
    #expect(counted.allocations >= 101)
    #expect(counted.bytes_asked >= 40_000 + 100 * 16)
  }

  @Test(.enabled(if: cbench_allocations_available()))
  func followsABlockThatGrows() {
    var block: UnsafeMutableRawPointer?
    let counted = counting {
      // Kept, or the optimiser drops the blocks altogether.
      for size in [1000, 80_000_000, 40_000_000] {
        block = realloc(block, size)
        cbench_keep(block)
      }
    }
    #expect(counted.allocations >= 3)
    #expect(counted.peak_bytes >= 70_000_000)
    #expect(counted.live_bytes >= 30_000_000)
    #expect(counting { free(block) }.live_bytes <= -30_000_000)
  }

  @Test(.enabled(if: cbench_allocations_available()))
  func alignmentsAreAsAsked() {
    for alignment in [8, 16, 32, 64, 256, 4096] {
      var block: UnsafeMutableRawPointer?
      #expect(posix_memalign(&block, alignment, 10) == 0)
      #expect(UInt(bitPattern: block) % UInt(alignment) == 0)
      free(block)
    }
    var untouched: UnsafeMutableRawPointer?
    #expect(posix_memalign(&untouched, 3, 10) == EINVAL)
    #expect(untouched == nil)
    #expect(calloc(Int.max, 3) == nil)
  }

  @Test(.enabled(if: cbench_allocations_available()))
  func countsOneAtATime() {
    #expect(cbench_allocations_start())
    #expect(!cbench_allocations_start())
    let block = malloc(5000)
    cbench_keep(block)
    #expect(cbench_allocations_snapshot().bytes_asked >= 5000)
    free(block)
    #expect(cbench_allocations_stop().allocations >= 1)
  }

  @Test(.enabled(if: cbench_allocations_available()))
  func theBodyAloneIsCounted() {
    let closures = ClosureCase { iterations in
      for _ in 0..<iterations {
        let block = malloc(40_000_000)
        cbench_keep(block)
        free(block)
      }
    }
    closures.setup = {
      let large = malloc(400_000_000)
      cbench_keep(large)
      free(large)
      return nil
    }
    _ = Harness.register("memory/body", allocations: true, closures)
    _ = Harness.register("memory/off", spinning())
    var rows: [String: Row] = [:]
    #expect(Harness.run(each: { rows[$0.name] = $0 }).status == CBENCH_OK)
    #expect((rows["memory/body"]?.allocationsPerIteration ?? 0) >= 1)
    let peak = rows["memory/body"]?.peakBytes ?? 0
    #expect(peak >= 30_000_000 && peak < 400_000_000)
    #expect(rows["memory/off"]?.allocationsPerIteration == nil)
  }

  @Test func theHeapIsToldAndAsked() {
    #expect(cbench_heap_set_mapped_from(32 << 20) == cbench_heap_trim())
    #expect(!cbench_heap_set_mapped_from(1 << 40))
  }
}
