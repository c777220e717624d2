import Foundation

extension Results {
  /// Writes a results file whole or not at all: to a temporary name in the same folder, then renamed.
  public static func write(_ data: Data, to file: URL) throws(ResultsError) {
    let folder = file.deletingLastPathComponent()
    let partial = folder.appendingPathComponent(".\(file.lastPathComponent).partial")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try data.write(to: partial)
      // rename(2) replaces an old file in one step; FileManager.moveItem refuses to.
      guard rename(partial.path, file.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw .unwritable(path: file.path, reason: reason(of: error))
    }
  }

  /// What the system says of an error, without the full stop that the message around it sets.
  public static func reason(of error: any Error) -> String {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error
    if let cause = cause as? POSIXError { return String(cString: strerror(cause.code.rawValue)) }
    let text = cause.localizedDescription
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
