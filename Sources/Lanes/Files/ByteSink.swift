/// A place that bytes are written to, one after the other.
protocol ByteSink {
  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError)
  /// Writes over bytes that were written before.
  func overwrite(at position: Int, _ bytes: [UInt8]) throws(FileError)
}

extension ByteSink {
  func write(_ bytes: [UInt8]) throws(FileError) {
    try bytes.withBytes { (buffer) throws(FileError) in try write(buffer) }
  }
}

/// Bytes in memory.
final class ArraySink: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ more: UnsafeRawBufferPointer) { bytes.append(contentsOf: more) }

  func overwrite(at position: Int, _ replacement: [UInt8]) {
    bytes.replaceSubrange(position..<position + replacement.count, with: replacement)
  }
}
