/// The name of a case, as it stands in results and filters:
/// `question/operation/implementation/dtype/level/count`, then `key:value` for what else varies.
public struct CaseName: Hashable, Sendable {
  public var question: String
  public var operation: String
  public var implementation: String
  public var dtype: String
  public var level: String
  /// Elements of one operand.
  public var count: Int
  public var extras: [String]

  init(
    _ question: String, _ operation: String, by implementation: String, _ dtype: String, _ level: String,
    _ count: Int, extras: [String] = []
  ) {
    self.question = question
    self.operation = operation
    self.implementation = implementation
    self.dtype = dtype
    self.level = level
    self.count = count
    self.extras = extras
  }
}

extension CaseName: CustomStringConvertible {
  public var description: String {
    ([question, operation, implementation, dtype, level, String(count)] + extras).joined(separator: "/")
  }
}
