import Lanes
import Numerics
import Testing

/// The element types of sparse matrices, as test arguments.
enum SparseElementCase: String, CaseIterable, Sendable {
  case int8, int32, int64, uint16, uint64, float16, float, double, complexFloat, complexDouble

  var type: any NumericElement.Type {
    switch self {
    case .int8: Int8.self
    case .int32: Int32.self
    case .int64: Int64.self
    case .uint16: UInt16.self
    case .uint64: UInt64.self
    case .float16: Float16.self
    case .float: Float.self
    case .double: Double.self
    case .complexFloat: Complex<Float>.self
    case .complexDouble: Complex<Double>.self
    }
  }
}

/// The widths of indices and the two orientations.
enum SparseKind: String, CaseIterable, Sendable {
  case narrowRows, narrowColumns, wideRows, wideColumns

  var index: any SparseIndex.Type { self == .narrowRows || self == .narrowColumns ? Int32.self : Int64.self }
  var orientation: any SparseOrientation.Type {
    self == .narrowRows || self == .wideRows ? RowCompressed.self : ColumnCompressed.self
  }
}

/// Shapes that meet empty ones, single lines, and lines long enough for every way of sorting them.
let sparseShapes: [Dimensions] = [
  [0, 0], [0, 5], [5, 0], [1, 1], [1, 9], [9, 1], [7, 5], [6, 13], [33, 40], [2, 400],
]

/// Small whole numbers, so that products and sums are exact in every type and any order.
func whole<Element: NumericElement>(_ n: Int, _ type: Element.Type = Element.self) -> Element {
  switch Element.self {
  case is Complex<Float>.Type: Complex<Float>(Float(n), Float(n % 3)) as! Element
  case is Complex<Double>.Type: Complex<Double>(Double(n), Double(n % 3)) as! Element
  default: Element(exactly: n) ?? Element(exactly: -n)!
  }
}

/// Random elements in any order; some are zero, and some share their place.
func randomList<Element: NumericElement, Index: SparseIndex>(
  _ element: Element.Type, _ index: Index.Type, _ shape: Dimensions, density: Double, _ random: inout SplitMix
) -> COOMatrix<Element, Index> {
  var list = COOMatrix<Element, Index>(shape)
  if shape.contains(0) { return list }
  for _ in 0..<Int(density * Double(shape[0] * shape[1])) {
    let place = (Int.random(in: 0..<shape[0], using: &random), Int.random(in: 0..<shape[1], using: &random))
    list.append(whole(Int.random(in: -2...2, using: &random)), at: place)
  }
  if density == 1 {
    // Every place at least once.
    for i in 0..<shape[0] {
      for j in 0..<shape[1] { list.append(whole(Int.random(in: -2...2, using: &random)), at: (i, j)) }
    }
  }
  return list
}

/// What a list means, element by element.
func model<Element, Index>(_ list: COOMatrix<Element, Index>) -> NDArray<Element> {
  let dense = NDArray<Element>.zeros(list.shape)
  for i in 0..<list.storedCount {
    let place = dense[Int(list.rows[i])..<Int(list.rows[i]) + 1, Int(list.columns[i])..<Int(list.columns[i]) + 1]
    place += list.values[i]
  }
  return dense
}

/// The matrix of a list with its elements in the order in which they came, each as often as it did.
func scrambled<Element, Index, Orientation: SparseOrientation>(
  _ list: COOMatrix<Element, Index>, _ orientation: Orientation.Type
) throws -> CompressedMatrix<Element, Index, Orientation> {
  let (majors, minors) = Orientation.isByRows ? (list.rows, list.columns) : (list.columns, list.rows)
  var (values, indices, offsets) = ([Element](), [Index](), [Index(0)])
  for line in 0..<list.shape[Orientation.isByRows ? 0 : 1] {
    for i in majors.indices where Int(majors[i]) == line {
      values.append(list.values[i])
      indices.append(minors[i])
    }
    offsets.append(Index(values.count))
  }
  return try CompressedMatrix(
    shape: list.shape, values: NDArray(values), indices: NDArray(indices), offsets: NDArray(offsets))
}

/// Records an issue unless both arrays have one shape and equal elements.
func expectEqual<Element: ArrayElement>(
  _ a: NDArray<Element>, _ b: NDArray<Element>, _ what: @autoclosure () -> String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  if a.shape == b.shape && (a .== b).all() { return }
  Issue.record("\(Element.self) \(what()):\n\(a)\nshould be\n\(b)", sourceLocation: sourceLocation)
}

/// Records an issue unless the matrix is sorted, has each place once, and its elements are those of the array.
func expectCanonical<Element, Index, Orientation>(
  _ matrix: CompressedMatrix<Element, Index, Orientation>, _ dense: NDArray<Element>, _ what: @autoclosure () -> String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectEqual(matrix.dense(), dense, what(), sourceLocation: sourceLocation)
  expectSound(matrix, what(), sourceLocation: sourceLocation)
  if !matrix.isCanonical || !matrix.hasSortedIndices {
    Issue.record("\(what()) is not canonical", sourceLocation: sourceLocation)
  }
}

/// Records an issue unless the arrays are what the matrix says of them.
func expectSound<Element, Index, Orientation>(
  _ matrix: CompressedMatrix<Element, Index, Orientation>, _ what: @autoclosure () -> String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    let again = try CompressedMatrix<Element, Index, Orientation>(
      shape: matrix.shape, values: matrix.values, indices: matrix.indices, offsets: matrix.offsets)
    if (matrix.isCanonical && !again.isCanonical) || (matrix.hasSortedIndices && !again.hasSortedIndices) {
      Issue.record("\(what()) says that its indices are in order, and they are not", sourceLocation: sourceLocation)
    }
  } catch {
    Issue.record("\(what()): \(error)", sourceLocation: sourceLocation)
  }
}
