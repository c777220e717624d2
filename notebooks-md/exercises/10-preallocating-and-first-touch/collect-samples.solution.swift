import Lanes

func collect(_ next: () -> Double?) -> NDArray<Double> {
  var samples: [Double] = []
  while let sample = next() { samples.append(sample) }
  return NDArray<Double>(samples)
}
