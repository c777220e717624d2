import Lanes
import Testing

@Suite(.keepsNoArrays) struct ViewTests {
  private let a = NDArray<Int>.arange(24).reshaped([2, 3, 4])

  @Test func attributesAreNumPys() {
    #expect(a.shape == [2, 3, 4])
    #expect(a.strides == [96, 32, 8])
    #expect(a.ndim == 3)
    #expect(a.size == 24)
    #expect(a.dtype == .int64)
    #expect(a.itemSize == 8)
    #expect(a.nbytes == 192)
    #expect("\(a.shape)" == "(2, 3, 4)")
    #expect("\(NDArray<Int>.zeros([5]).shape)" == "(5,)")
    #expect("\(NDArray<Int>(5).shape)" == "()")
    #expect(NDArray<Int16>.zeros([3, 4])[.reversed, .slice(0, nil, step: 2)].strides == [-8, 4])
    #expect(NDArray<Double>.zeros([3, 4], order: .columnMajor).strides == [8, 24])
    #expect(NDArray<Float>.zeros([4]).broadcast(to: [3, 4]).strides == [0, 4])
  }

  @Test func viewsShareAndCopiesDoNot() {
    let view = a[1, .all, 2...]
    #expect(view.shape == [3, 2])
    view[0, 0] = -1
    #expect(a[1, 0, 2] == -1)
    #expect(view.mayShareMemory(with: a))
    #expect(view.base?.mayShareMemory(with: a) == true)
    let copy = view.copy()
    copy[0, 0] = 5
    #expect(a[1, 0, 2] == -1)
    #expect(copy.base == nil)
    #expect(copy.flags.ownsData)
    #expect(!view.flags.ownsData)
  }

  /// The base of a view of a view is the array that owns the memory.
  @Test func theBaseOwnsTheMemory() {
    let owner = NDArray<Int>.arange(12)
    #expect(owner.base == nil)
    let view = owner[2...][.reversed].reshaped([5, 2]).transposed
    #expect(view.base == owner)
    #expect(view.base?.base == nil)
    #expect(view.base?.flags.ownsData == true)
  }

  @Test func flagsTellTheOrder() {
    let m = NDArray<Float>.zeros([3, 4])
    #expect(m.flags.isRowMajorContiguous && !m.flags.isColumnMajorContiguous)
    #expect(!m.transposed.flags.isRowMajorContiguous && m.transposed.flags.isColumnMajorContiguous)
    #expect(m[0..<1].flags.isColumnMajorContiguous == false || m[0..<1].shape == [1, 4])
    #expect(NDArray<Float>.zeros([4]).flags.isColumnMajorContiguous)
    #expect(!m[.all, .slice(nil, nil, step: 2)].flags.isRowMajorContiguous)
    #expect(NDArray<Float>.zeros([0, 4]).transposed.flags.isRowMajorContiguous)
    #expect(m.flags.isAligned && m[1...].flags.isAligned)
  }

  @Test func memoryIsSharedWhereBoundsMeet() {
    let x = NDArray<Int>.arange(10)
    #expect(!x[..<5].mayShareMemory(with: x[5...]))
    #expect(x[..<6].mayShareMemory(with: x[5...]))
    #expect(x[.slice(nil, nil, step: 2)].mayShareMemory(with: x[.slice(1, nil, step: 2)]))
    #expect(!x.mayShareMemory(with: x.copy()))
    #expect(x[.reversed].mayShareMemory(with: x[9...]))
  }

  @Test
  func nothingIsSharedByAnEmptyView() {
    let x = NDArray<Int>.arange(10)
    #expect(!x[5...][..<0].mayShareMemory(with: x))
  }

  @Test func axesComeAndGo() {
    #expect(a[.all, .newAxis].shape == [2, 1, 3, 4])
    #expect(a[.ellipsis, 0].shape == [2, 3])
    #expect(a[.ellipsis, 0] == [[0, 4, 8], [12, 16, 20]])
    #expect(a[-1, -1, .all] == [20, 21, 22, 23])
  }
}
