import Lanes

/// Runs programs: lines that make arrays and operate on them.
public struct Interpreter {
  private var variables: [String: any Variable] = [:]
  private var names: [String] = []

  public init() {}

  /// Runs the lines of a program and tells what is known of each variable then.
  public static func answer(to program: some StringProtocol) -> Answer {
    var interpreter = Interpreter()
    for line in program.split(separator: "\n") { interpreter.run(Statement(line)) }
    return interpreter.answer
  }

  private mutating func run(_ statement: Statement) {
    if statement.operation == "delete" {
      for name in statement.arguments {
        variables[name] = nil
        names.removeAll { $0 == name }
      }
      return
    }
    let call = Call(statement: statement, variables: variables)
    let result = create(call) ?? firstArray(of: call).result(of: call)
    if let target = statement.target {
      if variables.updateValue(result, forKey: target) == nil { names.append(target) }
    }
  }

  private func firstArray(of call: Call) -> any Variable {
    guard let name = call.statement.arguments.first(where: { variables[$0] != nil }) else {
      refuse("no array in \(call.statement)")
    }
    return variables[name]!
  }

  private var answer: Answer {
    var answer = Answer()
    let arrays = names.map { variables[$0]! }
    for (name, array) in zip(names, arrays) { array.describe(as: name, in: &answer) }
    var pairs = "share "
    for (i, array) in arrays.enumerated() {
      for other in arrays[(i + 1)...] { pairs += "\(array.sharing(with: other))" }
    }
    answer.append(pairs + "\n")
    return answer
  }
}
