/// A known number of bytes that come one after the other.
protocol ByteStream {
  var path: String? { get }
  /// How many have not been read.
  var remaining: Int { get }
  /// Fills the buffer, for which as many bytes as it holds must remain.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError)
}

/// A part of a source, from its beginning to its end.
struct SourceStream: ByteStream {
  let source: any ByteSource
  private(set) var position: Int
  private let end: Int

  init(_ source: any ByteSource) { self.init(source, 0..<source.count) }

  init(_ source: any ByteSource, _ range: Range<Int>) {
    self.source = source
    position = range.lowerBound
    end = range.upperBound
  }

  var path: String? { source.path }
  var remaining: Int { end - position }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) {
    try source.read(into: buffer, at: position)
    position += buffer.count
  }
}
