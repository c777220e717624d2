import ArgumentParser
import Foundation

/// What is printed reaches its reader, or the program says that it did not.
enum StandardStreams {
  /// A stream that the caller closed would lend its number to the next file that is opened, which would then hold what
  /// was meant for a person.
  static func open() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      _ = Foundation.open("/dev/null", O_RDWR)
    }
  }

  /// Writes out what was printed. Where there is no room for it the program ends with a status that no command has.
  static func finish() throws(ExitCode) {
    guard fflush(nil) != 0 else { return }
    let reason = String(cString: strerror(errno))
    say("lanes: what was printed could not be written: \(reason). Let it go to another place.\n")
    throw ExitCode(EX_IOERR)
  }

  /// Tells a person. That nobody can be told is no reason to stop.
  static func say(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
