import Testing

/// Records an issue for every word that the program did not say before it stopped.
func expectSays(
  _ result: ExitTest.Result?, _ words: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let result else { return }
  let text = String(decoding: result.standardErrorContent, as: UTF8.self)
  for word in words where !text.contains(word) {
    Issue.record("\"\(word)\" is missing in: \(text.prefix(400))", sourceLocation: sourceLocation)
  }
}
