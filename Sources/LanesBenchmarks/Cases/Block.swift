import LanesReport

/// Cases that run one after the other in one process, before another process takes its turn.
public struct Block: Sendable {
  public let title: String
  /// The names of its cases.
  public let names: [String]
  /// Whether they race peers on the same work, or answer a question of their own.
  public let kind: Kind

  public enum Kind: Sendable { case race, question }

  public init(title: String, names: [String], kind: Kind) {
    self.title = title
    self.names = names
    self.kind = kind
  }
}

extension Block {
  /// The blocks of a run, so that what the machine does meanwhile hits all processes alike: each question by itself, and
  /// each kind of work that Lanes and its peers race on. The calibration runs at the start, in the middle and at the end.
  ///
  /// A quick run takes turns more coarsely, since each process begins with making its arrays and starting Python.
  /// - Parameters:
  ///   - names: the cases to run; those not in the list are left out.
  ///   - withPeers: whether there are peers outside. If not, cases that say nothing alone are left out.
  ///   - isQuick: whether to leave out the races past the caches, which take most of the time of all, and to
  ///     take the other races as one block, and so the questions that are not about the process they run in.
  public static func all(_ names: [String], at levels: CacheLevels, withPeers: Bool, isQuick: Bool) -> [Block] {
    let wanted = Set(names)
    var races = PeerFamily.all.map { family in
      let cases = family.cases(levels)
      let isCompared = Dictionary(grouping: cases) { $0.id.withoutImplementation }.mapValues { $0.count > 1 }
      let kept = cases.filter { item in
        if isQuick, item.id.level == levels.levels.last?.name { return false }
        return withPeers || item.peers?.isWorthAlone ?? true || isCompared[item.id.withoutImplementation] ?? false
      }
      return Block(title: family.title, names: kept.map(\.id.name).filter(wanted.contains), kind: .race)
    }
    let byQuestion = Dictionary(grouping: names) { $0.prefix { $0 != "/" } }
    func block(_ question: Question) -> Block {
      Block(title: question.title, names: byQuestion[question.id[...]] ?? [], kind: .question)
    }
    let gauge = [block(.calibration)]
    var questions = Question.all.filter { $0.id != Question.peers.id && $0.id != Question.calibration.id }
    var together: [Block] = []
    if isQuick {
      let names = questions.filter { !$0.isAboutProcess }.flatMap { block($0).names }
      together = [Block(title: "All questions about arrays", names: names, kind: .question)]
      questions = questions.filter(\.isAboutProcess)
      races = [Block(title: "All races", names: races.flatMap(\.names), kind: .race)]
    }
    let work = (together + questions.map(block) + races).filter { !$0.names.isEmpty }
    let half = work.count / 2
    return (gauge + work[..<half] + gauge + work[half...] + gauge).filter { !$0.names.isEmpty }
  }
}
