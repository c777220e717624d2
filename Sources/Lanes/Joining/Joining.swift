import LanesKernelInterface

/// Puts arrays together. It knows nothing of their element type: of few elements, looking up what a generic function
/// needs to know of its types would take longer than the work.
enum Joining {
  /// The shape of arrays one behind the other along an axis.
  static func shape(_ parts: [Operand], along axis: Int) -> Dimensions {
    let first = parts[0].layout.shape
    var target = first
    target[axis] = 0
    for i in parts.indices {
      let shape = parts[i].layout.shape
      var fits = shape.count == first.count
      for other in 0..<Swift.min(shape.count, first.count) where other != axis && shape[other] != first[other] {
        fits = false
      }
      require(
        fits,
        "concatenate along axis \(axis): array \(i) has shape \(shape) where array 0 has \(first): all other axes "
          + "must be equal")
      target[axis] += shape[axis]
    }
    return target
  }

  /// Writes arrays, which lie in other memory, one behind the other along an axis.
  static func place(_ parts: [Operand], along axis: Int, in out: Operand) {
    let shape = out.layout.shape
    if out.layout.isContiguous && areContiguous(parts) {
      let blocks = product(shape, 0..<axis)
      return interleave(parts, blocks, into: out)
    }
    var start = 0
    for part in parts {
      let end = start + part.layout.shape[axis]
      Elementwise.copy(part, into: out.part(of: out, axis, start..<end))
      start = end
    }
  }

  /// Writes to each of `blocks` blocks of a contiguous output what each contiguous array has for it.
  static func interleave(_ parts: [Operand], _ blocks: Int, into out: Operand) {
    guard out.layout.size > 0 else { return }
    let loop = KernelSelection.current.kernels.cast(from: out.dtype, to: out.dtype)
    let itemSize = out.dtype.itemSize
    let blockLength = out.layout.size / blocks
    let streams = out.layout.size * itemSize >= Elementwise.streamedBytes
    var start = 0
    for part in parts {
      let length = part.layout.size / blocks
      if blocks == 1 {
        Elementwise.copyBytes(part.pointer, to: out.address(start), length * itemSize, streams: streams)
      } else if length * itemSize >= 64 {
        for block in 0..<blocks {
          out.address(start + block * blockLength).copyMemory(
            from: part.address(block * length), byteCount: length * itemSize)
        }
      } else {
        // Short pieces: their first elements, then their second ones, a stretch at a time that stays in the cache.
        for first in Swift.stride(from: 0, to: blocks, by: 512) {
          for i in 0..<length {
            loop(
              part.address(first * length + i), length, out.address(start + first * blockLength + i), blockLength,
              Swift.min(512, blocks - first))
          }
        }
      }
      start += length
    }
    withExtendedLifetime((parts, out)) {}
  }

  static func areContiguous(_ parts: [Operand]) -> Bool {
    for part in parts where !part.layout.isContiguous { return false }
    return true
  }

  static func product(_ shape: Dimensions, _ axes: Range<Int>) -> Int {
    var result = 1
    for axis in axes { result *= shape[axis] }
    return result
  }

  /// Writes what a contiguous source has from an axis on to a contiguous output, and repeats it there.
  static func tile(
    _ source: UnsafeMutableRawPointer, _ layout: Layout, _ whole: Operand, _ counts: Dimensions, axis: Int,
    into out: UnsafeMutableRawPointer
  ) {
    let itemSize = whole.dtype.itemSize
    let isLast = axis >= layout.rank - 1
    let extent = layout.rank == 0 ? 1 : layout.shape[axis]
    let blockBytes = (isLast ? extent : extent * whole.layout.strides[axis]) * itemSize
    if isLast {
      out.copyMemory(from: source, byteCount: blockBytes)
    } else {
      for i in 0..<extent {
        tile(
          source + i * layout.strides[axis] * itemSize, layout, whole, counts, axis: axis + 1,
          into: out + i * whole.layout.strides[axis] * itemSize)
      }
    }
    // Twice as much with each step.
    let total = blockBytes * (layout.rank == 0 ? 1 : counts[axis])
    var done = blockBytes
    while done < total {
      let next = Swift.min(done, total - done)
      Elementwise.copyBytes(out, to: out + done, next, streams: false)
      done += next
    }
  }
}
