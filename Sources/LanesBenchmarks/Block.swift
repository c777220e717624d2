/// Cases that run one after the other in one process, before another process takes its turn.
public struct Block: Sendable {
  public let title: String
  /// The names of its cases.
  public let names: [String]
  /// Whether processes of peers take turns with ours.
  public let isShared: Bool
}

extension Block {
  /// The blocks of a run: each kind of work that peers share by itself, so that what the machine does meanwhile hits
  /// all alike, and the other questions together.
  /// - Parameters:
  ///   - names: the cases to run; those not in the list are left out.
  ///   - withPeers: whether there are peers outside. If not, cases that say nothing alone are left out.
  public static func all(_ names: [String], at levels: CacheLevels, withPeers: Bool) -> [Block] {
    let wanted = Set(names)
    let shared = PeerFamily.all.map { family in
      let cases = family.cases(levels)
      let isCompared = Dictionary(grouping: cases) { $0.id.withoutImplementation }.mapValues { $0.count > 1 }
      let kept = cases.filter { item in
        withPeers || item.peers?.isWorthAlone ?? true || isCompared[item.id.withoutImplementation] ?? false
      }
      return Block(title: family.title, names: kept.map(\.id.name).filter(wanted.contains), isShared: true)
    }
    let ofPeers = "\(Question.peers.id)/"
    let others = Block(title: "questions", names: names.filter { !$0.hasPrefix(ofPeers) }, isShared: false)
    return ([others] + shared).filter { !$0.names.isEmpty }
  }
}
