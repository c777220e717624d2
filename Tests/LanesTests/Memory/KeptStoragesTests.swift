import Foundation
import Testing

@testable import Lanes

/// Small storages that a thread keeps. While memory is measured, as it is in tests, none is: these run in processes of their
/// own.
@Suite(.keepsNoArrays) struct KeptStoragesTests {
  @Test func aStorageServesTheNextArray() async {
    await #expect(processExitsWith: .success) {
      var addresses: Set<UnsafeMutablePointer<Float>> = []
      for i in 0..<100 {
        let a = NDArray<Float>.zeros([16])
        a += Float(i)
        addresses.insert(a.pointer)
      }
      precondition(addresses.count <= 4, "\(addresses.count)")
      let held = (0..<100).map { NDArray<Float>([Float($0), 1]) }
      precondition(Set(held.map(\.pointer)).count == 100)
      precondition((0..<100).allSatisfy { held[$0][0] == Float($0) && held[$0][1] == 1 })
    }
  }

  /// Arrays of all sorts live and go in any order: none ever changes, and each has the layout of a fresh one.
  @Test func arraysStayWhatTheyAre() async {
    await #expect(processExitsWith: .success) { KeptStoragesTests.liveAndLetDie(seed: 1, steps: 20_000) }
  }

  @Test func threadsKeepTheirOwn() async {
    await #expect(processExitsWith: .success) {
      for round in 0..<20 {
        let threads = (0..<4).map { k in
          let thread = Thread { KeptStoragesTests.liveAndLetDie(seed: UInt64(round * 4 + k), steps: 500) }
          thread.start()
          return thread
        }
        while !threads.allSatisfy(\.isFinished) { usleep(1000) }
      }
    }
  }

  /// An array may end in another thread than the one that made it, and after that one.
  @Test func arraysOutliveTheirThread() async {
    await #expect(processExitsWith: .success) {
      // That a thread has finished doesn't say that what it wrote can be read.
      let arrays = Locked<[NDArray<Int>]>([])
      for round in 0..<50 {
        let thread = Thread {
          arrays.withLock { arrays in
            for i in 0..<20 { arrays.append(NDArray<Int>.zeros([i]) + round) }
            arrays.removeFirst(arrays.count / 3)
          }
        }
        thread.start()
        while !thread.isFinished { usleep(100) }
      }
      precondition(arrays.withLock { $0.allSatisfy { a in (0..<a.size).allSatisfy { a[$0] == a[0] } } })
    }
  }

  @Test func whatIsMeasuredIsCounted() async {
    await #expect(processExitsWith: .success) {
      for _ in 0..<10 { _ = NDArray<Float>.zeros([8]) }
      let use = MemoryMeter.measure { for _ in 0..<5 { _ = NDArray<Float>.zeros([8]) } }
      precondition(use.allocations == 5 && use.liveArrays == 0 && use.peakBytes == 32)
    }
  }

  private struct Living {
    let array: AnyArray
    let shape: Dimensions
    let value: Int
  }

  private enum AnyArray {
    case floats(NDArray<Float>), bytes(NDArray<Int8>), numbers(NDArray<Double>), bits(NDArray<Bool>)
  }

  private static func liveAndLetDie(seed: UInt64, steps: Int) {
    var random = SplitMix(seed: seed)
    var living: [Living] = []
    let shapes: [Dimensions] = [
      [], [1], [3], [16], [64], [65], [128], [2, 3], [4, 4], [3, 2], [2, 2, 2], [1, 8], [0], [200],
    ]
    for step in 0..<steps {
      let shape = shapes.randomElement(using: &random)!
      let value = step % 100
      let array: AnyArray =
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .floats(NDArray<Float>.zeros(shape) + Float(value))
        case 1: .floats((NDArray<Float>.full(shape, Float(value)) * 2 - Float(value)).copy())
        case 2: .bytes(NDArray<Int8>.full(shape, Int8(value)) + NDArray<Int8>.zeros(shape))
        case 3: .numbers(NDArray<Float>.full(shape, Float(value)).cast(to: Double.self))
        case 4: .numbers(NDArray.square(NDArray<Double>.full(shape, Double(value).squareRoot())))
        default: .bits(NDArray<Double>.full(shape, Double(value)) .>= 50)
        }
      living.append(Living(array: array, shape: shape, value: value))
      if living.count > 12 || Bool.random(using: &random) {
        living.remove(at: Int.random(in: 0..<living.count, using: &random))
      }
      if step % 16 == 0 { for one in living { check(one) } }
    }
  }

  private static func check(_ one: Living) {
    func isWhole<T>(_ a: NDArray<T>, _ isRight: (T) -> Bool) -> Bool {
      let fresh = Layout(contiguous: one.shape)
      return a.layout.shape == fresh.shape && a.layout.strides == fresh.strides && a.layout.size == fresh.size
        && a.layout.isContiguous && a.isWritable && !a.isView && a.storage.dtype == T.dtype
        && a.storage.byteCount == a.nbytes && UInt(bitPattern: a.pointer) % 64 == 0
        && (0..<a.size).allSatisfy { isRight(a.pointer[$0]) }
    }
    let isRight =
      switch one.array {
      case .floats(let a): isWhole(a) { $0 == Float(one.value) }
      case .bytes(let a): isWhole(a) { $0 == Int8(one.value) }
      case .numbers(let a): isWhole(a) { abs($0 - Double(one.value)) < 1e-9 }
      case .bits(let a): isWhole(a) { $0 == (one.value >= 50) }
      }
    precondition(isRight, "\(one)")
  }
}
