/// A Matrix Market file as bytes.
struct MatrixMarketFile {
  let path: String

  /// All bytes of the file.
  private func read() throws(MatrixMarketError) -> [UInt8] {
    do throws(FileError) {
      let source = try FileSource(path)
      return try source.bytes(at: 0, source.count)
    } catch {
      throw MatrixMarketError(.unreadable(error.message), path: path)
    }
  }

  /// What `parse` makes of the bytes; its errors name the file.
  func parsed<Matrix>(_ parse: ([UInt8]) throws(MatrixMarketError) -> Matrix) throws(MatrixMarketError) -> Matrix {
    let bytes = try read()
    do throws(MatrixMarketError) {
      return try parse(bytes)
    } catch {
      throw MatrixMarketError(error.reason, line: error.line, path: path)
    }
  }

  /// Makes the file of the bytes that `body` hands out, or leaves what was there as it is.
  func replace(
    _ body: ((UnsafeRawBufferPointer) throws(FileError) -> Void) throws(FileError) -> Void
  ) throws(MatrixMarketError) {
    do throws(FileError) {
      let file = try ReplacingFile(path)
      try body { (bytes) throws(FileError) in try file.write(bytes) }
      try file.commit()
    } catch {
      throw MatrixMarketError(.unwritable(error.message), path: path)
    }
  }
}
