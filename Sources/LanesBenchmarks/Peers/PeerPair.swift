import LanesReport

/// A case of ours and the same case of a peer.
struct PeerPair: Sendable, Equatable {
  let ours: CaseID
  let theirs: CaseID

  /// What it is in a few words: the name without what all have in common.
  var name: String {
    let extras = ours.extras.sorted { $0.key < $1.key }.map { $0.key == "layout" ? $0.value : "\($0.key) \($0.value)" }
    return ([ours.operation, ours.dtype, Self.size(ours.count)] + extras).joined(separator: ", ")
  }

  /// `16 Mi` for powers of two, all digits for other counts.
  static func size(_ count: Int) -> String {
    for (size, unit) in [(1 << 20, "Mi"), (1 << 10, "Ki")] where count >= size && count.nonzeroBitCount == 1 {
      return "\(count / size) \(unit)"
    }
    return Format.count(Double(count))
  }
}

extension Results {
  /// The cases that both ran, and ended with the same result.
  func pairs(with peer: Peer) -> [PeerPair] {
    measuredPairs(with: peer).filter { !differ($0) }
  }

  /// The cases that both ran and ended with different results: no comparison of speed makes sense.
  func differingPairs(with peer: Peer) -> [PeerPair] {
    measuredPairs(with: peer).filter(differ)
  }

  private func measuredPairs(with peer: Peer) -> [PeerPair] {
    cases(of: Question.peers.id).filter { $0.implementation == "lanes" }.compactMap { ours in
      let theirs = ours.by(peer.id)
      return self[theirs] == nil ? nil : PeerPair(ours: ours, theirs: theirs)
    }
  }

  /// Whether the checksums differ by more than roundings explain.
  private func differ(_ pair: PeerPair) -> Bool {
    guard let mine = self[pair.ours]?.counter("checksum"), let other = self[pair.theirs]?.counter("checksum") else {
      return false
    }
    let tolerance = pair.ours.dtype == "float16" ? 2e-2 : 1e-4
    return abs(mine - other) > tolerance * max(1, abs(mine))
  }

  func compare(_ pair: PeerPair) -> Comparison? { compare(pair.ours, to: pair.theirs) }

  func geometricMean(of pairs: [PeerPair]) -> Comparison? {
    geometricMean(of: pairs.map { (id: $0.ours, baseline: $0.theirs) })
  }
}
