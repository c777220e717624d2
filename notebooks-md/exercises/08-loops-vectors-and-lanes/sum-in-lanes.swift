import Lanes

// The sum of a contiguous vector. The loop adds one element after the other, and each addition waits for the one before. Let
// several sums grow side by side, in the lanes of `SIMD8<Float>`, and add them up at the end. Mind the tail.

func laneSum(_ a: NDArray<Float>) -> Float {
  a.withUnsafeBufferPointer { elements in
    var total: Float = 0
    for element in elements { total += element }
    return total
  }
}
