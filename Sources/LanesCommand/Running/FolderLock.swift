import Foundation

/// One process at a time writes into a folder of reports. The system lets go of the lock when a process ends, however it
/// ends, and nothing lies in the folder for it.
enum FolderLock {
  /// Runs `body` while no other process holds the folder. Where there is no folder yet, or its file system knows no locks,
  /// nobody is kept out.
  static func hold<Outcome>(_ folder: URL, _ body: () throws -> Outcome) throws -> Outcome {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return try body() }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw FolderBusy(folder: folder.path, process: holder(of: descriptor))
    }
    return try body()
  }

  /// The process that holds the lock, where the system tells: Linux lists locks as
  /// `1: FLOCK  ADVISORY  WRITE 4711 fe:00:1234 0 EOF`, the last but two the device and the file's number on it.
  private static func holder(of descriptor: Int32) -> String? {
    var file = stat()
    guard fstat(descriptor, &file) == 0, let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8) else {
      return nil
    }
    for line in locks.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 8, words[1] == "FLOCK", words[5].hasSuffix(":\(file.st_ino)") { return String(words[4]) }
    }
    return nil
  }
}

/// Somebody else writes into the folder.
struct FolderBusy: Error, CustomStringConvertible {
  let folder: String
  let process: String?

  var description: String {
    "another `lanes report`\(process.map { ", process \($0)," } ?? "") is writing into \(folder): wait until it is done, "
      + "or choose another folder with --output"
  }
}
