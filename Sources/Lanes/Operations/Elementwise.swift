import LanesKernelInterface

/// Runs kernels over whole arrays: the part of every element-wise operation that does not depend
/// on the element type.
@usableFromInline
enum Elementwise {
  /// `out[i] = loop(a[i], b[i])`; both are broadcast to the shape of `out`, which the caller has
  /// checked. Inputs that share memory with the output give what separate memory would give.
  static func run(_ loop: BinaryLoop, _ a: Operand, _ b: Operand, into out: Operand) {
    defer { withExtendedLifetime((a, b, out)) {} }
    let shape = out.layout.shape
    if a.isEndangered(by: out) { return run(loop, a.copied(), b, into: out) }
    if b.isEndangered(by: out) { return run(loop, a, b.copied(), into: out) }
    if let aStride = plainStride(of: a, in: out), let bStride = plainStride(of: b, in: out) {
      return loop(a.pointer, aStride, b.pointer, bStride, out.pointer, 1, out.layout.size)
    }
    let nest = LoopNest(
      shape: shape, a.layout.strides(broadcastTo: shape)!, b.layout.strides(broadcastTo: shape)!,
      out.layout.strides)
    let (x, y, z) = (a.pointer, b.pointer, out.pointer)
    let (inputSize, secondSize, outSize) = (a.dtype.itemSize, b.dtype.itemSize, out.dtype.itemSize)
    nest.forEach { i, j, k in
      loop(
        x + i &* inputSize, nest.strides[0], y + j &* secondSize, nest.strides[1], z + k &* outSize,
        nest.strides[2], nest.count)
    }
  }

  /// The stride at which one loop over all of a contiguous output walks the operand, if one loop does.
  private static func plainStride(of operand: Operand, in out: Operand) -> Int? {
    guard out.layout.isContiguous else { return nil }
    return operand.layout.rank == 0 ? 0 : operand.layout.isPlain(like: out.layout) ? 1 : nil
  }

  /// `out[i] = loop(source[i])`, with the source broadcast to the shape of `out`.
  static func run(_ loop: UnaryLoop, _ source: Operand, into out: Operand) {
    defer { withExtendedLifetime((source, out)) {} }
    if source.isEndangered(by: out) { return run(loop, source.copied(), into: out) }
    let shape = out.layout.shape
    let strides = source.layout.strides(broadcastTo: shape)!
    let nest = LoopNest(shape: shape, strides, strides, out.layout.strides)
    let (x, z) = (source.pointer, out.pointer)
    let (inputSize, outSize) = (source.dtype.itemSize, out.dtype.itemSize)
    nest.forEach { i, _, k in
      loop(x + i &* inputSize, nest.strides[0], z + k &* outSize, nest.strides[2], nest.count)
    }
  }

  /// Copies elements as they are. A matrix whose two sides run along different axes goes by tiles.
  static func copy(_ source: Operand, into out: Operand) {
    defer { withExtendedLifetime((source, out)) {} }
    let kernels = KernelSelection.current.kernels
    if source.layout.isContiguous && out.layout.isContiguous && source.layout.shape == out.layout.shape {
      // memmove knows the processor's widest moves, and what to do when both are one memory.
      out.pointer.copyMemory(from: source.pointer, byteCount: out.layout.size &* out.dtype.itemSize)
      return
    }
    if source.isEndangered(by: out) { return copy(source.copied(), into: out) }
    let shape = out.layout.shape
    let strides = source.layout.strides(broadcastTo: shape)!
    let nest = LoopNest(shape: shape, strides, strides, out.layout.strides)
    let (x, z) = (source.pointer, out.pointer)
    let itemSize = out.dtype.itemSize
    if let tiles = nest.transposedPlane {
      let loop = kernels.transpose(out.dtype)
      tiles.nest.forEach { i, _, k in
        loop(
          x + i &* itemSize, tiles.sourceStride, z + k &* itemSize, tiles.outStride, tiles.rows, tiles.columns)
      }
    } else {
      let loop = kernels.copy(out.dtype)
      nest.forEach { i, _, k in
        loop(x + i &* itemSize, nest.strides[0], z + k &* itemSize, nest.strides[2], nest.count)
      }
    }
  }
}
