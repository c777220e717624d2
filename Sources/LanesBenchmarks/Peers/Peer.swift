import LanesReport

/// Somebody that Lanes is compared with.
struct Peer: Sendable, Equatable {
  /// The implementation in the names of its cases.
  let id: String
  let name: String

  static let numpy = Peer(id: "numpy", name: "NumPy")
  static let numexpr = Peer(id: "numexpr", name: "numexpr")
  static let scipy = Peer(id: "scipy", name: "SciPy")
  static let c = Peer(id: "c", name: "C")
  static let eigen = Peer(id: "eigen", name: "Eigen")
  static let swiftArray = Peer(id: "swift-array", name: "Swift's Array")
  /// Lanes against itself.
  static let ourselves = Peer(id: "lanes", name: "itself")

  static let all = [numpy, c, numexpr, eigen, scipy, swiftArray]

  /// Why there is nothing to compare with, from results that lack the peer.
  func absence(from results: Results) -> String {
    results.cases(of: Question.peers.id).contains { $0.implementation == id }
      ? "not measured in this run" : "not measured here: no \(name)"
  }
}
