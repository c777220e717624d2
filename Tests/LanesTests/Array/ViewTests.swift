import Lanes
import Testing

@Suite struct ViewTests {
  private let a = NDArray<Int>.arange(24).reshaped([2, 3, 4])

  @Test func attributesAreNumPys() {
    #expect(a.shape == [2, 3, 4])
    #expect(a.strides == [96, 32, 8])
    #expect(a.ndim == 3)
    #expect(a.size == 24)
    #expect(a.nbytes == 192)
    #expect("\(a.shape)" == "(2, 3, 4)")
    #expect("\(NDArray<Int>.zeros([5]).shape)" == "(5,)")
  }

  @Test(arguments: 0..<200)
  func slicesAgreeWithThePlainMeaning(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let extent = Int.random(in: 0...12, using: &random)
    let base = NDArray<Int>.arange(extent)
    func bound() -> Int? { Bool.random(using: &random) ? nil : Int.random(in: -15...15, using: &random) }
    let (start, stop) = (bound(), bound())
    let step = [-3, -2, -1, 1, 2, 3].randomElement(using: &random)!
    // Python's rule: positions from start on, as long as they are before stop and inside.
    func clamp(_ bound: Int?, _ standard: Int) -> Int {
      guard let bound else { return standard }
      let position = bound < 0 ? bound + extent : bound
      return step > 0 ? min(max(position, 0), extent) : min(max(position, -1), extent - 1)
    }
    var position = clamp(start, step > 0 ? 0 : extent - 1)
    let end = clamp(stop, step > 0 ? extent : -1)
    var expected: [Int] = []
    while step > 0 ? position < end : position > end {
      expected.append(position)
      position += step
    }
    #expect(Model(base[.slice(start, stop, step: step)]).elements == expected)
  }

  @Test func viewsShareAndCopiesDoNot() {
    let view = a[1, .all, 2...]
    #expect(view.shape == [3, 2])
    view[0, 0] = -1
    #expect(a[1, 0, 2] == -1)
    #expect(view.mayShareMemory(with: a))
    #expect(view.base != nil)
    let copy = view.copy()
    copy[0, 0] = 5
    #expect(a[1, 0, 2] == -1)
    #expect(copy.base == nil)
    #expect(copy.flags.ownsData)
  }

  @Test func axesComeAndGo() {
    #expect(a[.all, .newAxis].shape == [2, 1, 3, 4])
    #expect(a[.ellipsis, 0].shape == [2, 3])
    #expect(a[.ellipsis, 0] == [[0, 4, 8], [12, 16, 20]])
    #expect(a[-1, -1, .all] == [20, 21, 22, 23])
    #expect(a.transposed.shape == [4, 3, 2])
    #expect(a.swappingAxes(0, -1).strides == [8, 32, 96])
    #expect(NDArray<Int>.zeros([1, 3, 1]).squeezed().shape == [3])
  }

  @Test func reshapingCopiesOnlyWhereItMust() throws {
    #expect(try a.reshaped([6, -1], copy: .never).mayShareMemory(with: a))
    #expect(a.transposed.reshaped([24]) == a.transposed.flattened())
    #expect(!a.transposed.reshaped([24]).mayShareMemory(with: a))
    #expect(throws: CopyNeededError.self) { try a.transposed.reshaped([24], copy: .never) }
    #expect(try a[.all, 1...].reshaped([2, 8], copy: .never).mayShareMemory(with: a))
    #expect(throws: CopyNeededError.self) { try a[.all, 1...].reshaped([16], copy: .never) }
  }

  @Test(arguments: 0..<100)
  func reshapesKeepTheOrder(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let layout = MemoryLayoutCase.allCases.randomElement(using: &random)!
    let (from, to) = [
      ([6, 4], [2, 3, 4]), ([2, 3, 4], [24]), ([4, 1, 6], [3, 8]), ([24], [4, 6]), ([2, 12], [2, 1, 12]),
    ]
    .randomElement(using: &random)!
    let source = array(Int32.self, from, layout, &random)
    #expect(Model(source.reshaped(Dimensions(to))).elements == Model(source).elements)
  }

  @Test func literalsNest() {
    let m: NDArray<Float> = [[1, 2], [3, 4], [5, 6]]
    #expect(m.shape == [3, 2])
    #expect(m[2, 1] == 6)
    let b: NDArray<Bool> = [true, false]
    #expect(b.shape == [2])
  }

  @Test func rangesAreNumPys() {
    #expect(NDArray<Int8>.arange(100, -100, step: -50) == [100, 50, 0, -50])
    #expect(NDArray<Double>.arange(0, 1, step: 0.25) == [0, 0.25, 0.5, 0.75])
    #expect(NDArray<Double>.linspace(0, 1, count: 5) == [0, 0.25, 0.5, 0.75, 1])
    #expect(NDArray<Int>.eye(2) == [[1, 0], [0, 1]])
  }
}
