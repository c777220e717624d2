import Lanes

func largestSquares(_ signal: NDArray<Double>) -> NDArray<Double> {
  let result = copyOfLargestSquares(signal)
  BufferPool.shared.trim()
  return result
}

private func copyOfLargestSquares(_ signal: NDArray<Double>) -> NDArray<Double> {
  let squares = signal * signal
  squares.sort()
  return squares[max(0, squares.size - 10)...].copy()
}
