extension AnyNDArray {
  /// Reads an array from a file in the NPY format: versions 1 to 3, either byte order, any of the 14 element types.
  ///
  /// The array is in fresh memory. A file in Fortran order becomes an array in column-major order. What follows the
  /// array in the file is not read, as NumPy has it. O(size).
  public init(contentsOf path: String) throws(FileError) {
    self = try AnyNDArray(decoding: SourceStream(FileSource(path)))
  }

  /// Reads an array from the bytes of such a file. It is in fresh memory. O(size).
  public init(npyBytes bytes: [UInt8]) throws(FileError) {
    self = try AnyNDArray(decoding: SourceStream(ArraySource(bytes: bytes)))
  }

  /// Reads an array from the bytes of such a file, which are only read during the call. O(size).
  public init(npyBytes bytes: UnsafeRawBufferPointer) throws(FileError) {
    self = try AnyNDArray(decoding: SourceStream(BufferSource(buffer: bytes)))
  }

  init(decoding stream: some ByteStream) throws(FileError) {
    var decoder = try NPYDecoder(stream)
    self = try decoder.array()
  }

  /// Writes the array to a file in the NPY format, byte for byte as NumPy's `save` does. An array whose memory is in
  /// column-major order is written so, any other one in row-major order.
  ///
  /// The file appears, or replaces the one that was there, when it is complete: until then the bytes are in a file beside
  /// it, which is removed if something goes wrong. The permissions of a file that is replaced are kept; where the path is a
  /// symbolic link, the file that it leads to is replaced. Unlike NumPy's, the path is taken as it is, and no `.npy`
  /// is added. O(size).
  public func save(to path: String) throws(FileError) {
    let file = try ReplacingFile(path)
    try file.write(fileHeader.formatted())
    try forEachFileBlock { (block) throws(FileError) in try file.write(block) }
    try file.commit()
  }

  /// The bytes of the file that ``save(to:)`` writes. O(size).
  public func npyBytes() -> [UInt8] {
    var bytes = fileHeader.formatted()
    bytes.reserveCapacity(bytes.count + nbytes)
    forEachFileBlock { bytes.append(contentsOf: $0) }
    return bytes
  }
}

extension AnyNDArray {
  var fileHeader: NPYHeader {
    let isColumnMajor = !layout.isContiguous && layout.isColumnMajorContiguous
    return NPYHeader(dtype: dtype, order: isColumnMajor ? .columnMajor : .rowMajor, shape: shape)
  }

  /// Calls `body` with the bytes of the elements as they follow ``fileHeader``, piece by piece. Memory that is not
  /// contiguous is copied in pieces of about `blockSize` bytes.
  func forEachFileBlock<Failure: Error>(
    blockSize: Int = 1 << 20, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    defer { withExtendedLifetime(storage) {} }
    if size == 0 { return }
    let operand = operand
    if layout.isContiguous || layout.isColumnMajorContiguous {
      try body(UnsafeRawBufferPointer(start: operand.pointer, count: nbytes))
    } else {
      try operand.forEachBlock(blockSize, body)
    }
  }
}

extension Operand {
  /// Calls `body` with the bytes of contiguous copies of parts, in row-major order.
  fileprivate func forEachBlock<Failure: Error>(
    _ blockSize: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    let byteCount = layout.size * dtype.itemSize
    if byteCount <= blockSize || layout.rank == 0 {
      let copy = copied()
      defer { withExtendedLifetime(copy) {} }
      return try body(UnsafeRawBufferPointer(start: copy.pointer, count: byteCount))
    }
    let rows = layout.shape[0]
    let rowsAtOnce = blockSize / (byteCount / rows)
    for row in stride(from: 0, to: rows, by: Swift.max(rowsAtOnce, 1)) {
      var part = layout
      let distance = row * layout.strides[0]
      if rowsAtOnce > 1 {
        part.shape[0] = Swift.min(rowsAtOnce, rows - row)
      } else {
        part.shape.remove(at: 0)
        part.strides.remove(at: 0)
      }
      try showing(Layout(shape: part.shape, strides: part.strides, offset: layout.offset + distance))
        .forEachBlock(blockSize, body)
    }
  }
}
