/// What libFuzzer calls with each input; `Fuzzed` is the fuzzer that the program is built for. The bytes end where the memory
/// does, so that the address sanitizer sees a step beyond them.
@c(LLVMFuzzerTestOneInput)
func fuzzedInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Fuzzed.parse(UnsafeRawBufferPointer(start: bytes, count: count))
  return 0
}
