import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file in the temporary folder that has no name from the moment it is made: its space is free again when this
/// process ends, however it ends.
final class UnnamedFile {
  private let descriptor: CInt

  /// nil where the temporary folder can't take it.
  init?(_ bytes: [UInt8]) {
    var template = Array((FileManager.default.temporaryDirectory.path + "/lanes-XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    unlink(&template)
    guard write(bytes), fsync(descriptor) == 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// What opens it again, although no folder knows it.
  var path: String {
    #if os(Linux)
      "/proc/self/fd/\(descriptor)"
    #else
      "/dev/fd/\(descriptor)"
    #endif
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress! + done, $0.count - done, off_t(done)) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// Asks the system to forget what it keeps of the file in memory, so that the next reader gets it from the device.
  /// Pages that somebody has mapped stay.
  func dropFromCache() {
    #if os(Linux)
      posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    #endif
  }
}

/// The files that cases share: arrays in the NPY format.
extension UnnamedFile {
  enum Role: String {
    /// What is read again and again: the system keeps it in memory.
    case warm
    /// What is dropped from memory before it is read.
    case cold
  }

  nonisolated(unsafe) private static var kept: [String: UnnamedFile] = [:]

  /// The values of `Fixtures`' first array.
  static func first(_ role: Role, count: Int) -> UnnamedFile? {
    let key = "\(role) \(count)"
    if let file = kept[key] { return file }
    let file = UnnamedFile(Fixtures.array(.first, of: Float.self, count: count).npyBytes())
    kept[key] = file
    return file
  }
}
