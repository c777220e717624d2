import LanesReport

extension Section {
  /// Lanes beside its peers: the goals first, then where it stands on the whole, then where it does worst.
  public static let peers = Section(
    id: Question.peers.id,
    title: Question.peers.title,
    introduction: """
      The same work on the same values by NumPy, numexpr and SciPy, by a plain loop in C (`-O3 -march=native`) and by
      Eigen, each on one thread. Element-wise operations, comparisons and copies write into an array that exists;
      reductions make their result. *Level* is the nearest cache that holds all arrays of a case. *Speed* is
      the peer's median time divided by that of Lanes: above 1 Lanes is faster.
      Of all combinations of operation, type, size and layout one in seven is measured, chosen as in a Latin square so
      that any two of the four meet about equally often; contiguous float32 is measured at every size on top.

      The peers in Python are timed by the same engine, in processes that take turns with ours. What a call costs in
      Python is part of their times, as it is part of using them; what the engine's own loop would cost there is not:
      short calls are made in batches of some 20 µs without bytecode between them. All variants of a case must end with
      the same checksum.
      """,
    finding: { PeerFinding(results: $0).finding },
    tables: { results in
      let tables = PeerTables(results: results)
      let peers = Peer.all.filter { !results.pairs(with: $0).isEmpty }
      let shown = [tables.differences, tables.goals, tables.meansByOperation] + tables.meansByTypeSizeAndLayout
      let cases = peers.map { tables.slowest(against: $0, count: 10) } + peers.map { tables.everyCase(against: $0) }
      return (shown + cases + [tables.floor]).compactMap { $0 }
    }, listsEveryCase: false)
}

/// The section's sentence.
private struct PeerFinding {
  let results: Results

  var finding: Finding? {
    let means = [Peer.numpy, .c].compactMap { peer -> (sentence: String, strength: Double)? in
      let pairs = results.pairs(with: peer).filter { PeerGrid.operations.contains($0.ours.operation) }
      guard let mean = results.geometricMean(of: pairs) else { return nil }
      let cases = pairs.count == 1 ? "1 case" : "\(pairs.count) cases"
      return (mean.sentence("Lanes", against: peer.name) + " (geometric mean of \(cases))", mean.strength)
    }
    let goals = PeerGoal.all.filter { $0.mean != nil || $0.each != nil }
    let outcomes =
      goals.map { $0.judged(by: results)?.outcome } + ShareGoal.all.map { $0.judged(by: results)?.outcome }
    guard outcomes.contains(where: { $0 != nil }) else { return nil }
    let counts = [
      "\(outcomes.count { $0 == .met }) are met", "\(outcomes.count { $0 == .missed }) missed",
      "\(outcomes.count { $0 == .undecided }) undecided", "\(outcomes.count { $0 == nil }) not measured",
    ]
    let standing = "of \(outcomes.count) goals \(counts.joined(separator: ", "))"
    let first = standing.prefix(1).uppercased() + standing.dropFirst()
    let sentence = (means.map(\.sentence) + [means.isEmpty ? first : standing]).joined(separator: "; ")
    return Finding(sentence + ".", strength: means.first?.strength ?? -1)
  }
}
