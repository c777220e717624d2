import Lanes

// The ten largest squares of a signal, all of them where it has fewer. The result is small, but the large array stays in the
// process: as long as somebody holds the result, and then in the pool. Let neither keep it. The pool's budget is others'
// business and stays as it is.

func largestSquares(_ signal: NDArray<Double>) -> NDArray<Double> {
  let squares = signal * signal
  squares.sort()
  return squares[max(0, squares.size - 10)...]
}
