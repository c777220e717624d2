import Foundation

/// A release build of Lanes that programs outside the package are compiled against.
public struct LanesBuild: Sendable {
  /// The folder with `Modules` and the object files, such as `.build/release`.
  public let folder: URL
  /// The package it was built from.
  public let package: URL

  /// The build that a program of this package belongs to.
  ///
  /// - Parameter executable: its path, for example `.build/release/lanes`.
  public init(of executable: URL) throws(BuildMissing) {
    let real = executable.resolvingSymlinksInPath()
    folder = real.deletingLastPathComponent()
    // .build/<triple>/release, or the package's own folder for builds elsewhere.
    var above = folder
    while above.pathComponents.count > 1,
      !FileManager.default.fileExists(atPath: above.appendingPathComponent("Package.swift").path)
    {
      above.deleteLastPathComponent()
    }
    package = above
    guard FileManager.default.fileExists(atPath: folder.appendingPathComponent("Modules/Lanes.swiftmodule").path),
      above.pathComponents.count > 1
    else { throw BuildMissing(folder: folder.path) }
  }

  /// Compiles files into a program, as one module, against this build.
  func compile(
    _ files: [URL], as module: String, with compiler: String, _ flags: [String] = ["-O"], to executable: URL
  ) throws -> BoundedProcess.Outcome {
    try BoundedProcess(
      "/usr/bin/env",
      [compiler] + flags + ["-swift-version", "6", "-module-name", module] + moduleFlags + files.map(\.path) + objects
        + ["-lz", "-o", executable.path],
      timeLimit: 300
    ).run()
  }

  /// What the compiler needs to find Lanes' modules.
  private var moduleFlags: [String] {
    let maps = ["LanesIntrinsics", "LanesFaults"].map {
      folder.appendingPathComponent("\($0).build/module.modulemap").path
    }
    // Packages are checked out beside the build's folder: .build/checkouts.
    let checkouts = folder.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("checkouts")
    return [
      "-I", folder.appendingPathComponent("Modules").path,
      "-I", checkouts.appendingPathComponent("swift-numerics/Sources/_NumericsShims/include").path,
      "-I", package.appendingPathComponent("Sources/CZlib").path,
    ] + maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
  }

  /// What the linker needs of Lanes.
  private var objects: [String] {
    let modules = [
      "Lanes", "LanesKernelInterface", "LanesKernels", "LanesKernelsV3", "LanesKernelsV4", "LanesIntrinsics",
      "LanesFaults", "RealModule", "ComplexModule", "_NumericsShims",
    ]
    return modules.flatMap { module -> [String] in
      let files = FileManager.default.enumerator(
        at: folder.appendingPathComponent("\(module).build"), includingPropertiesForKeys: nil)
      return (files?.compactMap { ($0 as? URL)?.path } ?? []).filter { $0.hasSuffix(".o") }.sorted()
    }
  }
}

/// There is no build to compile against.
public struct BuildMissing: Error, CustomStringConvertible {
  let folder: String
  public var description: String {
    "no build of Lanes is beside this program (\(folder) has no Modules/Lanes.swiftmodule): "
      + "build it with `swift build -c release`"
  }
}
