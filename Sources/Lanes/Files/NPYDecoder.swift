import LanesKernelInterface

/// Reads an array in the NPY format: first its header, then, on request, its elements.
struct NPYDecoder<Stream: ByteStream> {
  let header: NPYHeader
  private(set) var stream: Stream

  /// Reads and checks the header, and that the elements which it promises are there.
  init(_ stream: Stream) throws(FileError) {
    let available = stream.remaining
    var stream = stream
    var bytes = try stream.bytes(Swift.min(NPYHeader.prefixLength, available))
    let path = stream.path
    let end = try bytes.withBytes { (buffer) throws(FileError) in try NPYHeader.dataOffset(prefix: buffer, path) }
    bytes += try stream.bytes(Swift.max(0, Swift.min(end, available) - bytes.count))
    header = try bytes.withBytes { (buffer) throws(FileError) in try NPYHeader(parsing: buffer, path) }
    try header.requireData(in: available, path)
    self.stream = stream
  }

  /// Reads the elements into fresh memory: numbers in the machine's byte order, the axes in the file's order.
  mutating func array() throws(FileError) -> AnyNDArray {
    guard let storage = Storage.allocate(ifAvailable: header.layout, header.dtype) else {
      throw FileError(
        .outOfMemory, stream.path,
        "needs \(header.byteCount) bytes of memory for shape \(header.shape) of \(header.dtype), which the system does not "
          + "have: map the file instead, or read it where there is more")
    }
    let bytes = UnsafeMutableRawBufferPointer(start: storage.base, count: header.byteCount)
    if !bytes.isEmpty { try stream.read(into: bytes) }
    if header.byteOrder != .native { NPYDecoder.reverseBytes(bytes, header.dtype) }
    if header.dtype == .bool { NPYDecoder.normalizeBooleans(bytes) }
    return AnyNDArray(storage, header.dtype)
  }

  /// Brings the bytes of each number, or of each part of a complex number, into the other order.
  private static func reverseBytes(_ bytes: UnsafeMutableRawBufferPointer, _ dtype: DType) {
    func reverse<Word: FixedWidthInteger>(_ type: Word.Type) {
      for offset in stride(from: 0, to: bytes.count, by: MemoryLayout<Word>.size) {
        let value = bytes.load(fromByteOffset: offset, as: type)
        bytes.storeBytes(of: value.byteSwapped, toByteOffset: offset, as: type)
      }
    }
    switch dtype {
    case .bool, .int8, .uint8: break
    case .int16, .uint16, .float16: reverse(UInt16.self)
    case .int32, .uint32, .float32, .complex64: reverse(UInt32.self)
    case .int64, .uint64, .float64, .complex128: reverse(UInt64.self)
    }
  }

  /// NumPy takes any byte but 0 for true; a `Bool` of Swift's is 0 or 1.
  private static func normalizeBooleans(_ bytes: UnsafeMutableRawBufferPointer) {
    for i in bytes.indices { bytes[i] = bytes[i] == 0 ? 0 : 1 }
  }
}

extension ByteStream {
  fileprivate mutating func bytes(_ count: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let result = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(FileError) in try read(into: buffer) }
    }
    try result.get()
    return bytes
  }
}

extension [UInt8] {
  /// `withUnsafeBytes` that keeps the type of the error.
  func withBytes<Value, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try withUnsafeBytes { buffer in Result { () throws(Failure) in try body(buffer) } }.get()
  }
}
