import Lanes
import Testing

@Suite(.keepsNoArrays) struct CreationTests {
  @Test func literalsNest() {
    let m: NDArray<Float> = [[1, 2], [3, 4], [5, 6]]
    #expect(m.shape == [3, 2])
    #expect(m[2, 1] == 6)
    let b: NDArray<Bool> = [true, false]
    #expect(b.shape == [2])
  }

  @Test func rangesAreNumPys() {
    #expect(NDArray<Int8>.arange(100, -100, step: -50) == [100, 50, 0, -50])
    #expect(NDArray<Int8>.arange(-128, 127, step: 100) == [-128, -28, 72])
    #expect(NDArray<UInt8>.arange(250, 255).size == 5)
    #expect(NDArray<Int>.arange(5, 5).size == 0)
    #expect(NDArray<Int>.arange(5, 0).size == 0)
    #expect(NDArray<Double>.arange(0, 1, step: 0.25) == [0, 0.25, 0.5, 0.75])
    #expect(NDArray<Double>.arange(1, 0).size == 0)
    #expect(NDArray<Double>.linspace(0, 1, count: 5) == [0, 0.25, 0.5, 0.75, 1])
    #expect(NDArray<Double>.linspace(3, 4, count: 1) == [3])
    #expect(NDArray<Int>.eye(2) == [[1, 0], [0, 1]])
  }

  @Test func filledArraysHoldOneValue() {
    for order in [MemoryOrder.rowMajor, .columnMajor] {
      expectSame(
        NDArray<Int16>.full([2, 3], 7, order: order), Model(shape: [2, 3], elements: .init(repeating: 7, count: 6)),
        "full")
      #expect(NDArray<Int16>.zeros([2, 3], order: order).countNonZero() == 0)
      #expect(NDArray<Bool>.ones([2, 3], order: order).all())
    }
    #expect(NDArray<Int>.fromFunction([2, 3]) { 10 * $0[0] + $0[1] } == [[0, 1, 2], [10, 11, 12]])
    #expect(NDArray<Int>.zeros([0, 3]).size == 0)
    #expect(NDArray<Int>(3).item == 3)
    #expect(NDArray([[1, 2], [3, 4]]).shape == [2, 2])
  }
}
