import Foundation

/// One line of a program, such as `v3 = binary add v1 2.5 out=v0`: the variable that is made, an operation, what it is
/// told, and options. Lists are written `[1,2]` and hold no spaces.
struct Statement {
  let target: String?
  let operation: String
  let arguments: [String]
  let options: [String: String]

  init(_ line: some StringProtocol) {
    var words = line.split(separator: " " as Character).map { String($0) }
    if words.count > 2 && words[1] == "=" {
      target = words[0]
      words.removeFirst(2)
    } else {
      target = nil
    }
    guard let first = words.first else { refuse("an empty line") }
    operation = first
    var (arguments, options): ([String], [String: String]) = ([], [:])
    for word in words.dropFirst() {
      if let sign = word.firstIndex(of: "=") {
        options[String(word[..<sign])] = String(word[word.index(after: sign)...])
      } else {
        arguments.append(word)
      }
    }
    (self.arguments, self.options) = (arguments, options)
  }
}

/// Ends the process because a program is no program. The status differs from that of a wrong use of Lanes.
func refuse(_ reason: String) -> Never {
  FileHandle.standardError.write(Data("not a program: \(reason)\n".utf8))
  exit(64)
}
