// swift-tools-version: 6.2
import PackageDescription

// SwiftPM refuses a versioned dependency that has unsafe flags. As somebody's dependency Lanes
// therefore has one kernel set, for the instruction set that the user's own flags name. While SwiftPM
// chooses versions it reads this file from Git, where the package's folder is /.
let isRoot =
  Context.packageDirectory != "/"
  && !["/checkouts/", "/registry/downloads/"].contains { Context.packageDirectory.contains($0) }

func instructionSet(_ level: String?) -> [SwiftSetting] {
  guard let level else { return [] }
  var flags = ["-Xcc", "-march=\(level)"]
  // The level alone makes LLVM prefer 256-bit vectors on v4; kernels named AVX-512 use 512.
  if level == "x86-64-v4" { flags += ["-Xcc", "-mprefer-vector-width=512"] }
  return [.unsafeFlags(flags), .define(level == "x86-64-v4" ? "LANES_V4" : "LANES_V3")]
}

/// The C peers: what a C compiler makes of the same loops on this machine.
func cPeer(_ flags: [String]) -> [CSetting] { [.unsafeFlags(flags)] }

#if arch(x86_64)
  let v3: String? = "x86-64-v3"
  let v4: String? = "x86-64-v4"
#else
  let v3: String? = nil
  let v4: String? = nil
#endif

/// What only work on Lanes itself needs.
let suite: [Package.Dependency] = [
  // The command line: parsing, help and errors.
  .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  // The report's page is a template.
  .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  // `swift package generate-documentation --target Lanes`.
  .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
]

let package = Package(
  name: "Lanes",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Lanes", targets: ["Lanes"]),
    .executable(name: "lanes", targets: ["LanesCommand"]),
  ],
  dependencies: [
    // The core's complex numbers.
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1")
  ] + (isRoot ? suite : []),
  targets: [
    // The array core. Of what is outside it knows complex numbers and zlib.
    .target(name: "LanesIntrinsics"),
    .target(name: "LanesKernelInterface"),
    .target(
      name: "LanesKernels", dependencies: ["LanesIntrinsics", "LanesKernelInterface"], exclude: ["README.md"]),
    .target(
      name: "LanesKernelsV3", dependencies: ["LanesIntrinsics", "LanesKernelInterface"],
      swiftSettings: instructionSet(v3)),
    .target(
      name: "LanesKernelsV4", dependencies: ["LanesIntrinsics", "LanesKernelInterface"],
      swiftSettings: instructionSet(v4)),
    // The deflate and the checksums of NPZ archives.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // A mapped file that is made shorter is a signal; what its handler may do can only be said in C.
    .target(name: "LanesFaults"),
    .target(
      name: "Lanes",
      dependencies: [
        .product(name: "Numerics", package: "swift-numerics"), "CZlib", "LanesFaults", "LanesIntrinsics",
        "LanesKernelInterface", "LanesKernels",
      ] + (isRoot ? ["LanesKernelsV3", "LanesKernelsV4"] : []),
      swiftSettings: isRoot ? [] : [.define("LANES_ONE_KERNEL_SET")]),

    // Measuring: Google Benchmark behind a C header, and the C peers.
    .systemLibrary(
      name: "CGoogleBenchmark", pkgConfig: "benchmark", providers: [.apt(["libbenchmark-dev"])]),
    .target(
      name: "CBench", dependencies: ["CGoogleBenchmark"], path: "CBench", exclude: ["Baselines", "Ceilings", "Python"],
      publicHeadersPath: "include"),
    .target(name: "CBaselinesScalar", path: "CBench/Baselines/Scalar"),
    .target(
      name: "CBaselinesVector", path: "CBench/Baselines/Vector",
      cSettings: cPeer(["-O3", "-march=native"])),
    .target(name: "CCeilings", path: "CBench/Ceilings", cSettings: cPeer(["-O3"])),
    // Eigen is used where its headers are; without them the target says so.
    .target(
      name: "CEigen", path: "CBench/Baselines/Eigen",
      cxxSettings: [.unsafeFlags(["-O3", "-march=native"])]),

    // The suite.
    .target(
      name: "LanesReport", dependencies: [.product(name: "Mustache", package: "swift-mustache")],
      resources: [.embedInCode("Rendering/Report.mustache")]),
    .target(
      name: "LanesBenchmarks",
      dependencies: [
        "CBaselinesScalar", "CBaselinesVector", "CBench", "CCeilings", "CEigen", "Lanes", "LanesKernelInterface",
        "LanesReport",
      ]),
    // Lessons are read by GitHub's own Markdown parser.
    .systemLibrary(name: "CCmarkGFM", providers: [.apt(["libcmark-gfm-dev"])]),
    .target(name: "LanesNotebook", dependencies: ["CCmarkGFM", "Lanes"]),
    .executableTarget(
      name: "LanesCommand",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "Lanes", "LanesBenchmarks",
        "LanesNotebook", "LanesReport",
      ]),

    // Random programs, run here and in NumPy: the interpreter, its command for the Python side, and what was once found.
    .target(
      name: "LanesDifferential",
      dependencies: [.product(name: "Numerics", package: "swift-numerics"), "Lanes", "LanesKernelInterface"],
      path: "Tests/Differential/Interpreter"),
    .executableTarget(
      name: "lanes-differential", dependencies: ["LanesDifferential"], path: "Tests/Differential/Command"),
    .testTarget(
      name: "LanesDifferentialTests", dependencies: ["LanesDifferential"], path: "Tests/Differential/Replay"),
    // Inputs that once stopped a parser. `make fuzz-parsers` looks for more with the same fuzzers.
    .testTarget(
      name: "LanesFuzzingTests",
      dependencies: [.product(name: "Numerics", package: "swift-numerics"), "Lanes", "LanesNotebook", "LanesReport"],
      path: "Tests/Fuzzing", exclude: ["Dictionaries", "Found", "FuzzedInput.swift", "seeds.py"]),

    .testTarget(
      name: "LanesTests",
      dependencies: [.product(name: "Numerics", package: "swift-numerics"), "Lanes", "LanesKernelInterface"],
      exclude: ["Golden"]),
    .testTarget(name: "CBenchTests", dependencies: ["CBench", "CBaselinesScalar", "CBaselinesVector", "CCeilings"]),
    .testTarget(name: "LanesReportTests", dependencies: ["LanesReport"]),
    .testTarget(name: "LanesNotebookTests", dependencies: ["LanesNotebook"]),
    .testTarget(name: "LanesCommandTests", dependencies: ["LanesCommand"]),
    .testTarget(name: "LanesBenchmarksTests", dependencies: ["LanesBenchmarks", "LanesReport"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// Who depends on the array gets the array alone: nothing of the suite is fetched, looked for or built.
if !isRoot {
  let library = ["CZlib", "Lanes", "LanesFaults", "LanesIntrinsics", "LanesKernelInterface", "LanesKernels"]
  package.products.removeAll { $0.name != "Lanes" }
  package.targets.removeAll { !library.contains($0.name) }
}
