import Foundation

/// A file that is looked at again and again.
enum SavedFile {
  /// When it was last written to; nil where there is none.
  static func date(_ path: String) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
  }
}
