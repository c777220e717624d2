import Lanes

func dot(_ a: NDArray<Float>, _ b: NDArray<Float>) -> Float {
  a.withUnsafeBytes { x in
    b.withUnsafeBytes { y in
      var lanes = SIMD8<Float>.zero
      var i = 0
      while i + 8 <= a.size {
        let u = x.loadUnaligned(fromByteOffset: 4 * i, as: SIMD8<Float>.self)
        let v = y.loadUnaligned(fromByteOffset: 4 * i, as: SIMD8<Float>.self)
        lanes += u * v
        i += 8
      }
      var total = lanes.sum()
      while i < a.size {
        total += a[i] * b[i]
        i += 1
      }
      return total
    }
  }
}
