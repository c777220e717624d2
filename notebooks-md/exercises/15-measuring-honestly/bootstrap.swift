import Lanes

// Two pieces of work were timed many times each. How many times as fast as the baseline is the other, with its 95 % interval? The
// ratio is median over median, and the interval the middle 95 % of the ratios of 2,000 resamples, each of which draws from the
// samples of both anew. The answer below is a single point: as if the samples were all there is to know.

func speed(
  _ baseline: NDArray<Double>, _ other: NDArray<Double>, using generator: inout RandomGenerator
) -> ClosedRange<Double> {
  let ratio = baseline.median() / other.median()
  return ratio...ratio
}
