import Foundation
import LanesReport

/// The cases that processes are to run, in the words that every language reads: JSON.
///
/// Names are written here once: a peer in another language takes them, and puts itself in the place of `lanes`.
public struct PeerPlan: Codable, Sendable {
  public struct Entry: Codable, Sendable {
    public let name: String
    let question, operation, implementation, dtype, level: String
    let count: Int
    let extras: [String: String]
    let shape: [Int]
    let bytesPerIteration, itemsPerIteration: Int
    let runsOnce: Bool
    /// The peers outside of this process that run the case.
    public let peers: [String]
  }

  /// Facts that the results of all processes of a run share.
  public var context: [String: String]
  public var cases: [Entry]

  /// The cases of those names, in their own order.
  public init(_ names: [String], of questions: [Question] = Question.all, at levels: CacheLevels) {
    let wanted = Set(names)
    context = [:]
    cases = questions.flatMap { $0.cases(at: levels, found: wanted) }.filter { wanted.contains($0.id.name) }.map(
      Entry.init)
  }

  public init(contentsOf file: URL) throws {
    self = try JSONDecoder().decode(PeerPlan.self, from: Data(contentsOf: file))
  }

  public var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }
}

extension PeerPlan.Entry {
  init(_ item: Case) {
    let id = item.id
    name = id.name
    (question, operation, implementation) = (id.question, id.operation, id.implementation)
    (dtype, level, count, extras) = (id.dtype, id.level, id.count, id.extras)
    shape = item.peers?.shape ?? []
    (bytesPerIteration, itemsPerIteration) = (item.bytesPerIteration, item.itemsPerIteration)
    runsOnce = item.runsOnce
    peers = item.peers?.names ?? []
  }
}
