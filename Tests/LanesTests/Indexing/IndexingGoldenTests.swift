import Lanes
import Testing

/// Indexing by arrays against NumPy's answers, over layouts of the array that is indexed.
@Suite(.keepsNoArrays) struct IndexingGoldenTests {
  private static let layouts: [MemoryLayoutCase] = [.contiguous, .columnMajor, .strided, .negativeSteps, .permuted]
  private let model = Model(NDArray<Float>.arange(60).reshaped([3, 4, 5]))
  private let indices: NDArray<Int> = [[2, 0, -1], [1, 1, -3]]

  @Test(arguments: layouts)
  func taking(_ layout: MemoryLayoutCase) throws {
    let a = Laid(model, layout).view
    for axis in 0..<3 {
      try expect(a.take(indices, axis: axis), "take-\(axis)")
      try expect(a.transposed.take(indices, axis: axis), "take-T-\(axis)")
    }
    try expect(a.take(indices * 7), "take-flat")
    try expect(a.take(indices * 17, axis: 1, outOfRange: .wrap), "take-wrap")
    try expect(a.take(indices * 17, axis: 1, outOfRange: .clip), "take-clip")
    try expect(a.take(indices, axis: 0, out: .zeros([2, 3, 4, 5])), "take-0")
    try expect(a[NDArray<Int>([2, 0, 0])], "rows")
    try expect(a[[[0], [2]], [1, 3, -1]], "pairs")
    try expect(a[[0, 2], [1, -1], [[4], [0]]], "triples")
    let order: NDArray<Int> = try Golden.array("indexing/order")
    try expect(a.takeAlongAxis(order, axis: 1), "take-along")
    try expect(a.takeAlongAxis(order[..<1, ..<2], axis: 1), "take-along-broadcast")
    try expect(a.compress([true, false, true, true], axis: 1), "compress")
  }

  @Test(arguments: layouts)
  func assigning(_ layout: MemoryLayoutCase) throws {
    let mask: NDArray<Bool> = try Golden.array("indexing/mask")
    let order: NDArray<Int> = try Golden.array("indexing/order")
    func changed(_ name: String, _ change: (NDArray<Float>) -> Void) throws {
      let place = Laid(model, layout)
      change(place.view)
      try expect(place.view, name)
      #expect(place.isUntouchedOutside(), "\(name) \(layout)")
    }
    try changed("set-rows") { $0[NDArray<Int>([2, 0])] = NDArray(-1) }
    try changed("set-rows-array") { $0[NDArray<Int>([0, -1])] = .arange(5) }
    try changed("set-rows-twice") { $0[NDArray<Int>([1, 1, 1])] = NDArray<Float>.arange(3).reshaped([3, 1, 1]) }
    try changed("set-pairs") { $0[[0, 2], [3, 1]] = NDArray<Float>.arange(10).reshaped([2, 5]) }
    try changed("set-mask-scalar") { $0[mask] = NDArray(-5) }
    try changed("set-mask-scalar") { $0.fill(-5, where: mask) }
    try changed("set-mask-scalar") { $0.assign(NDArray(-5), where: mask) }
    try changed("set-mask-array") { $0[mask] = .arange(Float(mask.countNonZero())) }
    try changed("set-mask-rows") { $0[mask[.all, .all, 1]] = .arange(5) }
    try changed("put") { $0.put([0, 59, -2, 7], [-1, -2, -3]) }
    try changed("put-wrap") { $0.put([100, -61], [-1, -2], outOfRange: .wrap) }
    try changed("put-along") { $0.putAlongAxis(order[.all, ..<1], NDArray(-9), axis: 1) }
  }

  @Test(arguments: layouts)
  func masks(_ layout: MemoryLayoutCase) throws {
    let mask: NDArray<Bool> = try Golden.array("indexing/mask")
    let (a, m) = (Laid(model, layout).view, Laid(Model(mask), layout).view)
    try expect(a[m], "masked")
    try expect(a.transposed[m.transposed], "masked-T")
    try expect(a[m[.all, .all, 0]], "masked-rows")
    for axis in 0..<3 { try expect(m.nonZero()[axis], "nonzero-\(axis)") }
    try expect(m.argWhere(), "argwhere")
    let v: NDArray<Int16> = [3, 0, 7, 0, -2, 5, 0, 1]
    try expect(v.flatNonZero(), "flat-nonzero")
    let unraveled = NDArray<Int>.unravel([0, 59, 23, 7], [3, 4, 5])
    for axis in 0..<3 { try expect(unraveled[axis], "unravel-\(axis)") }
    #expect(NDArray<Int>.ravel(unraveled, [3, 4, 5]) == [0, 59, 23, 7])
  }

  @Test(arguments: layouts)
  func flatForms(_ layout: MemoryLayoutCase) throws {
    let mask: NDArray<Bool> = try Golden.array("indexing/mask")
    let order: NDArray<Int> = try Golden.array("indexing/order")
    let (a, m) = (Laid(model, layout).view, Laid(Model(mask), layout).view)
    try expect(a.transposed.take(indices * 31, outOfRange: .wrap), "take-flat-wrap")
    try expect(a.transposed.take(indices * 31, outOfRange: .clip), "take-flat-clip")
    try expect(a.transposed.compress(m.transposed.ravel()), "compress-flat")
    try expect(a.extract(m.ravel()[.reversed]), "extract")
    try expect(a[0, 0][NDArray<Bool>(true)], "mask-0d")
    try expect(a[0, 0][NDArray<Bool>(false)], "mask-0d-false")
    func changed(_ name: String, _ change: (NDArray<Float>) -> Void) throws {
      let place = Laid(model, layout)
      change(place.view)
      try expect(place.view, name)
      #expect(place.isUntouchedOutside(), "\(name) \(layout)")
    }
    try changed("place") { $0.place(m, [-1, -2, -3]) }
    try changed("putmask") { $0.putMask(m, [-1, -2, -3, -4, -5, -6, -7]) }
    try changed("put-clip") { $0.put([100, -61, 7], [-1, -2, -3], outOfRange: .clip) }
    try changed("put-along-broadcast") { $0.putAlongAxis(order[..<1, ..<1], a[.all, ..<1] - 100, axis: 1) }
  }

  @Test func choices() throws {
    let a = NDArray<Float>.arange(60).reshaped([3, 4, 5])
    try expect(
      .select([a .< 10, a.remainder(by: 2) .== 0, a[0] .> 7], [-a, a * 2, NDArray(5)], default: 99), "select")
    let choices = [a[0, 0, ..<3], a[1, ..<2, ..<3]]
    try expect(.choose(indices.remainder(by: 3), choices + [a[2, 3, 4...4].reshaped([])]), "choose")
    try expect(.choose(indices * 5, choices, outOfRange: .wrap), "choose-wrap")
    try expect(.choose(indices * 5, choices, outOfRange: .clip), "choose-clip")
    #expect(NDArray<Int>.choose([-1, 0], [NDArray(7), NDArray(8)]) == [8, 7])
    #expect(NDArray<Bool>.select([[true, false]], [[true, true]]) == [true, false])
  }

  @Test func indicesOfShapes() throws {
    let parts: [NDArray<Int>] = [[[0, 7, -4], [2, -1, 5]], [9, -6, 3]]
    try expect(NDArray<Int>.ravel(parts, [3, 4], outOfRange: .wrap), "ravel-wrap")
    try expect(NDArray<Int>.ravel(parts, [3, 4], outOfRange: .clip), "ravel-clip")
    let lower = NDArray<Int>.lowerTriangleIndices(4, 3, offset: 1)
    try expect(lower.rows, "tril-0")
    try expect(lower.columns, "tril-1")
    let upper = NDArray<Int>.upperTriangleIndices(4, 6, offset: -1)
    try expect(upper.rows, "triu-0")
    try expect(upper.columns, "triu-1")
    try expect(NDArray<Int>.stack(NDArray<Int>.diagonalIndices(3, ndim: 3)), "diag")
    try expect(NDArray<Float>(5).argWhere(), "argwhere-true")
    try expect(NDArray<Float>.zeros([0, 3]).argWhere(), "argwhere-empty")
    for offset in [Int.min, Int.max] {
      #expect(NDArray<Int>.lowerTriangleIndices(2, 3, offset: offset).rows.size == (offset > 0 ? 6 : 0))
      #expect(NDArray<Int>.upperTriangleIndices(2, 3, offset: offset).rows.size == (offset > 0 ? 0 : 6))
    }
    #expect(NDArray<Int>.unravel([0], []).isEmpty)
    #expect(NDArray<Int>.unravel(.zeros([0]), [0, 1 << 31, 1 << 31]).map(\.size) == [0, 0, 0])
  }

  @Test func compoundOperatorsWriteBack() {
    let a: NDArray<Int> = [1, 5, 2, 8]
    a[a .> 2] *= 10
    #expect(a == [1, 50, 2, 80])
    a[NDArray<Int>([0, 0, 2])] += 1
    #expect(a == [2, 50, 3, 80])
    let view = a[1..<3]
    view -= 3
    a[3...] -= 70
    #expect(a == [2, 47, 0, 10])
  }

  @Test func addingAtRepeatedIndices() throws {
    let a = NDArray<Float>.zeros([5])
    NDArray.add(a, at: [0, 1, 1, 4, 1], [1, 2, 3, 4, 5])
    try expect(a, "add-at")
    let table = NDArray<Double>.zeros([3, 2])
    NDArray.add(table, at: [2, 2, 0], [[1, 2], [3, 4], [5, 6]])
    try expect(table, "add-at-rows")
    let pairs = NDArray<Double>.zeros([3, 4])
    NDArray.add(pairs, at: [[0], [-1]], [1, 1, 3], NDArray<Double>.arange(6).reshaped([2, 3]))
    try expect(pairs, "add-at-pairs")
  }

  @Test func overlapsGiveTheAnswerOfSeparateMemory() {
    let a = NDArray<Int>.arange(6)
    a[NDArray<Int>([0, 1, 2, 3])] = a[2...]
    #expect(a == [2, 3, 4, 5, 4, 5])
    let b = NDArray<Int>.arange(6)
    b[b .>= 2] = b[..<4]
    #expect(b == [0, 1, 0, 1, 2, 3])
  }

  private func expect<T: ArrayElement>(_ array: NDArray<T>, _ name: String) throws {
    expectSame(array, Model(try Golden.array("indexing/\(name)")), name)
  }
}
