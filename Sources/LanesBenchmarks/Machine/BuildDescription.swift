import CBench
import CEigen
import Foundation
import Lanes
import LanesReport

/// The facts about this build of the suite, as entries of the results' context.
public enum BuildDescription {
  public static let version = "0.1.0"

  public static var facts: [String: String] {
    var facts = [
      "lanes_version": version,
      "lanes_schema": "\(Results.schema)",
      "lanes_build_type": buildType,
      "kernel_set": KernelSelection.current.name,
      "kernel_set_reason": KernelSelection.current.reason,
      "kernel_sets_available": KernelSelection.available.joined(separator: ", "),
      "google_benchmark_version": String(cString: cbench_library_version()),
      "swift_flags": buildType == "release" ? "-O, kernels with -march of their set" : "debug, kernels with -O",
      "c_flags": "scalar: -O2 -fno-vectorize -fno-slp-vectorize; vector: -O3 -march=native",
    ]
    if Eigen.isAvailable { facts["eigen_version"] = String(cString: ceigen_version()) }
    if let swift = firstLine(of: ["swift", "--version"]) { facts["swift_version"] = swift }
    if let clang = firstLine(of: ["clang", "--version"]) { facts["c_compiler"] = clang }
    facts["lanes_commit"] = commit
    return facts
  }

  private static var buildType: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  private static var commit: String {
    guard let hash = firstLine(of: ["git", "rev-parse", "--short=12", "HEAD"]) else { return "not a checkout" }
    let isClean = firstLine(of: ["git", "status", "--porcelain", "--untracked-files=no"]) == nil
    return isClean ? hash : hash + " with changes"
  }

  /// The first line that a command prints on standard output; nil when it fails or there is none.
  private static func firstLine(of command: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").first.map(String.init)
  }
}
