import Lanes

// `next` gives one number after another, and nil when there are no more; nobody knows before how many they will be. Return
// them as an array. This answer copies all that it has for each number: a million of them would take minutes.

func collect(_ next: () -> Double?) -> NDArray<Double> {
  var samples = NDArray<Double>.empty([0])
  while let sample = next() {
    samples = .concatenate([samples, NDArray<Double>([sample])], axis: 0)
  }
  return samples
}
