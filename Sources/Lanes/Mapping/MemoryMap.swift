import LanesKernelInterface

/// An array over the bytes of a file, which the system reads when they are used: NumPy's `memmap`.
///
///     let map = try MemoryMap<Float>("samples.bin", mode: .read, shape: [1_000_000, 64])
///     let mean = try map.withArray { $0[..<1000].mean() }  // reads 1000 rows and no more
///
/// ``array`` is an ordinary array, and no element is copied to make it. The file stays mapped as long as there is
/// an array over it, also when the map itself is gone.
///
/// **The file belongs to others too.** What they write is seen here at once, in every mode. When somebody makes the
/// file shorter, the bytes that are gone can't be used: within ``withArray(_:)`` and ``forEachChunk(of:axis:droppingPages:_:)``
/// that is an error to catch, elsewhere it ends the program, with a line that names the file.
///
/// A map keeps its file open, of which the system allows a process some hundred or thousand.
///
/// The bytes are taken as they are, in the byte order of the machine; only of `Bool` every byte is looked at, once.
public struct MemoryMap<Element: ArrayElement> {
  /// The array over the bytes of the file: a view of them and no copy. In mode ``MemoryMapMode/read`` it can't be
  /// written to.
  public let array: NDArray<Element>
  /// The file, as it was named.
  public let path: String
  /// What is done with the file.
  public let mode: MemoryMapMode
  /// Where the first element is, in bytes from the beginning of the file.
  public let offset: Int
  /// nil where there are no elements: no bytes can't be mapped.
  let pages: MemoryMapPages?

  /// Maps elements that lie in a file one after the other.
  ///
  /// - Parameters:
  ///   - path: The file. It must be a regular one.
  ///   - mode: What is done with the file. ``MemoryMapMode/create`` makes it, or empties it, and gives it the size that
  ///     the shape needs; the other modes need a file that has it, where NumPy's `r+` makes it longer.
  ///   - shape: The shape of the array; the file may go on after it. Left out, an axis over the rest of the file.
  ///   - offset: Where the first element is, in bytes: any multiple of the element's alignment.
  ///   - order: Which axis runs fastest in the file.
  ///
  /// O(1), whatever the size; for `Bool` O(size), because the bytes are checked to be 0 or 1.
  ///
  /// - Throws: ``FileError`` when there is no such file or no permission, when it is no regular file, is too short or
  ///   too long for whole elements, when the offset is not aligned, the size can't be counted, or the file system has
  ///   no space for a new file.
  public init(
    _ path: String, mode: MemoryMapMode = .readWrite, shape: Dimensions? = nil, offset: Int = 0,
    order: MemoryOrder = .rowMajor
  ) throws(FileError) {
    require(
      mode != .create || shape != nil,
      "a new file \(path) for a memory map without a shape: give the shape, which says how large it is to be")
    try MemoryMap.checkAlignment(of: offset, path)
    if mode == .create, let shape {
      let end = try MemoryMap.end(of: shape, offset, path)
      try self.init(.created(path, byteCount: end), mode, shape, offset, order)
      return
    }
    let file = try MemoryMapFile.opened(path, mode)
    let available = file.count
    guard let shape else {
      try self.init(file, mode, MemoryMap.rest(of: available, offset, path), offset, order)
      return
    }
    let end = try MemoryMap.end(of: shape, offset, path)
    guard end <= available else {
      throw FileError(
        .truncated, path,
        "has \(available) bytes; \(Element.dtype) elements of shape \(shape) from byte \(offset) on end at byte \(end): "
          + "map fewer, or make the file with mode .create")
    }
    try self.init(file, mode, shape, offset, order)
  }

  /// Maps elements that the file is known to have.
  init(
    _ file: MemoryMapFile, _ mode: MemoryMapMode, _ shape: Dimensions, _ offset: Int, _ order: MemoryOrder
  ) throws(FileError) {
    let layout = Layout(contiguous: shape, order: order)
    let byteCount = layout.size * MemoryLayout<Element>.stride
    let pages = byteCount == 0 ? nil : try MemoryMapPages(file, mode, offset: offset, byteCount: byteCount)
    let storage = Storage.borrow(
      pages?.firstByte ?? UnsafeMutableRawPointer(bitPattern: Storage.alignment)!, byteCount: byteCount,
      owner: layout, Element.dtype, isWritable: mode != .read, release: { withExtendedLifetime(pages) {} })
    array = NDArray(storage)
    path = file.path
    self.mode = mode
    self.offset = offset
    self.pages = pages
    if Element.dtype == .bool && mode != .create { try requireBooleans() }
  }
}

extension MemoryMap {
  /// Throws unless an element may lie at the offset.
  static func checkAlignment(of offset: Int, _ path: String) throws(FileError) {
    let alignment = MemoryLayout<Element>.alignment
    guard offset >= 0, offset % alignment == 0 else {
      throw FileError(
        .misaligned, path,
        offset < 0
          ? "can't be mapped from byte \(offset) on: its first byte is byte 0"
          : "can't be mapped from byte \(offset) on: \(Element.dtype) elements lie at multiples of \(alignment) bytes. "
            + "Read it into an array instead")
    }
  }

  /// Where the file may end at the earliest.
  static func end(of shape: Dimensions, _ offset: Int, _ path: String) throws(FileError) -> Int {
    guard shape.allSatisfy({ $0 >= 0 }) else {
      throw FileError(.invalidShape, path, "can't be mapped as shape \(shape): there can't be fewer elements than none")
    }
    let (bytes, overflow) = (shape.checkedProduct ?? .max).multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    let (end, endOverflow) = bytes.addingReportingOverflow(offset)
    guard !overflow, !endOverflow else {
      throw FileError(
        .invalidShape, path,
        "can't be mapped as shape \(shape) of \(Element.dtype) from byte \(offset) on: that is more bytes than can be "
          + "counted")
    }
    return end
  }

  /// The shape of all elements from the offset on.
  private static func rest(of available: Int, _ offset: Int, _ path: String) throws(FileError) -> Dimensions {
    guard offset <= available else {
      throw FileError(.truncated, path, "has \(available) bytes and can't be mapped from byte \(offset) on")
    }
    let size = MemoryLayout<Element>.stride
    guard (available - offset) % size == 0 else {
      throw FileError(
        .sizeMismatch, path,
        "has \(available - offset) bytes from byte \(offset) on, which do not divide into \(Element.dtype) elements of "
          + "\(size) bytes: give a shape")
    }
    return [(available - offset) / size]
  }

  /// Throws unless all bytes of an array of `Bool` are 0 or 1: other bytes are no values of the type.
  private func requireBooleans() throws(FileError) {
    let bytes = NDArray<UInt8>(
      storage: array.storage, layout: Layout(contiguous: [array.size]), isView: true, isWritable: false)
    let wrong = try inScope { () throws(Never) -> Int? in
      bytes.size == 0 || bytes.max() <= 1 ? nil : (0..<bytes.size).first { bytes[$0] > 1 }
    }.get()
    if let wrong {
      throw FileError(
        .notBoolean, path,
        "can't be mapped as bool: byte \(offset + wrong) is \(bytes[wrong]), neither 0 nor 1. Map uint8 and compare "
          + "with .!= 0 instead")
    }
  }
}
