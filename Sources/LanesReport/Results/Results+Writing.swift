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
  static func reason(of error: any Error) -> String {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    let text = cause.localizedDescription
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
