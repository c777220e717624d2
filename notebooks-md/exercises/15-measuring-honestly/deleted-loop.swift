import Lanes

// The stopwatch says that ten million steps take some tens of nanoseconds. Find out why, and make it measure them. The steps
// themselves are right: leave `scrambled` as it is.

func scrambled(_ steps: Int) -> UInt64 {
  var x: UInt64 = 1
  for _ in 0..<steps {
    x ^= x << 13
    x ^= x >> 7
    x ^= x << 17
  }
  return x
}

func stopwatch(_ steps: Int) -> Duration {
  let start = ContinuousClock.now
  _ = scrambled(steps)
  return ContinuousClock.now - start
}
