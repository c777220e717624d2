/// Cases of one kind of work: the block in which processes take turns.
struct PeerFamily: Sendable {
  let title: String
  let cases: @Sendable (CacheLevels) -> [Case]

  static let all: [PeerFamily] = [
    .floor, .elementwise, .reductions, .copies, .smallArrays, .expressions, .functions, .matrices, .sorting, .sparse,
    .selections, .subscripts,
  ]
}

extension Question {
  /// Lanes beside NumPy, numexpr, SciPy, C and Eigen.
  static let peers = Question(
    id: "peers", title: "How does Lanes compare with its peers?",
    cases: { levels in PeerFamily.all.flatMap { $0.cases(levels) } })
}
