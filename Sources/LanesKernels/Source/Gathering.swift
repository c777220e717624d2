/// Brings `count` elements that lie `stride` apart together, so that one loop over what follows in memory does for
/// all strides. Every other element is worth a loop of its own: it is a shuffle of two vectors.
@inline(__always)
private func gatherUnits<Unit: BitwiseCopyable>(
  _ source: UnsafeRawPointer, _ stride: Int, _ count: Int, _ out: UnsafeMutableRawPointer, _ unit: Unit.Type
) {
  let x = source.assumingMemoryBound(to: Unit.self)
  let y = out.assumingMemoryBound(to: Unit.self)
  var i = 0
  if stride == 2 {
    while i < count {
      y[i] = x[2 &* i]
      i &+= 1
    }
  } else {
    while i < count {
      y[i] = x[i &* stride]
      i &+= 1
    }
  }
}

/// One loop for all types of a size.
func gather<T>(_ source: UnsafePointer<T>, _ stride: Int, _ count: Int, _ out: UnsafeMutablePointer<T>) {
  switch MemoryLayout<T>.stride {
  case 1: gatherBytes(source, stride, count, out)
  case 2: gatherHalfWords(source, stride, count, out)
  case 4: gatherWords(source, stride, count, out)
  case 8: gatherDoubleWords(source, stride, count, out)
  default: gatherPairs(source, stride, count, out)
  }
}

@inline(never)
private func gatherBytes(_ x: UnsafeRawPointer, _ stride: Int, _ count: Int, _ out: UnsafeMutableRawPointer) {
  gatherUnits(x, stride, count, out, UInt8.self)
}

@inline(never)
private func gatherHalfWords(_ x: UnsafeRawPointer, _ stride: Int, _ count: Int, _ out: UnsafeMutableRawPointer) {
  gatherUnits(x, stride, count, out, UInt16.self)
}

@inline(never)
private func gatherWords(_ x: UnsafeRawPointer, _ stride: Int, _ count: Int, _ out: UnsafeMutableRawPointer) {
  gatherUnits(x, stride, count, out, UInt32.self)
}

@inline(never)
private func gatherDoubleWords(_ x: UnsafeRawPointer, _ stride: Int, _ count: Int, _ out: UnsafeMutableRawPointer) {
  gatherUnits(x, stride, count, out, UInt64.self)
}

@inline(never)
private func gatherPairs(_ x: UnsafeRawPointer, _ stride: Int, _ count: Int, _ out: UnsafeMutableRawPointer) {
  gatherUnits(x, stride, count, out, ComplexPair<Double>.self)
}
