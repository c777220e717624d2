import Lanes
import Testing

@Suite(.keepsNoArrays) struct MemoryMeterTests {
  @Test func arraysAreCounted() {
    let (value, use) = MemoryMeter.measure {
      let a = NDArray<Float>.zeros([100])
      let b = NDArray<Double>.ones([10, 10])
      _ = a[1..<3]
      return b
    }
    #expect(use.allocations == 2)
    #expect(use.allocatedBytes == 400 + 800)
    #expect(use.peakBytes == 400 + 800)
    #expect(use.liveArrays == 1 && use.liveBytes == value.nbytes)
  }

  @Test func thePeakIsTheMostAtOneTime() {
    let use = MemoryMeter.measure {
      for _ in 0..<3 { _ = NDArray<UInt8>.zeros([1000]).sum() }
      _ = NDArray<UInt8>.zeros([1500])
    }
    // A sum of all elements is a number, and needs no memory of an array.
    #expect(use.allocatedBytes == 3 * 1000 + 1500)
    #expect(use.peakBytes == 1500)
    #expect(use.liveBytes == 0)
  }

  @Test func olderArraysAreNotTheBlocksOwn() {
    var old: NDArray<Int>? = NDArray<Int>.zeros([50])
    let use = MemoryMeter.measure { old = nil }
    #expect(use.allocations == 0 && use.liveBytes == 0 && use.peakBytes == 0)
    #expect(old == nil)
  }

  @Test func measurementsNest() {
    var inner: MemoryUse?
    let outer = MemoryMeter.measure {
      let a = NDArray<Int8>.zeros([10])
      inner = MemoryMeter.measure { _ = NDArray<Int8>.zeros([7]) }
      withExtendedLifetime(a) {}
    }
    #expect(inner?.allocatedBytes == 7)
    #expect(outer.allocatedBytes == 17)
    #expect(outer.liveBytes == 0)
  }

  @Test func anArrayThatOutlivesItsMeasurementIsForgotten() {
    var kept: NDArray<Int8>?
    let use = MemoryMeter.measure { kept = .zeros([5]) }
    #expect(use.liveBytes == 5)
    kept = nil
    #expect(use.liveBytes == 5)
    #expect(kept == nil)
  }

  @Test func onlyTheOwnTaskIsCounted() async {
    let use = await MemoryMeter.measure {
      await Task.detached { _ = NDArray<Int>.zeros([100]) }.value
      async let child: Void = { _ = NDArray<Int8>.zeros([3]) }()
      await child
    }.use
    #expect(use.allocatedBytes == 3)
  }

  @Test func theProcessCountsAllThreads() async {
    await #expect(processExitsWith: .success) {
      let use = await MemoryMeter.measure(scope: .process) {
        await Task.detached { _ = NDArray<Int>.zeros([100]) }.value
      }.use
      precondition(use.allocatedBytes == 800, "\(use)")
    }
  }

  @Test func errorsPassThrough() {
    struct Failure: Error {}
    #expect(throws: Failure.self) {
      try MemoryMeter.measure {
        _ = NDArray<Int>.zeros([1])
        throw Failure()
      }
    }
    #expect(MemoryMeter.measure {}.allocations == 0)
  }

  @inline(never) private func makeTheLargeOne() -> NDArray<Double> { NDArray<Double>.zeros([1000]) + 1 }
  @inline(never) private func makeTheSmallOne() -> NDArray<Double> { NDArray<Double>.zeros([10]) }

  @Test func callSitesAreNamed() {
    let use = MemoryMeter.measure(callSites: true) {
      for _ in 0..<3 { withExtendedLifetime(makeTheLargeOne()) {} }
      withExtendedLifetime(makeTheSmallOne()) {}
    }
    #expect(use.callSites.reduce(0) { $0 + $1.allocations } == use.allocations)
    #expect(use.callSites.reduce(0) { $0 + $1.allocatedBytes } == use.allocatedBytes)
    #expect(use.callSites.first?.function.contains("makeTheLargeOne") == true, "\(use.callSites)")
    #expect(use.description.contains("makeTheLargeOne"))
  }

  @Test func theProcessIsMeasured() {
    let memory = ProcessMemory.current
    #expect(memory.residentBytes > 1 << 20)
    #expect(memory.peakResidentBytes >= memory.residentBytes / 2)
    #expect(memory.minorFaults > 0)
  }

  @Test func freshPagesFault() {
    // More than the heap ever keeps for itself.
    let size = 64 << 20
    let use = MemoryMeter.measure {
      let a = NDArray<UInt8>.zeros([size])
      a.fill(1)
    }
    // Pages of 4 KiB here; with huge pages for everything it would be one fault.
    #expect(use.pageFaults >= 1)
  }
}
