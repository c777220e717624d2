import Lanes

func movingSums(_ signal: NDArray<Double>, width: Int) -> NDArray<Double> {
  let count = signal.size - width + 1
  let totals = NDArray<Double>.zeros([signal.size + 1])
  totals[1...].assign(signal.cumulativeSum())
  return totals[width..<(width + count)] - totals[0..<count]
}
