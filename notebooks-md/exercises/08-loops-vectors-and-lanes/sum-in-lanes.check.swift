import Lanes

func judge(_ judge: Judge) {
  for count in [0, 1, 7, 8, 31, 32, 33, 100, 1000] {
    judge.expect(
      "the numbers below \(count)", laneSum(NDArray<Float>.arange(Float(count))),
      equals: Float(count * (count - 1) / 2))
  }
  judge.expect("a slice", laneSum(NDArray<Float>.arange(50)[3..<48]), equals: 1125)
  let small = NDArray<Float>.arange(4096).remainder(by: 8)
  judge.speed("the sums grow side by side") {
    consume(repeated { fourSums(small) })
  } answer: {
    consume(repeated { laneSum(small) })
  }
}

private func repeated(_ sum: () -> Float) -> Float {
  var total: Float = 0
  for _ in 0..<50 { total += sum() }
  return total
}

/// The same, for a multiple of 32.
@inline(never)
private func fourSums(_ a: NDArray<Float>) -> Float {
  a.withUnsafeBytes { bytes in
    var sums = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
    for start in stride(from: 0, to: bytes.count, by: 128) {
      sums.0 += bytes.loadUnaligned(fromByteOffset: start, as: SIMD8<Float>.self)
      sums.1 += bytes.loadUnaligned(fromByteOffset: start + 32, as: SIMD8<Float>.self)
      sums.2 += bytes.loadUnaligned(fromByteOffset: start + 64, as: SIMD8<Float>.self)
      sums.3 += bytes.loadUnaligned(fromByteOffset: start + 96, as: SIMD8<Float>.self)
    }
    return ((sums.0 + sums.1) + (sums.2 + sums.3)).sum()
  }
}

@inline(never)
private func consume(_ value: Float) { withExtendedLifetime(value) {} }
