import Foundation

/// Shows a page in the program that this system opens such files with.
struct PageOpener {
  #if os(macOS)
    private static let name = "open"
    private static let remedy = ""
  #else
    private static let name = "xdg-open"
    private static let remedy = "install it (Debian: `apt-get install xdg-utils`), or "
  #endif

  /// - Parameter path: the folders to look for the opener in, as in `PATH`.
  /// - Returns: nil, or why the page is not shown, and what to do.
  static func show(_ page: URL, path: String? = ProcessInfo.processInfo.environment["PATH"]) -> String? {
    let folders = (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    let candidates = folders.map { "\($0)/\(name)" }
    guard let program = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      return "--open needs \(name), which is not here: \(remedy)open \(page.path) yourself"
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [page.path]
    do { try process.run() } catch {
      return "\(program) does not run (\(error.localizedDescription)): open \(page.path) yourself"
    }
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      return "\(program) could not show the page: open \(page.path) yourself"
    }
    return nil
  }
}
