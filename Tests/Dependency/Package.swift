// swift-tools-version: 6.2
import PackageDescription

// A package outside of Lanes that depends on it by version, as its users do. `.ci/dependency.sh` builds a copy of it.
let lanes = Context.environment["LANES_URL"] ?? "https://github.com/<owner>/lanes"

let package = Package(
  name: "UsesLanes",
  platforms: [.macOS(.v26)],
  dependencies: [.package(url: lanes, from: "0.1.0")],
  targets: [
    .executableTarget(name: "UsesLanes", dependencies: [.product(name: "Lanes", package: "lanes")])
  ],
  swiftLanguageModes: [.v6]
)
