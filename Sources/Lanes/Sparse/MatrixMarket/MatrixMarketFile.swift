#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files as bytes, through the system's own calls.
struct MatrixMarketFile {
  let path: String

  /// All bytes of the file.
  func read() throws(MatrixMarketError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw MatrixMarketError(.unreadable(lastError()), path: path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    let step = 1 << 20
    while true {
      var count = 0
      // The array grows with what is there, not with what a size says.
      let chunk = [UInt8](unsafeUninitializedCapacity: step) { buffer, initialized in
        repeat { count = platformRead(file, buffer.baseAddress!, step) } while count < 0 && errno == EINTR
        initialized = Swift.max(0, count)
      }
      guard count >= 0 else { throw MatrixMarketError(.unreadable(lastError()), path: path) }
      if count == 0 { return bytes }
      bytes += chunk
    }
  }

  /// Makes the file of the bytes that `body` hands out, or leaves what was there as it is: they go to another file in
  /// the same folder, which takes the place of this one when all of it is on disk.
  func replace(_ body: (@escaping (UnsafeRawBufferPointer) -> Void) -> Void) throws(MatrixMarketError) {
    let temporary = "\(path).\(String(UInt64.random(in: 0 ... .max), radix: 36)).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw MatrixMarketError(.unwritable(lastError()), path: path) }
    var failure: String?
    body { bytes in
      var rest = bytes
      while failure == nil && !rest.isEmpty {
        let count = platformWrite(file, rest.baseAddress!, rest.count)
        if count >= 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        } else if errno != EINTR {
          failure = lastError()
        }
      }
    }
    if failure == nil && fsync(file) != 0 { failure = lastError() }
    if close(file) != 0 && failure == nil { failure = lastError() }
    if failure == nil && rename(temporary, path) != 0 { failure = lastError() }
    if let failure {
      unlink(temporary)
      throw MatrixMarketError(.unwritable(failure), path: path)
    }
  }

  private func lastError() -> String { String(cString: strerror(errno)) }
}

// Within the structure `read` would be its own method.
private func platformRead(_ file: Int32, _ target: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(file, target, count)
}

private func platformWrite(_ file: Int32, _ source: UnsafeRawPointer, _ count: Int) -> Int {
  write(file, source, count)
}
