import Lanes
import Numerics
import Testing

/// Views and rearranging copies against NumPy's: elements, shapes, strides, where they begin, and contiguity.
@Suite(.keepsNoArrays) struct ViewGoldenTests {
  private let a = NDArray<Float>.arange(120).reshaped([4, 5, 6])
  private let one = NDArray<Float>.arange(7)
  private let bytes = NDArray<UInt8>.arange(24).reshaped([3, 8])

  @Test func views() throws {
    let columns = a.copy(order: .columnMajor)
    let cases: [(String, NDArray<Float>)] = [
      ("flip", a.flipped()), ("flip-1", a.flipped(axis: 1)), ("flip-02", a.flipped(axes: [0, 2])),
      ("rot90-1", a.rotated90()), ("rot90-2", a.rotated90(2)), ("rot90-3", a.rotated90(3)),
      ("rot90-21", a.rotated90(1, axes: (2, 1))), ("rot90-minus", a.rotated90(-1, axes: (0, 2))),
      ("moveaxis", a.movingAxis(0, to: -1)), ("moveaxis-many", a.movingAxes([0, 1], to: [-1, -2])),
      ("swapaxes", a.swappingAxes(0, 2)), ("transpose", a.transposed), ("expand", a.expandingDims(axes: [0, 3])),
      ("squeeze", a[..<1, .all, 2..<3].squeezed()), ("squeeze-0", a[..<1, .all, 2..<3].squeezed(axis: 0)),
      ("atleast-2", one.atLeast2D()), ("atleast-3", one.atLeast3D()), ("atleast-3-of-2", a[0].atLeast3D()),
      ("diagonal", a.diagonal()), ("diagonal-up", a.diagonal(offset: 2, axes: (1, 2))),
      ("diagonal-down", a.diagonal(offset: -3, axes: (0, 2))), ("diagonal-none", a.diagonal(offset: 9)),
      ("window", a.slidingWindow([2, 3], axes: [0, 2])), ("window-1", one.slidingWindow([3])),
      ("strided", a.asStrided(shape: [3, 4], strides: [24, 8])), ("broadcast", one.broadcast(to: [3, 7])),
      ("slice", a[1..., .slice(nil, nil, step: -2), 3]), ("newaxis", a[.all, .newAxis, 2]),
      ("ellipsis", a[.ellipsis, .slice(nil, nil, step: 2)]), ("empty", a[4..., 1..<1]),
      ("reshape", a[.all, 1..<3].reshaped([4, 12])),
      ("reshape-split", a[.slice(nil, nil, step: 2)].reshaped([2, 5, 2, 3])), ("ravel-row", a[2].ravel()),
      ("reshape-F", columns.reshaped([20, 6], order: .columnMajor)), ("ravel-F", columns.ravel(order: .columnMajor)),
    ]
    for (name, view) in cases { try expect(view, name) }
  }

  @Test func bytesUnderOtherTypes() throws {
    try expect(bytes.view(as: Int16.self), "as-int16")
    try expect(bytes[1...].view(as: Int.self), "as-int64")
    try expect(bytes[.all, .slice(nil, nil, step: 2)].view(as: Int8.self), "as-int8")
    let z = NDArray<Complex<Double>>((0..<6).map { Complex(Double($0), Double($0 + 10)) }).reshaped([2, 3])
    try expect(z.real, "real")
    try expect(z.imaginary[.all, .reversed], "imaginary")
    z.imaginary.fill(-1)
    #expect(z[1, 2] == Complex(5, -1))
  }

  @Test func copies() throws {
    let cases: [(String, NDArray<Float>)] = [
      ("roll", a.rolled(by: 7)), ("roll-1", a.rolled(by: -2, axis: 1)),
      ("roll-many", a.rolled(by: [1, 9], axes: [0, 2])),
      ("roll-T", a.transposed.rolled(by: 3)), ("flatten-F", a.flattened(order: .columnMajor)),
      ("reshape-copy-F", a.reshaped([6, 20], order: .columnMajor)),
    ]
    for (name, copy) in cases {
      expectSame(copy, Model(try Golden.array("views/\(name)")), name)
      #expect(!copy.sharesMemory(with: a))
    }
  }

  @Test func splits() throws {
    let cases: [(String, [NDArray<Float>])] = [
      ("split", a.split(into: 3, axis: 2)), ("array-split", one.arraySplit(into: 3)),
      ("split-at", one.split(at: [2, 5, 6])), ("split-at-odd", one.split(at: [3, 2, 9])),
    ]
    for (name, parts) in cases {
      let shapes: NDArray<Int> = try Golden.array("views/\(name)-lengths")
      #expect(parts.flatMap { Array($0.shape) } == Model(shapes).elements, "\(name)")
      expectSame(
        NDArray(parts.flatMap { Model($0).elements }), Model(try Golden.array("views/\(name)", of: Float.self)), name)
      for part in parts where part.size > 0 { #expect(part.sharesMemory(with: name == "split" ? a : one)) }
    }
  }

  @Test func chunksCoverTheAxis() {
    for length in [1, 2, 3, 7, 8] {
      let chunks = one.chunks(of: length)
      #expect(chunks.count == (7 + length - 1) / length)
      #expect(chunks.flatMap { Model($0).elements } == Model(one).elements)
      #expect(chunks.dropLast().allSatisfy { $0.size == length })
    }
    #expect(a.chunks(of: 4, axis: 2)[1].shape == [4, 5, 2])
  }

  /// Shapes and flags of arrays with few axes, without elements, and with axes of one; the rows of the table are
  /// shape, from the left, −1 where there is no axis, then C- and F-contiguity, ownership and writability.
  @Test func flags() throws {
    let table: NDArray<Int> = try Golden.array("views/flags")
    let m = NDArray<Float>.zeros([3, 4])
    let empty = NDArray<Float>.zeros([3, 0, 4])
    let ones = NDArray<Float>.zeros([1, 5, 1])
    let arrays = [
      NDArray<Float>(0), NDArray<Float>(0).reshaped([1]), one, one[.slice(nil, nil, step: 2)], one[.reversed],
      one[2..<3],
      one[.slice(1, 2, step: 3)], one[3..<3], one[.slice(3, 3, step: 2)], m, m.transposed,
      NDArray<Float>.zeros([3, 4], order: .columnMajor), m[..<1], m[.all, ..<1], m[1...], m[.all, 1...],
      m[.slice(nil, nil, step: 2)], m[.slice(nil, nil, step: 2), .slice(0, 0, step: 2)],
      m[..<0, .slice(nil, nil, step: 2)], m[.reversed, ..<1], m[1, .all], m[.all, 1], m.diagonal(), empty,
      empty.transposed, empty[.slice(nil, nil, step: 2), .all, .slice(nil, nil, step: 3)], ones, ones.transposed,
      ones[.all, .slice(nil, nil, step: 2)], ones[.all, ..<1], m[.newAxis], m.broadcast(to: [2, 3, 4]),
      NDArray<Float>.zeros([1, 4]).broadcast(to: [1, 4]), one.slidingWindow([3]), m.ravel(), m.transposed.flattened(),
      m.copy(), m.transposed.copy(order: .columnMajor), m[..<1].squeezed(), m.rolled(by: 1), m.rolled(by: 1, axis: 0),
      m.asReadOnly(),
    ]
    #expect(table.shape[0] == arrays.count)
    for (i, array) in arrays.enumerated() {
      let flags = array.flags
      var found = Array(array.shape) + [Int](repeating: -1, count: 3 - array.ndim)
      found += [flags.isRowMajorContiguous, flags.isColumnMajorContiguous, flags.ownsData, flags.isWritable].map {
        $0 ? 1 : 0
      }
      #expect(found == Model(table[i, .all]).elements, "row \(i), shape \(array.shape)")
    }
  }

  private func expect<T: ArrayElement>(_ view: NDArray<T>, _ name: String) throws {
    expectSame(view, Model(try Golden.array("views/\(name)")), name)
    let expected = Model(try Golden.array("views/\(name)-layout", of: Int.self)).elements
    let rank = view.ndim
    var found = Array(view.shape) + Array(view.strides)
    // Of axes with one position or none the strides mean nothing, and NumPy's differ between its functions.
    var wanted = expected
    for axis in 0..<rank where view.size == 0 || view.shape[axis] <= 1 {
      (found[rank + axis], wanted[rank + axis]) = (0, 0)
    }
    #expect(found == Array(wanted.prefix(2 * rank)), "\(name)")
    #expect(
      [view.flags.isRowMajorContiguous, view.flags.isColumnMajorContiguous].map { $0 ? 1 : 0 }
        == Array(wanted.suffix(2)), "\(name)")
    guard view.isView, view.size > 0 else { return }
    let base =
      view.base.map(NDArray<UInt8>.address) ?? view.base(as: UInt8.self).map(NDArray<UInt8>.address)
      ?? NDArray<UInt8>.address(of: view.base(as: Complex<Double>.self)!)
    let first = NDArray<UInt8>.address(of: view) - base
    if !["reshape-F", "ravel-F", "broadcast", "strided", "atleast-2", "atleast-3", "window-1"].contains(name) {
      #expect(first == expected[2 * rank], "\(name) begins at \(first)")
    }
  }
}

extension NDArray where Element == UInt8 {
  /// The address of the first element.
  fileprivate static func address<T: ArrayElement>(of array: NDArray<T>) -> Int {
    let first = array[axes: array.shape.map { _ in AxisIndex.range(start: 0, stop: 1, step: 1) }].reshaped([1])
    return first.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress!) }
  }
}
