import Lanes
import Testing

/// What is assigned, the positions and the mask may lie in the memory that is written: the answer is that of
/// separate memory. Without care, positions that change under the walk lead out of the array.
@Suite(.keepsNoArrays) struct IndexingOverlapTests {
  @Test func anArrayIsReorderedByItself() {
    let a: NDArray<Int> = [10, 20, 30]
    a[NDArray<Int>([1, 2, 0])] = a
    #expect(a == [30, 10, 20])
    let b = NDArray<Float>.arange(6).reshaped([3, 2])
    b[NDArray<Int>([2, 0, 1])] = b
    #expect(b == [[2, 3], [4, 5], [0, 1]])
  }

  @Test func positionsAreOverwritten() {
    let a: NDArray<Int> = [1, 0, 2]
    a[a] = [100, 200, 300]
    #expect(a == [200, 100, 300])
    let b: NDArray<Int> = [2, 1, 0]
    b.put(b, [1_000_000, -1_000_000, 5])
    #expect(b == [5, -1_000_000, 1_000_000])
    let c: NDArray<Int> = [0, 3, 1, 2, 9, 9]
    c[c[..<4]] = c[2...]
    #expect(c == [1, 9, 9, 2, 9, 9])
  }

  @Test func positionsAreAddedTo() {
    let a: NDArray<Int> = [1, 1, 0]
    NDArray.add(a, at: a, [10, 20, 30])
    #expect(a == [31, 31, 0])
    let b: NDArray<Int> = [[0, 1], [2, 3]]
    NDArray.add(b, at: [1, 1, 0], b[NDArray<Int>([0, 1, 1])])
    #expect(b == [[2, 4], [4, 7]])
    let c: NDArray<Int> = [[1, 2], [3, 4], [5, 6]]
    NDArray.add(c, at: [1, 2], c[..<2])
    #expect(c == [[1, 2], [4, 6], [8, 10]])
  }

  @Test func masksAreOverwritten() {
    let mask: NDArray<Bool> = [true, false, true, true]
    mask[mask] = [false, false, true]
    #expect(mask == [false, false, false, true])
    let shifted: NDArray<Bool> = [true, true, false, true, true, false]
    shifted[..<5][shifted[1...]] = [false, false, false]
    #expect(shifted == [false, true, false, false, true, false])
    let bytes: NDArray<UInt8> = [1, 0, 1, 1]
    bytes[bytes.view(as: Bool.self)] = [0, 7, 9]
    #expect(bytes == [0, 0, 7, 9])
    let whole: NDArray<Bool> = [true, false, true]
    whole.fill(false, where: whole)
    #expect(whole == [false, false, false])
  }

  @Test func valuesAreOverwritten() {
    let a = NDArray<Int>.arange(8)
    a[a .< 4] = a[4...]
    #expect(a == [4, 5, 6, 7, 4, 5, 6, 7])
    let b = NDArray<Int>.arange(8)
    b[b .>= 2] = b[..<6][.reversed]
    #expect(b == [0, 1, 5, 4, 3, 2, 1, 0])
    let c = NDArray<Int>.arange(9).reshaped([3, 3])
    c.transposed[c.transposed .> 5] = c[0]
    #expect(c == [[0, 1, 2], [3, 4, 5], [0, 1, 2]])
    let d = NDArray<Int>.arange(6)
    d.put([5, 4, 3, 2, 1, 0], d)
    #expect(d == [5, 4, 3, 2, 1, 0])
    let e = NDArray<Int>.arange(5)
    e.take([4, 3, 2, 1, 0], axis: 0, out: e)
    #expect(e == [4, 3, 2, 1, 0])
  }

  @Test func overlappingElementsAreWrittenOnce() {
    let memory = NDArray<Int>.arange(4)
    let pairs = memory.asStrided(shape: [3, 2], strides: [8, 8])
    pairs[[0], [1]] = [9]
    #expect(memory == [0, 9, 2, 3])
    pairs.put([5], [7])
    #expect(memory == [0, 9, 2, 7])
    pairs[NDArray<Bool>([[true, false], [false, false], [false, false]])] = [5]
    #expect(memory == [5, 9, 2, 7])
  }
}
