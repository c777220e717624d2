extension MemoryMap {
  /// The array in parts of `count` positions along an axis, the last one shorter where it does not divide: views, for
  /// reducing data that is larger than memory.
  ///
  ///     var largest = -Float.infinity
  ///     for rows in map.chunks(of: 10_000, droppingPages: true) { largest = max(largest, rows.max()) }
  ///
  /// With `droppingPages` the pages of a part leave memory when the next part is asked for, so that about one part is
  /// resident, however large the file. They are read again when they are used: every view stays valid, and nothing that
  /// was written is lost; what is written in mode ``MemoryMapMode/copyOnWrite`` has no file to go to, and stays in memory
  /// unless there is swap space. Without `droppingPages` the system keeps what it has room for, which is faster the next time.
  ///
  /// Parts along the slowest axis, axis 0 in row-major order and the last one in column-major order, lie in the
  /// file one after the other. Parts along another axis are spread over the file: each touches most of its pages.
  ///
  /// - Parameters:
  ///   - count: The positions of a part, at least 1.
  ///   - axis: The axis that is divided; negative ones count from the end.
  ///   - droppingPages: Whether the pages of a part leave memory after it.
  public func chunks(of count: Int, axis: Int = 0, droppingPages: Bool = false) -> MemoryMapChunks<Element> {
    let shape = array.shape
    require(
      count > 0, "chunks of \(count) positions of a memory map of shape \(shape): there must be at least 1 in each")
    require(
      axis >= -shape.count && axis < shape.count,
      shape.count == 0
        ? "chunks of a memory map of shape (), which has no axis to divide: use its array"
        : "chunks along axis \(axis) of a memory map of shape \(shape): axes go from \(-shape.count) to \(shape.count - 1)"
    )
    return MemoryMapChunks(
      array: array, count: count, axis: axis < 0 ? axis + shape.count : axis, pages: droppingPages ? pages : nil)
  }
}

/// The array of a ``MemoryMap`` in parts: what ``MemoryMap/chunks(of:axis:droppingPages:)`` gives.
public struct MemoryMapChunks<Element: ArrayElement>: Sequence {
  fileprivate let array: NDArray<Element>
  fileprivate let count: Int
  fileprivate let axis: Int
  /// Whose pages are dropped.
  fileprivate let pages: MemoryMapPages?

  /// How many parts there are.
  public var underestimatedCount: Int {
    let extent = array.shape[axis]
    return extent == 0 ? 0 : (extent - 1) / count + 1
  }

  /// Begins with the first part; any number of iterations may go on at a time.
  public func makeIterator() -> Iterator { Iterator(chunks: self) }

  /// Gives one part after the other.
  public struct Iterator: IteratorProtocol {
    fileprivate let chunks: MemoryMapChunks
    private var position = 0
    private var shown: Range<UInt>?

    fileprivate init(chunks: MemoryMapChunks) { self.chunks = chunks }

    /// The next part: a view. O(ndim), and with `droppingPages` O(pages of the part before).
    public mutating func next() -> NDArray<Element>? {
      if let shown { chunks.pages?.drop(shown) }
      shown = nil
      let extent = chunks.array.shape[chunks.axis]
      guard position < extent else { return nil }
      let end = position + Swift.min(chunks.count, extent - position)
      let indices = (0...chunks.axis).map { axis in
        axis == chunks.axis ? AxisIndex.range(start: position, stop: end, step: 1) : .all
      }
      position = end
      let chunk = chunks.array.sliced(indices)
      shown = chunk.byteExtent
      return chunk
    }
  }
}
