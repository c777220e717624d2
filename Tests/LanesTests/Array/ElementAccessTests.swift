import Testing

@testable import Lanes

/// Reading and writing single elements, by the quick way and where it is closed.
@Suite(.keepsNoArrays) struct ElementAccessTests {
  @Test func vectorsAreReadAndWritten() {
    let a = NDArray<Int>.arange(0, 10)
    let part = a[.slice(8, 1, step: -3)]
    #expect((0..<3).map { part[$0] } == [8, 5, 2])
    #expect((-3..<0).map { part[$0] } == [8, 5, 2])
    part[-1] = 20
    part[0] = 80
    #expect(a[2] == 20 && a[8] == 80)
  }

  @Test func matricesAreReadAndWritten() {
    let a = NDArray<Int>.arange(0, 12).reshaped([3, 4])
    let b = a.transposed[.slice(1, nil, step: 2)]
    for i in 0..<2 {
      for j in 0..<3 {
        #expect(b[i, j] == 4 * j + 2 * i + 1)
        #expect(b[i - 2, j - 3] == b[i, j] && b[i - 2, j] == b[i, j] && b[i, j - 3] == b[i, j])
      }
    }
    b[-1, 0] = 77
    #expect(a[0, 3] == 77)
  }

  /// Extents that do not fit 32 bits, which broadcasting makes of little memory.
  @Test func hugeExtentsAreReadToo() {
    let one = NDArray<Int8>.full([1], 7)
    let long = one.broadcast(to: [5_000_000_000])
    #expect(long[4_999_999_999] == 7 && long[-5_000_000_000] == 7)
    let wide = one.broadcast(to: [3, 5_000_000_000])
    #expect(wide[2, 4_999_999_999] == 7 && wide[-3, -1] == 7)
    let high = one.broadcast(to: [5_000_000_000, 1])
    #expect(high[4_999_999_999, 0] == 7)
  }

  /// Extents and strides at the edge of what two words hold.
  @Test func extentsAtTheEdgeAreRead() {
    let one = NDArray<Int8>.full([1, 1], 7)
    for extent in [1 << 30 - 1, 1 << 30, 1 << 31 - 1, 1 << 31, 1 << 32] {
      let wide = one.broadcast(to: [2, extent])
      #expect(wide[1, extent - 1] == 7 && wide[-2, -extent] == 7)
      let high = one.broadcast(to: [extent, 2])
      #expect(high[extent - 1, 1] == 7 && high[-extent, -2] == 7)
      #expect(one.reshaped([1]).broadcast(to: [extent])[extent - 1] == 7)
    }
    let longest = NDArray<Int8>.full([1], 7).broadcast(to: [1 << 61 - 1])
    #expect(longest[1 << 61 - 2] == 7 && longest[-1] == 7)
  }

  @Test func stridesAtTheEdgeAreRead() {
    var memory: Int8 = 5
    withUnsafeMutableBytes(of: &memory) { bytes in
      let a = NDArray<Int8>(borrowing: bytes, shape: [1, 1]) {}
      for stride in [1 << 31 - 1, 1 << 31, -(1 << 31), -(1 << 31) - 1, 1 << 40] {
        let matrix = a.view(Layout(shape: [1, 1], strides: [stride, stride]))
        #expect(matrix[0, 0] == 5 && matrix[-1, -1] == 5)
        #expect(matrix.access.rows == (Int(Int32(truncatingIfNeeded: stride)) == stride ? 1 : 0))
        let vector = a.view(Layout(shape: [1], strides: [stride]))
        #expect(vector[0] == 5 && vector.access.strides == stride)
      }
    }
  }

  @Test func writingToReadOnlyArraysIsExplained() async {
    let vector = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Int>.zeros([3]).asReadOnly()[0] = 1
    }
    expectSays(vector, "read-only array of shape (3,)")
    let matrix = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Int>.zeros([3, 4]).asReadOnly()[0, -1] = 1
    }
    expectSays(matrix, "read-only array of shape (3, 4)")
    #expect(NDArray<Int>.ones([3]).asReadOnly()[-3] == 1 && NDArray<Int>.ones([3, 4]).asReadOnly()[-3, 3] == 1)
  }

  @Test func otherRanksAreReadToo() {
    let a = NDArray<Int>.arange(0, 24).reshaped([2, 3, 4])
    #expect(a[1, 2, 3] == 23 && a[-1, -3, 0] == 12)
    #expect(a[at: [0, 1, 2]] == 6)
    #expect(NDArray<Int>(5)[at: []] == 5)
  }

  @Test func anIndexTooLargeIsExplained() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.zeros([3])[3]
    }
    expectSays(result, "index 3 on axis 0 of shape (3,): indices go from -3 to 2")
  }

  @Test func anIndexTooSmallIsExplained() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.zeros([3])[-4]
    }
    expectSays(result, "index -4 on axis 0 of shape (3,)")
  }

  @Test func anIndexOfNoneIsExplained() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.zeros([0])[0]
    }
    expectSays(result, "index 0 on axis 0 of shape (0,), which has no elements")
  }

  @Test func anIndexOfAColumnIsExplained() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.zeros([3, 4])[0, 4]
    }
    expectSays(result, "index 4 on axis 1 of shape (3, 4)")
  }

  @Test func anIndexOfNoColumnsIsExplained() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.zeros([3, 0])[0, 0]
    }
    expectSays(result, "index 0 on axis 1 of shape (3, 0), which has no elements")
  }

  @Test func anIndexTooFewOfNoColumnsIsExplained() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.zeros([3, 0])[0]
    }
    expectSays(result, "1 indices into an array of shape (3, 0), which has 2 axes")
  }

  @Test func anIndexTooManyIsExplained() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.zeros([3])[0, 0]
    }
    expectSays(result, "2 indices into an array of shape (3,), which has 1 axes")
  }

  @Test func anIndexTooFewIsExplained() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray<Int>.zeros([3, 4])[0]
    }
    expectSays(result, "1 indices into an array of shape (3, 4), which has 2 axes")
  }
}
