import Foundation

/// Why a report could not be put in its place. The one that was there is unchanged.
public enum ReportError: Error, Equatable, Sendable, CustomStringConvertible {
  case unwritable(folder: String, reason: String)
  case notAReport(folder: String)

  public var description: String {
    switch self {
    case .unwritable(let folder, let reason):
      "cannot write the report to \(folder): \(reason). Choose a folder that may be written; "
        + "what was there is unchanged."
    case .notAReport(let folder):
      "\(folder) is not empty and does not look like a report (no results.json in it), so it is left alone. "
        + "Choose another folder, or move its content away."
    }
  }
}

/// Puts a rendered report in its place: whole, or not at all.
public struct ReportWriter: Sendable {
  /// The folder that holds a folder for each machine.
  public let reports: URL

  public init(reports: URL) {
    self.reports = reports
  }

  /// Writes `README.md`, `charts/`, `tables/`, `results.json` and `summary.json` to the machine's folder.
  ///
  /// All files are first written to a folder beside it; then the two change places.
  /// - Returns: the page's address.
  @discardableResult
  public func write(_ report: RenderedReport, results: Data, machine: String) throws(ReportError) -> URL {
    let target = reports.appendingPathComponent(machine)
    let fresh = reports.appendingPathComponent(".\(machine).partial")
    try check(target)
    do {
      try? FileManager.default.removeItem(at: fresh)
      try fill(fresh, report: report, results: results)
      try swap(fresh, target)
    } catch {
      try? FileManager.default.removeItem(at: fresh)
      throw .unwritable(folder: target.path, reason: Results.reason(of: error))
    }
    return target.appendingPathComponent("README.md")
  }

  /// A folder that holds something else must not be replaced.
  private func check(_ target: URL) throws(ReportError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: target.path), !names.isEmpty else { return }
    guard names.contains("results.json") else { throw .notAReport(folder: target.path) }
  }

  private func fill(_ folder: URL, report: RenderedReport, results: Data) throws {
    for (name, files) in [("charts", report.charts), ("tables", report.tables)] {
      let place = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for (file, text) in files.sorted(by: { $0.key < $1.key }) {
        try Data(text.utf8).write(to: place.appendingPathComponent(file))
      }
    }
    try results.write(to: folder.appendingPathComponent("results.json"))
    try report.summary.json.write(to: folder.appendingPathComponent("summary.json"))
    try Data(report.readme.utf8).write(to: folder.appendingPathComponent("README.md"))
  }

  /// What a reader may have put beside an old report moves over to the new one.
  private func swap(_ fresh: URL, _ target: URL) throws {
    let files = FileManager.default
    guard files.fileExists(atPath: target.path) else { return try rename(fresh, target) }
    let own: Set<String> = ["README.md", "results.json", "summary.json", "charts", "tables"]
    for name in try files.contentsOfDirectory(atPath: target.path) where !own.contains(name) {
      try files.copyItem(at: target.appendingPathComponent(name), to: fresh.appendingPathComponent(name))
    }
    try exchange(fresh, target)
    try? files.removeItem(at: fresh)
  }

  private func rename(_ from: URL, _ to: URL) throws {
    guard Foundation.rename(from.path, to.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  }

  /// Lets two folders change places in one step where the system can, so that at no moment there is none.
  private func exchange(_ fresh: URL, _ target: URL) throws {
    #if os(Linux)
      if Self.exchangeOnLinux(fresh.path, target.path) { return }
    #elseif canImport(Darwin)
      if renamex_np(fresh.path, target.path, UInt32(RENAME_SWAP)) == 0 { return }
    #endif
    let old = reports.appendingPathComponent(".\(target.lastPathComponent).old")
    try? FileManager.default.removeItem(at: old)
    try rename(target, old)
    do {
      try rename(fresh, target)
    } catch {
      try? rename(old, target)
      throw error
    }
    try? FileManager.default.removeItem(at: old)
  }
  #if os(Linux)
    /// Swift's view of the C library lacks renameat2, which glibc has had since 2.28: look it up by name.
    private static func exchangeOnLinux(_ one: String, _ other: String) -> Bool {
      typealias RenameAt2 = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      let exchange: UInt32 = 2
      return unsafeBitCast(symbol, to: RenameAt2.self)(AT_FDCWD, one, AT_FDCWD, other, exchange) == 0
    }
  #endif
}
