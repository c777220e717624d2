/// What libFuzzer calls with each input; `parse` is the one of the target. The bytes end where the memory does, so that the
/// address sanitizer sees a step beyond them.
@c(LLVMFuzzerTestOneInput)
func fuzzedInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  parse(UnsafeRawBufferPointer(start: bytes, count: count))
  return 0
}

/// Stops the program, which libFuzzer takes for a crash: a parser made something that its input does not justify.
func requireProportion(_ made: Int, atMost most: Int, _ what: StaticString) {
  if made > most { fatalError("\(made) \(what), and the input justifies \(most)") }
}
