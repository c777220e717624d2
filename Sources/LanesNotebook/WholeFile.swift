import Foundation

/// A file that is replaced as a whole or not at all.
public enum WholeFile {
  /// Writes to where `path` leads: a link stays a link, and nothing but a file is replaced.
  public static func write(_ data: Data, to path: String) throws(WholeFileError) {
    let file = destination(of: path)
    let isFile = (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile
    guard isFile != false else { throw WholeFileError(path: path, reason: "a folder or a device is there") }
    do {
      try data.write(to: file, options: .atomic)
    } catch {
      throw WholeFileError(path: path, reason: reason(of: error))
    }
  }

  /// Where links lead, whether or not there is a file yet: Foundation leaves a link alone that leads to nothing.
  private static func destination(of path: String) -> URL {
    var file = URL(fileURLWithPath: path)
    // As many as Linux follows.
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: file.path) else { break }
      file = URL(fileURLWithPath: next, relativeTo: file.deletingLastPathComponent()).absoluteURL
    }
    return file
  }

  /// What the system says of an error.
  static func reason(of error: any Error) -> String {
    if let error = error as? WholeFileError { return error.reason }
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    guard let cause = cause as? POSIXError else { return error.localizedDescription }
    return String(cString: strerror(cause.code.rawValue))
  }
}

/// Why a file is as it was.
public struct WholeFileError: Error, CustomStringConvertible {
  let path: String
  let reason: String
  public var description: String { "\(path) can't be written: \(reason). What was there is unchanged." }
}
