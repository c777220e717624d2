import LanesReport

/// The tables of the peers' section, from results that may lack any of the peers.
struct PeerTables {
  let results: Results

  var goals: Table {
    let rows = PeerGoal.all.map { goal -> [String] in
      let against = goal.peer == .ourselves ? "–" : goal.peer.name
      guard let judgement = goal.judged(by: results) else {
        return [goal.work, against, goal.text, "–", "–", goal.peer.absence(from: results)]
      }
      let mean = "\(Format.ratio(judgement.mean.ratio)) (\(Format.ratios(judgement.mean.interval)))"
      let slowest = judgement.slowest
      return [
        goal.work, against, goal.text, mean,
        judgement.cases == 1 ? "the only one" : "\(Format.ratio(slowest.comparison.ratio)) \(slowest.pair.name)",
        judgement.outcome.map { $0 == .undecided ? "undecided" : "**\($0.rawValue)**" } ?? "–",
      ]
    }
    return Table(
      caption: "Goals, and what this run says of them",
      columns: [
        .init("Work", .leading), .init("Against", .leading), .init("Goal", .leading),
        .init("Speed, geometric mean (95 % interval)"), .init("Slowest case", .leading), .init("Outcome", .leading),
      ],
      rows: rows + ShareGoal.all.map { $0.row(results) })
  }

  /// The peers that have the grid, or its contiguous part.
  private static let peersOfGrid = [Peer.numpy, .c]

  /// The means of the grid by one of its dimensions, against those of these peers that are here.
  func means(_ caption: String, _ label: String, _ keys: [String], key: (CaseID) -> String?) -> Table? {
    let pairs = Self.peersOfGrid.map { peer in
      (peer, results.pairs(with: peer).filter { PeerGrid.operations.contains($0.ours.operation) })
    }
    let here = pairs.filter { !$0.1.isEmpty }
    let rows = keys.compactMap { wanted -> [String]? in
      let cells = here.map { _, pairs -> [String] in
        let chosen = pairs.filter { key($0.ours) == wanted }
        guard let mean = results.geometricMean(of: chosen) else { return ["–", "–"] }
        return ["\(Format.ratio(mean.ratio)) (\(Format.ratios(mean.interval)))", "\(chosen.count)"]
      }
      return cells.allSatisfy { $0[0] == "–" } ? nil : [wanted] + cells.flatMap { $0 }
    }
    guard !rows.isEmpty else { return nil }
    let absent = pairs.filter { $0.1.isEmpty }.map { $0.0.absence(from: results) }
    return Table(
      caption: ([caption] + absent).joined(separator: "; "),
      columns: [.init(label, .leading)] + here.flatMap { [.init("Speed against \($0.0.name)"), .init("Cases")] },
      rows: rows)
  }

  var meansByOperation: Table? {
    means("Geometric means by operation (all types, sizes and layouts)", "Operation", PeerGrid.operations) {
      $0.operation
    }
  }

  var meansByTypeSizeAndLayout: [Table?] {
    [
      means("By element type", "Type", PeerGrid.dtypes) { $0.dtype },
      means("By number of elements", "Elements", PeerGrid.counts.map(PeerPair.size)) { PeerPair.size($0.count) },
      means("By layout", "Layout", OperandLayout.allCases.map(\.rawValue)) { $0.extras["layout"] },
    ]
  }

  /// The cases in which a peer does best, slowest first.
  func slowest(against peer: Peer, count: Int) -> Table? {
    table(
      "Where \(peer.name) does best against Lanes", peer,
      Array(sorted(against: peer).prefix(count)), isFolded: false)
  }

  /// Every case that both ran.
  func everyCase(against peer: Peer) -> Table? {
    let pairs = sorted(against: peer)
    return table("All \(pairs.count) cases against \(peer.name), slowest first", peer, pairs, isFolded: true)
  }

  private func sorted(against peer: Peer) -> [(PeerPair, Comparison)] {
    results.pairs(with: peer).filter { $0.ours.operation != "nothing" }
      .compactMap { pair in results.compare(pair).map { (pair, $0) } }
      .sorted { ($0.1.ratio, $0.0.name) < ($1.1.ratio, $1.0.name) }
  }

  private func table(_ caption: String, _ peer: Peer, _ pairs: [(PeerPair, Comparison)], isFolded: Bool) -> Table? {
    guard !pairs.isEmpty else { return nil }
    let rows = pairs.map { pair, comparison in
      [
        pair.name, pair.ours.level, results.summary(pair.ours).map { Format.time($0.median) } ?? "–",
        results.summary(pair.theirs).map { Format.time($0.median) } ?? "–",
        "\(Format.ratio(comparison.ratio)) (\(Format.ratios(comparison.interval)))", comparison.verdict.rawValue,
      ]
    }
    return Table(
      caption: caption,
      columns: [
        .init("Case", .leading), .init("Level", .leading), .init("Lanes"), .init(peer.name),
        .init("Speed (95 % interval)"), .init("Verdict", .leading),
      ],
      rows: rows, isFolded: isFolded)
  }

  /// What a call costs that does nothing: part of every time, taken off none.
  var floor: Table? {
    let rows = [("lanes", "Swift, one iteration"), ("numpy", "Python, one call")].compactMap { id, name in
      results.find(Question.peers.id, "nothing", implementation: id, dtype: "int64", level: "L1")
        .flatMap { results.summary($0) }.map { [name, Format.time($0.median), Format.times($0.interval)] }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "What the engine's loop costs when there is nothing to do",
      columns: [.init("Loop", .leading), .init("Median"), .init("95 % interval")], rows: rows, isFolded: true)
  }

  /// Cases whose results differ: they are compared nowhere above.
  var differences: Table? {
    let rows = Peer.all.flatMap { peer in
      results.differingPairs(with: peer).map { pair in
        [pair.name, peer.name]
          + [pair.ours, pair.theirs].map { id in
            results[id]?.counter("checksum").map { Format.number($0) } ?? "–"
          }
      }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "Different results, hence no comparison",
      columns: [.init("Case", .leading), .init("Peer", .leading), .init("Lanes' checksum"), .init("The peer's")],
      rows: rows)
  }
}
