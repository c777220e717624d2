import Lanes
import Numerics
import Testing

/// Every operation on random sparse matrices against the same operation on dense ones.
@Suite(.keepsNoArrays) struct SparseLawTests {
  private static let densities = [0.05, 0.3, 1]

  /// Each element type with two kinds of matrices, which differ in orientation and in the width of their indices.
  static let types: [(SparseElementCase, SparseKind)] = SparseElementCase.allCases.enumerated().flatMap { i, element in
    (i % 2 == 0 ? [.narrowRows, .wideColumns] : [.narrowColumns, .wideRows]).map { (element, $0) }
  }

  /// A matrix in canonical form and as it came, with the dense one.
  private struct Pair<Element: NumericElement, Index: SparseIndex, Orientation: SparseOrientation> {
    let forms: [CompressedMatrix<Element, Index, Orientation>]
    let dense: NDArray<Element>

    init(_ list: COOMatrix<Element, Index>) throws {
      forms = [CompressedMatrix(list), try scrambled(list, Orientation.self)]
      dense = model(list)
    }
  }

  /// Calls `body` with pairs of matrices of every shape and density.
  private func forEachPair<Element: NumericElement, Index: SparseIndex, Orientation: SparseOrientation>(
    _ element: Element.Type, _ index: Index.Type, _ orientation: Orientation.Type, seed: UInt64,
    _ body: (Pair<Element, Index, Orientation>, inout SplitMix) throws -> Void
  ) throws {
    var random = SplitMix(seed: seed)
    for shape in sparseShapes {
      for density in Self.densities {
        try body(Pair(randomList(element, index, shape, density: density, &random)), &random)
      }
    }
  }

  @Test(arguments: SparseLawTests.types)
  func conversions(_ element: SparseElementCase, _ kind: SparseKind) throws {
    func check<T: NumericElement, I: SparseIndex, O: SparseOrientation>(
      _ type: T.Type, _ index: I.Type, _ orientation: O.Type
    ) throws {
      try forEachPair(type, index, orientation, seed: 1) { pair, random in
        let dense = pair.dense
        for (form, m) in pair.forms.enumerated() {
          let what = "\(kind) \(m.shape) form \(form)"
          expectEqual(m.dense(), dense, "dense \(what)")
          expectSound(m, what)
          expectCanonical(m.summingDuplicates(), dense, "summingDuplicates \(what)")
          expectEqual(m.sortingIndices().dense(), dense, "sortingIndices \(what)")
          expectSound(m.sortingIndices(), "sortingIndices \(what)")
          #expect(m.sortingIndices().hasSortedIndices)
          expectEqual(m.transposed.dense(), dense.transposed, "transposed \(what)")
          expectEqual(m.byRows.dense(), dense, "byRows \(what)")
          expectEqual(m.byColumns.dense(), dense, "byColumns \(what)")
          expectSound(m.byRows, what)
          expectSound(m.byColumns, what)
          expectEqual(m.coordinates().dense(), dense, "coordinates \(what)")
          expectEqual(m.coordinates().transposed.dense(), dense.transposed, "transposed coordinates \(what)")
          expectEqual(m.cast(indicesTo: Int64.self).dense(), dense, "wide \(what)")
          expectEqual(m.cast(indicesTo: Int32.self).dense(), dense, "narrow \(what)")
          expectEqual(m.copy().dense(), dense, "copy \(what)")
          let clean = m.eliminatingZeros()
          expectCanonical(clean, dense, "eliminatingZeros \(what)")
          #expect(clean.storedCount == dense.countNonZero())
          #expect(clean.values.all())
          #expect(
            m.nbytes == m.storedCount * (MemoryLayout<T>.stride + MemoryLayout<I>.stride)
              + m.offsets.size * MemoryLayout<I>.stride)
        }
        for layout in [MemoryLayoutCase.contiguous, .columnMajor, .strided, .reversed, .transposed] {
          let laid = layout.view(Array(dense.shape)) { NDArray<T>.zeros(Dimensions($0)) }
          laid.assign(dense)
          let m = CompressedMatrix<T, I, O>(laid)
          expectCanonical(m, dense, "from \(layout) \(kind)")
          #expect(m.storedCount == dense.countNonZero())
        }
        expectEqual(COOMatrix<T, I>(dense).dense(), dense, "list of dense")
      }
    }
    try check(element.type, kind.index, kind.orientation)
  }

  @Test(arguments: SparseLawTests.types)
  func arithmetic(_ element: SparseElementCase, _ kind: SparseKind) throws {
    func check<T: NumericElement, I: SparseIndex, O: SparseOrientation>(
      _ type: T.Type, _ index: I.Type, _ orientation: O.Type
    ) throws {
      try forEachPair(type, index, orientation, seed: 2) { pair, random in
        let other = randomList(type, index, pair.dense.shape, density: 0.3, &random)
        let (x, b) = (pair.dense, model(other))
        let same = CompressedMatrix<T, I, O>(other)
        let across = try scrambled(other, O.Opposite.self)
        let row = b.shape[0] > 0 ? b[0..<1] : b
        for (form, a) in pair.forms.enumerated() {
          let what = "\(kind) \(a.shape) form \(form)"
          expectCanonical(a + same, x + b, "+ \(what)")
          expectCanonical(a - same, x - b, "- \(what)")
          expectCanonical(a.multiplied(by: same), x * b, "multiplied \(what)")
          expectCanonical(a + across, x + b, "+ across \(what)")
          expectCanonical(a - across, x - b, "- across \(what)")
          expectCanonical(a.multiplied(by: across), x * b, "multiplied across \(what)")
          #expect((a + same).storedCount == (x + b).countNonZero())
          #expect((a - a).storedCount == 0)
          expectEqual((-a).dense(), -x, "negative \(what)")
          expectEqual((a * whole(3)).dense(), x * whole(3), "scaled \(what)")
          expectEqual((whole(3) * a).dense(), x * whole(3), "scaled \(what)")
          expectEqual(a + b, x + b, "+ dense \(what)")
          expectEqual(b + a, b + x, "dense + \(what)")
          expectEqual(a - b, x - b, "- dense \(what)")
          expectEqual(b - a, b - x, "dense - \(what)")
          expectEqual(a + b.copy(order: .columnMajor), x + b, "+ columns \(what)")
          expectCanonical(a.multiplied(by: b), x * b, "multiplied dense \(what)")
          expectCanonical(
            a.multiplied(by: b[.reversed, .reversed]), x * b[.reversed, .reversed], "multiplied reversed \(what)")
          expectCanonical(a.multiplied(by: row), x * row, "multiplied row \(what)")
          expectEqual(a + row, x + row, "+ row \(what)")
          expectCanonical(a.mapValues { NDArray.square($0) }, NDArray.square(x), "square \(what)")
          expectEqual(a.cast(to: Double.self).summingDuplicates().dense(), x.cast(to: Double.self), "cast \(what)")
        }
      }
    }
    try check(element.type, kind.index, kind.orientation)
  }

  @Test(arguments: SparseLawTests.types)
  func products(_ element: SparseElementCase, _ kind: SparseKind) throws {
    func check<T: NumericElement, I: SparseIndex, O: SparseOrientation>(
      _ type: T.Type, _ index: I.Type, _ orientation: O.Type
    ) throws {
      func dense(_ shape: Dimensions, _ random: inout SplitMix) -> NDArray<T> {
        .fromFunction(shape) { _ in whole(Int.random(in: -2...2, using: &random)) }
      }
      try forEachPair(type, index, orientation, seed: 3) { pair, random in
        let (m, k) = (pair.dense.shape[0], pair.dense.shape[1])
        let x = pair.dense
        let (v, w) = (dense([k], &random), dense([m], &random))
        let other = randomList(type, index, [k, 6], density: 0.3, &random)
        let (same, across) = (CompressedMatrix<T, I, O>(other), try scrambled(other, O.Opposite.self))
        for (form, a) in pair.forms.enumerated() {
          let what = "\(kind) \(a.shape) form \(form)"
          expectEqual(CompressedMatrix.matmul(a, v), .matmul(x, v), "vector \(what)")
          expectEqual(CompressedMatrix.matmul(w, a), .matmul(w, x), "vector on the left \(what)")
          expectEqual(a.transposed.dot(w), .matmul(x.transposed, w), "transposed vector \(what)")
          for columns in [0, 1, 3, 70] {
            let (b, c) = (dense([k, columns], &random), dense([columns, m], &random))
            expectEqual(CompressedMatrix.matmul(a, b), .matmul(x, b), "\(columns) columns \(what)")
            expectEqual(CompressedMatrix.matmul(c, a), .matmul(c, x), "\(columns) rows \(what)")
            expectEqual(CompressedMatrix.matmul(a, b.copy(order: .columnMajor)), .matmul(x, b), "column-major \(what)")
            expectEqual(
              CompressedMatrix.matmul(a, b[.all, .reversed]), .matmul(x, b[.all, .reversed]), "reversed \(what)")
          }
          let product = NDArray<T>.matmul(x, model(other))
          expectCanonical(CompressedMatrix.matmul(a, same), product, "product \(what)")
          expectCanonical(CompressedMatrix.matmul(a, across), product, "product across \(what)")
          expectCanonical(a.transposed.dot(a), .matmul(x.transposed, x), "own product \(what)")
        }
        if m == k {
          // The output may be the operand.
          let square = v.copy()
          CompressedMatrix.matmul(pair.forms[0], square, out: square)
          expectEqual(square, .matmul(x, v), "in place")
        }
      }
    }
    try check(element.type, kind.index, kind.orientation)
  }

  @Test(arguments: SparseLawTests.types)
  func slices(_ element: SparseElementCase, _ kind: SparseKind) throws {
    func check<T: NumericElement, I: SparseIndex, O: SparseOrientation>(
      _ type: T.Type, _ index: I.Type, _ orientation: O.Type
    ) throws {
      let ranges: [AxisIndex] = [
        .all, .slice(1, 3), .slice(2, nil), .slice(nil, -1), .slice(-3, 100), .slice(3, 1), .reversed,
        .slice(nil, nil, step: 2), .slice(-1, 0, step: -2), .slice(.min, .max, step: 1),
      ]
      try forEachPair(type, index, orientation, seed: 4) { pair, random in
        let x = pair.dense
        for (form, a) in pair.forms.enumerated() {
          for range in ranges {
            let what = "\(kind) \(a.shape) form \(form) \(range)"
            expectEqual(a[rows: range].dense(), x[range], "rows \(what)")
            expectEqual(a[columns: range].dense(), x[.all, range], "columns \(what)")
            expectSound(a[rows: range], what)
            expectSound(a[columns: range], what)
            expectEqual(a[rows: range, columns: .slice(1, 4)].dense(), x[range, 1..<4], "both \(what)")
          }
          guard !a.shape.contains(0) else { continue }
          expectEqual(a[rows: -1].dense(), x[.slice(-1, nil)], "last row")
          expectEqual(a[columns: 0].dense(), x[.all, 0..<1], "first column")
          let (rows, columns) = (
            (0..<7).map { _ in Int.random(in: -a.shape[0]..<a.shape[0], using: &random) },
            (0..<7).map { _ in Int.random(in: -a.shape[1]..<a.shape[1], using: &random) }
          )
          expectEqual(a.taking(rows: rows).dense(), x.take(NDArray(rows), axis: 0), "taken rows")
          expectEqual(a.taking(columns: columns).dense(), x.take(NDArray(columns), axis: 1), "taken columns")
          for (i, j) in zip(rows, columns) { #expect(a[i, j] == x[i, j]) }
        }
      }
    }
    try check(element.type, kind.index, kind.orientation)
  }

  @Test(arguments: SparseLawTests.types)
  func reductions(_ element: SparseElementCase, _ kind: SparseKind) throws {
    func check<T: NumericElement, I: SparseIndex, O: SparseOrientation>(
      _ type: T.Type, _ index: I.Type, _ orientation: O.Type
    ) throws {
      try forEachPair(type, index, orientation, seed: 5) { pair, random in
        let x = pair.dense
        for (form, a) in pair.forms.enumerated() {
          let what = "\(kind) \(a.shape) form \(form)"
          #expect(a.sum() == x.sum(), "\(what)")
          #expect(a.countNonZero() == x.countNonZero(), "\(what)")
          let (mean, expected) = (a.mean(), x.mean())
          #expect(mean == expected || (mean != mean && expected != expected), "mean \(what)")
          for axis in [0, 1, -1, -2] {
            expectEqual(a.sum(axis: axis), x.sum(axis: axis), "sum \(axis) \(what)")
            expectEqual(
              a.countNonZero(axis: axis), x.countNonZero(axes: [axis]), "countNonZero \(axis) \(what)")
            if !a.shape.contains(0) {
              expectEqual(a.mean(axis: axis), x.mean(axis: axis), "mean \(axis) \(what)")
            }
          }
          for offset in [-8, -2, -1, 0, 1, 3, 500, .min, .max] {
            expectEqual(a.diagonal(offset: offset), x.diagonal(offset: offset), "diagonal \(offset) \(what)")
            #expect(a.trace(offset: offset) == x.trace(offset: offset).item)
          }
        }
      }
    }
    try check(element.type, kind.index, kind.orientation)
  }

  @Test(arguments: ElementCase.allCases, SparseKind.allCases)
  func extremes(_ element: ElementCase, _ kind: SparseKind) throws {
    func check<T: OrderedElement, I: SparseIndex, O: SparseOrientation>(
      _ type: T.Type, _ index: I.Type, _ orientation: O.Type
    ) throws {
      try forEachPair(type, index, orientation, seed: 6) { pair, random in
        for a in pair.forms {
          expectEqual(a.absolute.dense(), NDArray.absolute(pair.dense), "absolute")
          if a.shape.contains(0) { continue }
          #expect(a.min() == pair.dense.min())
          #expect(a.max() == pair.dense.max())
        }
      }
    }
    try check(element.type, kind.index, kind.orientation)
  }

  @Test(arguments: SparseKind.allCases)
  func norms(_ kind: SparseKind) throws {
    func check<I: SparseIndex, O: SparseOrientation>(_ index: I.Type, _ orientation: O.Type) throws {
      try forEachPair(Double.self, index, orientation, seed: 7) { pair, random in
        for a in pair.forms {
          #expect(a.norm(.columnSum) == (a.shape.contains(0) ? 0 : pair.dense.norm(.columnSum).item))
          #expect(a.norm(.rowSum) == (a.shape.contains(0) ? 0 : pair.dense.norm(.rowSum).item))
          #expect(a.norm() == (a.shape.contains(0) ? 0 : pair.dense.norm(.frobenius).item))
        }
      }
    }
    try check(kind.index, kind.orientation)
  }
}
