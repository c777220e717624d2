import Lanes

func laneSum(_ a: NDArray<Float>) -> Float {
  a.withUnsafeBytes { bytes in
    func vector(_ i: Int) -> SIMD8<Float> { bytes.loadUnaligned(fromByteOffset: 4 * i, as: SIMD8<Float>.self) }
    var (p, q, r, s) = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
    var i = 0
    while i + 32 <= a.size {
      p += vector(i)
      q += vector(i + 8)
      r += vector(i + 16)
      s += vector(i + 24)
      i += 32
    }
    var total = ((p + q) + (r + s)).sum()
    while i < a.size {
      total += a[i]
      i += 1
    }
    return total
  }
}
