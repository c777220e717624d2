import Lanes

func judge(_ judge: Judge) {
  // Whole numbers, so that no order of adding rounds. What lies behind the operands is not to be read.
  let values = NDArray<Float>.arange(64)
  let ones = NDArray<Float>.ones([64])
  for count in [8, 9, 15, 16, 7, 1, 0, 23] {
    let expected = Float(count * (count - 1) / 2)
    judge.expect("\(count) elements", dot(values[..<count], ones[..<count]), equals: expected)
  }
  let late: NDArray<Float> = [0, 0, 0, 0, 0, 0, 0, 0, 3]
  judge.expect("a product in the tail", dot(late, late), equals: 9)
  let long = NDArray<Float>.arange(4000)
  let small = long.remainder(by: 8)
  judge.speed("still in lanes") {
    var total: Float = 0
    for _ in 0..<50 { total += sumOfProducts(small, small) }
    consume(total)
  } answer: {
    var total: Float = 0
    for _ in 0..<50 { total += dot(small, small) }
    consume(total)
  }
}

private func sumOfProducts(_ a: NDArray<Float>, _ b: NDArray<Float>) -> Float {
  a.withUnsafeBytes { x in
    b.withUnsafeBytes { y in
      var lanes = SIMD8<Float>.zero
      for i in stride(from: 0, through: a.size - 8, by: 8) {
        let u = x.loadUnaligned(fromByteOffset: 4 * i, as: SIMD8<Float>.self)
        lanes += u * y.loadUnaligned(fromByteOffset: 4 * i, as: SIMD8<Float>.self)
      }
      return lanes.sum()
    }
  }
}

@inline(never)
private func consume(_ value: Float) { withExtendedLifetime(value) {} }
