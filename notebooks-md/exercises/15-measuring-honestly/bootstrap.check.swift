import Lanes

/// The same, on its own: many more resamples, without the library's median.
private func reference(_ baseline: [Double], _ other: [Double]) -> ClosedRange<Double> {
  var generator = RandomGenerator(seed: 99)
  func median(_ samples: [Double]) -> Double {
    let drawn = samples.map { _ in samples[Int.random(in: 0..<samples.count, using: &generator)] }.sorted()
    return (drawn[(drawn.count - 1) / 2] + drawn[drawn.count / 2]) / 2
  }
  let ratios = (0..<10_000).map { _ in median(baseline) / median(other) }.sorted()
  return ratios[250]...ratios[9_749]
}

func judge(_ judge: Judge) {
  var generator = RandomGenerator(seed: 4)
  let constant = NDArray<Double>.full([9], 6)
  judge.expect("times without noise", speed(constant, constant / 2, using: &generator), equals: 2...2)

  /// Times with a floor and, where asked for, a long tail, as times have.
  func times(_ count: Int, floor: Double, seed: UInt64, tail: Double = 5) -> [Double] {
    var generator = RandomGenerator(seed: seed)
    return (0..<count).map { _ in
      let noise = Double.random(in: 0..<1, using: &generator)
      return floor * (1 + 0.1 * noise) + (noise > 0.85 ? floor * tail * noise : 0)
    }
  }
  func check(_ name: String, _ baseline: [Double], _ other: [Double]) {
    let expected = reference(baseline, other)
    let answer = speed(NDArray(baseline), NDArray(other), using: &generator)
    let width = expected.upperBound - expected.lowerBound
    let errors = [answer.lowerBound - expected.lowerBound, answer.upperBound - expected.upperBound]
    judge.expect(
      name, errors.allSatisfy { abs($0) <= width * 0.4 }, "it is \(answer), and should be about \(expected)")
  }
  check("forty times of each", times(40, floor: 200, seed: 1), times(40, floor: 100, seed: 2))
  check("unlike numbers of samples", times(60, floor: 100, seed: 3), times(25, floor: 100, seed: 4))
  check("a few samples", times(11, floor: 50, seed: 5, tail: 0), times(11, floor: 60, seed: 6, tail: 0))
}
