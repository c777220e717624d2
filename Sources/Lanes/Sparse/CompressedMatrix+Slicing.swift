extension CompressedMatrix {
  /// The element at a row and column, zero where nothing is stored; negative indices count from the end. It takes
  /// O(log n) for the n elements of the line, and O(n) where ``isCanonical`` is false.
  public subscript(_ row: Int, _ column: Int) -> Element {
    let (i, j) = (position(row, axis: 0), position(column, axis: 1))
    let (line, index) = Orientation.isByRows ? (i, j) : (j, i)
    if structure.isCanonical {
      let found = structure.find(line: line, first: index, count: 1)[0]
      return found < 0 ? .zero : values[found]
    }
    var sum = NDArray<Element>.zeros([])
    for position in Int(offsets[line])..<Int(offsets[line + 1]) where indices[position] == index {
      sum += values[position]
    }
    return sum.item
  }

  /// Some rows, as slices of arrays name them: `m[rows: 2..<5]`, `m[rows: .reversed]`; one row, `m[rows: 3]`, is a
  /// matrix of one row.
  ///
  /// Of a matrix by rows, neighbouring rows are a view: values and indices are shared, and only offsets are made. Other
  /// rows, and rows of a matrix by columns, are copies. O(rows) for a view, O(stored) for neighbouring rows of a matrix
  /// by columns, else O(stored + rows + columns).
  public subscript(rows rows: some AxisIndexing) -> CompressedMatrix {
    let range = LineRange(rows, extent: shape[0], "rows", shape)
    return Orientation.isByRows ? slice(lines: range) : slice(places: range)
  }

  /// Some columns, as slices of arrays name them; one column is a matrix of one column. Of a matrix by columns,
  /// neighbouring ones are a view, everything else is a copy, as ``subscript(rows:)`` says of rows.
  public subscript(columns columns: some AxisIndexing) -> CompressedMatrix {
    let range = LineRange(columns, extent: shape[1], "columns", shape)
    return Orientation.isByRows ? slice(places: range) : slice(lines: range)
  }

  /// Some rows and columns.
  public subscript(rows rows: some AxisIndexing, columns columns: some AxisIndexing) -> CompressedMatrix {
    self[rows: rows][columns: columns]
  }

  /// A copy of the rows at indices, which may be negative, in any order and repeat each other.
  public func taking(rows: [Int]) -> CompressedMatrix {
    let positions = NDArray(rows.map { position($0, axis: 0) })
    return Orientation.isByRows ? taking(lines: positions) : taking(places: positions)
  }

  /// A copy of the columns at indices, which may be negative, in any order and repeat each other.
  public func taking(columns: [Int]) -> CompressedMatrix {
    let positions = NDArray(columns.map { position($0, axis: 1) })
    return Orientation.isByRows ? taking(places: positions) : taking(lines: positions)
  }

  private func slice(lines range: LineRange) -> CompressedMatrix {
    guard let neighbours = range.neighbours else { return taking(lines: range.positions) }
    let (part, elements) = structure.slice(neighbours)
    return CompressedMatrix(part, values[elements])
  }

  private func slice(places range: LineRange) -> CompressedMatrix {
    guard let neighbours = range.neighbours else { return taking(places: range.positions) }
    let (part, positions) = structure.narrowed(to: neighbours)
    return CompressedMatrix(part, values.gathered(positions))
  }

  private func taking(lines chosen: NDArray<Int>) -> CompressedMatrix {
    require(
      chosen.size <= Index.largestExtent,
      "\(chosen.size) rows or columns: \(Index.self) indices count up to \(Index.max)")
    let (part, positions) = structure.taking(chosen)
    return CompressedMatrix(part, values.gathered(positions))
  }

  private func taking(places chosen: NDArray<Int>) -> CompressedMatrix {
    CompressedMatrix(CompressedMatrix<Element, Index, Orientation.Opposite>(self).taking(lines: chosen))
  }

  private func position(_ index: Int, axis: Int) -> Int {
    let extent = shape[axis]
    let position = index < 0 ? index &+ extent : index
    require(
      position >= 0 && position < extent,
      "index \(index) on axis \(axis) of a sparse matrix of shape \(shape): "
        + (extent == 0 ? "it has no elements" : "indices go from \(-extent) to \(extent - 1)"))
    return position
  }
}

/// Rows or columns that a subscript names.
private struct LineRange {
  let first: Int
  let count: Int
  let step: Int

  init(_ index: some AxisIndexing, extent: Int, _ what: String, _ shape: Dimensions) {
    let sliced: Layout
    switch index.axisIndex {
    case .index(let i):
      require(
        i >= -extent && i < extent,
        "\(what) \(i) of a sparse matrix of shape \(shape): "
          + (extent == 0 ? "there are none" : "indices go from \(-extent) to \(extent - 1)"))
      let position = i < 0 ? i + extent : i
      sliced = Layout(shape: [1], strides: [1], offset: position)
    case .range:
      sliced = Layout(shape: [extent], strides: [1]).sliced([index.axisIndex])
    case .remaining, .inserted:
      fail("\(what) of a sparse matrix of shape \(shape): an index or a range names them, no ellipsis and no new axis")
    }
    (first, count, step) = (sliced.offset, sliced.shape[0], sliced.strides[0])
  }

  /// The range of lines that follow each other.
  var neighbours: Range<Int>? { step == 1 ? first..<first + count : count == 0 ? 0..<0 : nil }

  var positions: NDArray<Int> { NDArray<Int>.arange(0, count) * step + first }
}
