import LanesKernelInterface

extension MemoryMap {
  /// Maps the elements of a file in the NPY format, in C or Fortran order, without copying them: NumPy's
  /// `load(_, mmap_mode=…)`. Shape and order are those of the file.
  ///
  ///     let map = try MemoryMap<Double>(npy: "measured.npy", mode: .read)
  ///
  /// Mapped bytes are taken as they are. So a file can't be mapped whose elements are of another type than `Element`,
  /// have the byte order of another machine, or do not begin at a multiple of their alignment (NumPy writes them at
  /// multiples of 64), and as `Bool` only one whose bytes are 0 and 1. Such a file can be read with ``NDArray/init(contentsOf:casting:)``.
  ///
  /// `mode` is not ``MemoryMapMode/create``: ``init(creatingNPY:shape:order:)`` makes a file. O(1), for `Bool` O(size).
  ///
  /// - Throws: ``FileError`` when the file is not there or can't be opened, is not in the format, is cut off, or can't be
  ///   mapped for one of the reasons above.
  public init(npy path: String, mode: MemoryMapMode = .readWrite) throws(FileError) {
    require(
      mode != .create,
      "MemoryMap(npy: \(path), mode: .create): a new file needs a shape; use MemoryMap(creatingNPY:shape:)")
    let file = try MemoryMapFile.opened(path, mode)
    let header = try NPYDecoder(SourceStream(OpenFile(file: file))).header
    guard header.dtype == Element.dtype else {
      throw FileError(
        .dtypeMismatch, path, "holds \(header.dtype) elements, not \(Element.dtype): map it as what it holds")
    }
    guard header.byteOrder == .native else {
      throw FileError(
        .foreignByteOrder, path,
        "holds \(header.dtype) elements in the byte order of another machine, which can't be mapped: read it with NDArray(contentsOf:)"
      )
    }
    try MemoryMap.checkAlignment(of: header.dataOffset, path)
    try self.init(file, mode, header.shape, header.dataOffset, header.order)
  }

  /// Makes a file in the NPY format that holds zeros, and maps its elements: NumPy's `lib.format.open_memmap` with mode
  /// `w+`. A file that is there is emptied. What is written to the array is written to the file. O(1) and the
  /// time that the file system needs to set the blocks aside.
  ///
  ///     let map = try MemoryMap<Float>(creatingNPY: "result.npy", shape: [1_000_000, 64])
  ///     map.array[0] = NDArray.arange(64)
  ///     try map.flush()
  ///
  /// - Throws: ``FileError`` as ``init(_:mode:shape:offset:order:)`` does.
  public init(creatingNPY path: String, shape: Dimensions, order: MemoryOrder = .rowMajor) throws(FileError) {
    // Checked before the header, which counts on a shape that is one.
    _ = try MemoryMap.end(of: shape, 0, path)
    let header = NPYHeader(dtype: Element.dtype, order: order, shape: shape).formatted()
    let file = try MemoryMapFile.created(path, byteCount: MemoryMap.end(of: shape, header.count, path))
    try file.write(header)
    try self.init(file, .create, shape, header.count, order)
  }
}

/// A file that is open already, for the reader of headers.
private struct OpenFile: ByteSource {
  let file: MemoryMapFile
  var count: Int { file.count }
  var path: String? { file.path }

  func read(into buffer: UnsafeMutableRawBufferPointer, at position: Int) throws(FileError) {
    try FileSource.read(file.descriptor, file.path, into: buffer, at: position)
  }
}
