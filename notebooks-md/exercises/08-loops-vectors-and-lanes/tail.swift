import Lanes

// A dot product in lanes of eight. It is right for 8, 16 and 1000 elements, and wrong for 9: what fills no vector is left out.
// Mend it.

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
      return lanes.sum()
    }
  }
}
