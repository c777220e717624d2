import Lanes

func speed(
  _ baseline: NDArray<Double>, _ other: NDArray<Double>, using generator: inout RandomGenerator
) -> ClosedRange<Double> {
  func resampled(_ samples: NDArray<Double>) -> Double {
    samples[NDArray<Int>.integers(0..<samples.size, [samples.size], using: &generator)].median()
  }
  let ratios = NDArray((0..<2_000).map { _ in resampled(baseline) / resampled(other) })
  return ratios.quantile(0.025).item...ratios.quantile(0.975).item
}
