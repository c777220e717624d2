/// What feeds a parser with anything, and stops the program where the parser does what its input does not justify.
protocol Fuzzer {
  static func parse(_ bytes: UnsafeRawBufferPointer)
}

/// Stops the program, which libFuzzer takes for a crash: a parser made something that its input does not justify.
func requireProportion(_ made: Int, atMost most: Int, _ what: StaticString) {
  if made > most { fatalError("\(made) \(what), and the input justifies \(most)") }
}
