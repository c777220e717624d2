import Lanes

func scrambled(_ steps: Int) -> UInt64 {
  var x: UInt64 = 1
  for _ in 0..<steps {
    x ^= x << 13
    x ^= x >> 7
    x ^= x << 17
  }
  return x
}

@inline(never) @_optimize(none)
private func keep<Value>(_ value: Value) {}

func stopwatch(_ steps: Int) -> Duration {
  let start = ContinuousClock.now
  keep(scrambled(steps))
  return ContinuousClock.now - start
}
