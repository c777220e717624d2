import Lanes
import Testing

/// Python's rule for one axis: positions from start on, as long as they are before stop and inside.
private func positions(_ start: Int?, _ stop: Int?, _ step: Int, of extent: Int) -> [Int] {
  func clamp(_ bound: Int?, _ standard: Int) -> Int {
    guard let bound else { return standard }
    let position = bound < 0 ? bound + extent : bound
    return step > 0 ? min(max(position, 0), extent) : min(max(position, -1), extent - 1)
  }
  var position = clamp(start, step > 0 ? 0 : extent - 1)
  let end = clamp(stop, step > 0 ? extent : -1)
  var result: [Int] = []
  while step > 0 ? position < end : position > end {
    result.append(position)
    position += step
  }
  return result
}

extension Model {
  /// The part that a subscript names, and where in this model its elements are.
  fileprivate func sliced(_ indices: [AxisIndex]) -> (part: Model, positions: [Int]) {
    let named = indices.count { if case .inserted = $0 { false } else { $0 != .remaining } }
    var choices: [[Int]] = []
    var newShape: [Int] = []
    func keep(_ count: Int) {
      for _ in 0..<count {
        newShape.append(shape[choices.count])
        choices.append(Array(0..<shape[choices.count]))
      }
    }
    for index in indices {
      switch index {
      case .index(let i): choices.append([i < 0 ? i + shape[choices.count] : i])
      case .range(let start, let stop, let step):
        choices.append(LanesTests.positions(start, stop, step, of: shape[choices.count]))
        newShape.append(choices.last!.count)
      case .remaining: keep(shape.count - named)
      case .inserted: newShape.append(1)
      }
    }
    keep(shape.count - choices.count)
    let places = Model.indices(of: choices.map(\.count)).map { index in
      position(of: index.enumerated().map { choices[$0.offset][$0.element] })
    }
    return (Model(shape: newShape, elements: places.map { elements[$0] }), places)
  }
}

@Suite(.keepsNoArrays) struct SlicingTests {
  private func randomIndices(of shape: [Int], _ random: inout SplitMix) -> [AxisIndex] {
    func bound() -> Int? { Bool.random(using: &random) ? nil : Int.random(in: -8...8, using: &random) }
    var indices: [AxisIndex] = []
    for extent in shape.prefix(Int.random(in: 0...shape.count, using: &random)) {
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where extent > 0: indices.append(.index(Int.random(in: -extent..<extent, using: &random)))
      case 1: indices.append(.all)
      default:
        indices.append(.slice(bound(), bound(), step: [-3, -2, -1, 1, 2, 3].randomElement(using: &random)!))
      }
    }
    if shape.count < 7 && Bool.random(using: &random) {
      indices.insert(.newAxis, at: Int.random(in: 0...indices.count, using: &random))
    }
    return indices
  }

  /// An ellipsis may stand at the end only here: in front it would give the indices other axes.
  @Test(arguments: 0..<UInt64(500))
  func slicesAgreeWithThePlainMeaning(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let layout = MemoryLayoutCase.allCases.randomElement(using: &random)!
    let base = array(Int32.self, randomShape(&random), layout, &random)
    let indices = randomIndices(of: Array(base.shape), &random)
    let expected = Model(base).sliced(indices).part
    expectSame(base[axes: indices], expected, "\(indices) of \(base.shape), \(layout)")
    expectSame(base[axes: indices + [.ellipsis]], expected, "\(indices) and the rest of \(base.shape)")
  }

  @Test(arguments: 0..<UInt64(100))
  func anEllipsisStandsForTheAxesLeft(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let shape = (0..<Int.random(in: 1...6, using: &random)).map { _ in Int.random(in: 1...4, using: &random) }
    let base = array(Int32.self, shape, .contiguous, &random)
    let front = Int.random(in: 0...shape.count, using: &random)
    let back = Int.random(in: 0...shape.count - front, using: &random)
    var indices = shape.prefix(front).map { AxisIndex.index($0 - 1) } + [.ellipsis]
    indices += shape.suffix(back).map { _ in AxisIndex.slice(0, 1) }
    expectSame(base[axes: indices], Model(base).sliced(indices).part, "\(indices) of \(shape)")
  }

  /// A slice of a slice is a slice of the first.
  @Test(arguments: 0..<UInt64(200))
  func writesThroughViewsAreSeenByTheBase(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let place = Laid(
      Model(array(Int32.self, randomShape(&random), .contiguous, &random)),
      MemoryLayoutCase.writable.randomElement(using: &random)!)
    var model = Model(place.view)
    let first = randomIndices(of: model.shape, &random)
    let (part, firstPlaces) = model.sliced(first)
    let second = randomIndices(of: part.shape, &random)
    let view = place.view[axes: first][axes: second]
    for (i, p) in part.sliced(second).positions.enumerated() { model.elements[firstPlaces[p]] = Int32(1000 + i) }
    for (i, index) in Model<Int32>.indices(of: Array(view.shape)).enumerated() {
      view[at: Dimensions(index)] = Int32(1000 + i)
    }
    expectSame(place.view, model, "written through \(first), then \(second)")
    #expect(place.isUntouchedOutside())
  }

  @Test(arguments: 0..<UInt64(100))
  func assigningBroadcastsIntoTheSlice(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let place = Laid(
      Model(array(Float.self, randomShape(&random), .contiguous, &random)),
      MemoryLayoutCase.writable.randomElement(using: &random)!)
    var model = Model(place.view)
    let indices = randomIndices(of: model.shape, &random)
    let (part, positions) = model.sliced(indices)
    let source = array(
      Float.self, randomPart(of: part.shape, &random), MemoryLayoutCase.allCases.randomElement(using: &random)!, &random
    )
    let spread = Model(source).combined(part, into: part.shape) { first, _ in first }
    for (element, position) in zip(spread.elements, positions) { model.elements[position] = element }
    place.view[axes: indices] = source
    expectSame(place.view, model, "assigned to \(indices)")
    #expect(place.isUntouchedOutside())
  }

  @Test func rangesAreSlices() {
    let a = NDArray<Int>.arange(6)
    #expect(a[1..<3] == [1, 2])
    #expect(a[1...3] == [1, 2, 3])
    #expect(a[4...] == [4, 5])
    #expect(a[..<2] == [0, 1])
    #expect(a[...2] == [0, 1, 2])
    #expect(a[...(-1)] == a)
    #expect(a[(-2)...] == [4, 5])
    #expect(a[(-3)...(-1)] == [3, 4, 5])
    #expect(a[2..<100] == [2, 3, 4, 5])
    #expect(a[.slice(nil, nil, step: .max)] == [0])
    #expect(a[.slice(nil, nil, step: .min)] == [5])
    #expect(a[.slice(.min, .max)] == a)
  }

  @Test func emptyArraysAreSlicedHoweverLongTheirOtherAxes() {
    let a = NDArray<Int>.zeros([0, 1 << 31, 1 << 31])
    let part = a[.all, (1 << 30)..., 3..<(1 << 30)]
    #expect(part.shape == [0, 1 << 30, (1 << 30) - 3])
    #expect(a[.all, (1 << 31) - 1, .reversed].shape == [0, 1 << 31])
    #expect(part.sum() == 0 && part.copy().size == 0)
  }
}
