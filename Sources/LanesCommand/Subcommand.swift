import ArgumentParser

/// The commands below a command, as they are typed.
enum Subcommand {
  /// Refuses a word that stands where a subcommand is named and names none: the parser would complain of the options
  /// behind it, or take it for an argument of the default.
  static func check(
    _ arguments: ArraySlice<String>, of command: any ParsableCommand.Type, path: String = "lanes"
  ) throws {
    let subcommands = command.configuration.subcommands
    guard !subcommands.isEmpty, let word = arguments.first, !word.hasPrefix("-") else { return }
    let rest = arguments.dropFirst()
    if let next = subcommands.first(where: { $0.configuration.commandName == word }) {
      return try check(rest, of: next, path: "\(path) \(word)")
    }
    if word == "help", path == "lanes" { return try check(rest, of: command) }
    let names = subcommands.compactMap { $0.configuration.commandName }
    let hint = "There are \(names.joined(separator: ", ")): `\(path) --help` explains them."
    throw ValidationError(Spelling.unknown("command \(path)", word, among: names, hint: hint))
  }
}
