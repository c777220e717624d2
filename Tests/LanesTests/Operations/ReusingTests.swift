import Lanes
import Testing

/// Temporaries give their memory to the result; what somebody holds stays as it is.
@Suite(.keepsNoArrays) struct ReusingTests {
  private let a = NDArray<Float>.arange(1000)
  private let b = NDArray<Float>.full([1000], 2)

  private func allocations(_ body: () -> Void) -> Int { MemoryMeter.measure(body).allocations }

  @Test func temporariesAreReused() {
    var result = NDArray<Float>(0)
    #expect(allocations { result = a * b + a * a - 1 } == 2)
    expectSame(result, Model(shape: [1000], elements: (0..<1000).map { Float($0 * 2 + $0 * $0 - 1) }), "a*b + a*a - 1")
    #expect(allocations { result = 1 - (b - (a - 3)) } == 1)
    expectSame(result, Model(shape: [1000], elements: (0..<1000).map { 1 - (2 - (Float($0) - 3)) }), "nested")
    #expect(allocations { result = NDArray.exp(-NDArray.squareRoot(a + b)) } == 1)
    #expect(allocations { result = NDArray.maximum(a + 1, NDArray.minimum(b, a) * 3) } == 2)
    #expect(result[999] == 1000)
  }

  @Test func whatSomebodyHoldsStays() {
    let sum = a + b
    let view = sum[1..<3]
    let twice = sum * 2
    #expect(sum[5] == 7 && twice[5] == 14)
    #expect(!twice.sharesMemory(with: sum))
    let fresh = (a + b)[...] * 2
    #expect(fresh[5] == 14)
    var x = a + b
    let y = x
    x = x * 2
    #expect(y[5] == 7 && x[5] == 14 && view[0] == 3)
    let both = x + x
    #expect(both[5] == 28 && x[5] == 14)
  }

  @Test func mapsOfForeignMemoryStay() {
    let memory = UnsafeMutablePointer<Float>.allocate(capacity: 4)
    memory.initialize(repeating: 1, count: 4)
    func foreign() -> NDArray<Float> {
      NDArray(borrowing: UnsafeMutableRawBufferPointer(start: memory, count: 16), shape: [4]) {}
    }
    #expect((foreign() + 1) == [2, 2, 2, 2])
    #expect(memory[0] == 1)
    memory.deallocate()
  }

  @Test func shapesThatGrowAreNotReused() {
    let row = NDArray<Int>.arange(3)
    let column = NDArray<Int>.arange(2).reshaped([2, 1])
    #expect((row + 1) * (column + 1) == [[1, 2, 3], [2, 4, 6]])
    #expect((column + 1) * (row + 1) == [[1, 2, 3], [2, 4, 6]])
  }
}
