import Lanes

func judge(_ judge: Judge) {
  let pool = BufferPool.shared
  judge.expect("of three", largestSquares([3, -1, 2]), equals: [1, 4, 9])
  judge.expect("of none", largestSquares(NDArray<Double>.empty([0])).size, equals: 0)
  let signal = NDArray<Double>.arange(1_000_000)
  pool.trim()
  let (budget, isEnabled) = (pool.budget, pool.isEnabled)
  let (result, use) = MemoryMeter.measure { largestSquares(signal) }
  let first = 999_990.0
  judge.expect("of many", result[0] == first * first && result.size == 10)
  judge.expect("the result keeps its ten elements alone", use.liveBytes <= 1000, "\(use.liveBytes) bytes stay alive")
  let held = pool.statistics.heldBytes
  judge.expect("the pool keeps nothing", held == 0, "it holds \(held) bytes")
  judge.expect("the pool goes on as before", pool.isEnabled == isEnabled && pool.budget == budget)
  judge.expect("the signal is as it was", signal[7] == 7 && signal.size == 1_000_000)
}
