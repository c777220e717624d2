import Lanes
import Testing

/// Joining, repeating, padding and creating against NumPy's answers, over layouts of what is joined.
@Suite(.keepsNoArrays) struct JoiningGoldenTests {
  private static let layouts: [MemoryLayoutCase] = [.contiguous, .columnMajor, .strided, .negativeSteps, .permuted]
  private func laid(_ a: NDArray<Int16>, _ layout: MemoryLayoutCase) -> NDArray<Int16> { Laid(Model(a), layout).view }

  @Test(arguments: layouts)
  func joining(_ layout: MemoryLayoutCase) throws {
    let a = laid(NDArray<Int16>.arange(12).reshaped([3, 4]), layout)
    let b = laid(NDArray<Int16>.arange(100, 108).reshaped([2, 4]), layout)
    let v = NDArray<Int16>.arange(4)
    try expect(.concatenate([a, b, a]), "concatenate-0")
    try expect(.concatenate([a.transposed, b.transposed], axis: 1), "concatenate-1")
    try expect(.concatenateFlattened([a, b.transposed]), "concatenate-flat")
    for axis in [0, 1, 2, -1] { try expect(.stack([a, a + 1, a * 2], axis: axis), "stack-\(axis)") }
    try expect(.vstack([v, a]), "vstack")
    try expect(.hstack([a, a]), "hstack")
    try expect(.hstack([v, v]), "hstack-1")
    try expect(.dstack([a, a]), "dstack")
    try expect(.columnStack([v, v + 1, b.transposed]), "column-stack")
    try expect(.block([[a, a], [b, b]]), "block")
    try expect(a.inserting(v, at: 1, axis: 0), "insert-row")
    try expect(a.inserting(NDArray(9), at: 4, axis: 1), "insert-column")
    try expect(a.inserting(b, at: 1, axis: 0), "insert-rows")
    try expect(a.deleting(at: [0, -1], axis: 1), "delete")
    #expect(a.appending(b) == .concatenate([a, b]))
  }

  @Test(arguments: layouts)
  func repeating(_ layout: MemoryLayoutCase) throws {
    let a = laid(NDArray<Int16>.arange(12).reshaped([3, 4]), layout)
    let c = laid(NDArray<Int16>.arange(24).reshaped([2, 3, 4]), layout)
    let repetitions: [Dimensions] = [[2], [2, 3], [2, 1, 2], [0, 2], [3, 2, 1, 2]]
    for (i, count) in repetitions.enumerated() { try expect(a.tiled(count), "tile-\(i)") }
    try expect(c.tiled([2, 3]), "tile-3d")
    try expect(a.repeated(2, axis: 0), "repeat-0")
    try expect(a.repeated(3, axis: 1), "repeat-1")
    try expect(a.repeated(2), "repeat-flat")
    try expect(a.repeated([2, 0, 3], axis: 0), "repeat-counts")
    try expect(a.resized(to: [5, 4]), "resize")
    try expect(a.resized(to: [2, 2]), "resize-down")
    let modes: [(String, PadMode<Int16>)] = [
      ("edge", .edge), ("reflect", .reflect), ("symmetric", .symmetric), ("wrap", .wrap),
    ]
    for (name, mode) in modes {
      try expect(a.padded([(1, 2), (3, 0)], mode), "pad-\(name)")
      try expect(a.padded([(7, 8), (0, 9)], mode), "pad-wide-\(name)")
      try expect(a[..<1].padded(3, mode), "pad-one-\(name)")
    }
    try expect(a.padded([(1, 2), (0, 3)], .constant(-7)), "pad-constant")
    let same = a.padded(0, .edge)
    #expect(same == a && !same.sharesMemory(with: a))
    try expect(c.lowerTriangle(offset: 1), "tril")
    try expect(c.upperTriangle(offset: -1), "triu")
  }

  @Test func creating() throws {
    let v = NDArray<Int16>.arange(4)
    try expect(NDArray<Int16>.eye(3, 5, offset: 1), "eye")
    try expect(NDArray<Int16>.eye(4, 3, offset: -2), "eye-down")
    try expect(.diagonal(v, offset: 2), "diag")
    try expect(.diagonal(v, offset: -1), "diag-down")
    for (i, part) in NDArray.grid([v, v[..<3], v[..<2]]).enumerated() { try expect(part, "grid-\(i)") }
    for (i, part) in NDArray<Int>.indices([2, 3]).enumerated() { try expect(part, "indices-\(i)") }
    #expect(
      NDArray<Int>([[[1, 2], [3, 4]], [[5, 6], [7, 8]]] as [[[Int]]]) == NDArray<Int>.arange(1, 9).reshaped([2, 2, 2]))
  }

  @Test func spaces() throws {
    func check<T: FloatingPointElement>(_ type: T.Type) throws {
      func near(_ found: NDArray<T>, _ name: String) throws {
        let expected: NDArray<T> = try Golden.array("joining/\(name)-\(T.dtype)")
        let isNear =
          found.shape == expected.shape
          && zip(Model(found).elements, Model(expected).elements).allSatisfy { abs($0 - $1) <= 4 * $1.ulp }
        if !isNear { Issue.record("\(name): \(found), should be \(expected)") }
      }
      try near(.linspace(0.1, 3.7, count: 23), "linspace")
      try near(.linspace(-1, upTo: 2, count: 11), "linspace-open")
      try near(.logspace(-2, 3, count: 9), "logspace")
      try near(.geomspace(-2, -128, count: 7), "geomspace")
      try near(.arange(0.5, 4, step: 0.3), "arange")
    }
    try check(Float.self)
    try check(Double.self)
  }

  @Test func arraysLikeOthers() {
    let a = NDArray<Float>.zeros([3, 4, 5]).transposed([1, 2, 0])
    let b = NDArray<Int16>.ones(like: a)
    #expect(b.shape == a.shape && b.strides == Dimensions(a.strides.map { $0 / 2 }) && b.sum() == 60)
    #expect(NDArray<Bool>.zeros(like: a).any() == false && NDArray<Double>.full(like: a, 2).sum() == 120)
  }

  @Test func anOutputMayOverlapWhatIsJoined() {
    let a = NDArray<Int>.arange(10)
    NDArray.concatenate([a[5...], a[..<5]], out: a)
    #expect(a == [5, 6, 7, 8, 9, 0, 1, 2, 3, 4])
  }

  private func expect<T: ArrayElement>(_ array: NDArray<T>, _ name: String) throws {
    expectSame(array, Model(try Golden.array("joining/\(name)")), name)
  }
}
