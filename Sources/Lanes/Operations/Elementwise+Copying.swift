import LanesKernelInterface

extension Elementwise {
  /// Copies elements as they are. A matrix whose two sides run along different axes goes by tiles.
  static func copy(_ source: Operand, into out: Operand) {
    defer { withExtendedLifetime((source, out)) {} }
    let byteCount = out.byteCount
    if out.layout.isContiguous {
      if source.layout.isContiguous && source.layout.shape == out.layout.shape {
        return copyBytes(source.pointer, to: out.pointer, byteCount)
      }
      if source.layout.rank == 0 { return fill(out, from: source.pointer, byteCount) }
    }
    if runFew(.cast(from: out.dtype, to: out.dtype), source, into: out) { return }
    let order = source.order(writing: out)
    if order == .none { return copy(source.copied(), into: out) }
    let kernels = KernelSelection.current.kernels
    if order == .any && out.rank == 1 {
      return kernels.cast(from: out.dtype, to: out.dtype)(
        source.pointer, source.lineStride(in: out), out.pointer, out.lineStride(in: out), out.size)
    }
    let nest = LoopNest(shape: out.layout.shape, strides: [source.strides(in: out), out.layout.strides], order)
    if order == .any, let tiles = nest.transposedPlane {
      let loop = kernels.transpose(out.dtype)
      // Several planes share the caches; what each of them writes is too little for streaming where it is small.
      let streams = byteCount >= streamedBytes
      tiles.nest.forEach { first in
        loop(
          source.address(first[0]), tiles.sourceStride, out.address(first[1]), tiles.outStride, tiles.rows,
          tiles.columns, streams: streams)
      }
      return
    }
    let loop = kernels.cast(from: out.dtype, to: out.dtype)
    if nest.strides[0] == 1 && nest.strides[1] == 1 {
      let bytes = nest.count &* out.dtype.itemSize
      let streams = byteCount >= streamedBytes && bytes >= streamedRun
      nest.forEach { first in
        copyBytes(source.address(first[0]), to: out.address(first[1]), bytes, streams: streams)
      }
    } else if order == .any, let axis = nest.axisWorthSwapping {
      copy(source, into: out, loop, nest, inner: axis)
    } else {
      nest.forEach { first in
        loop(source.address(first[0]), nest.strides[0], out.address(first[1]), nest.strides[1], nest.count)
      }
    }
  }

  /// Copies by loops along an outer axis instead of the inner one, a stretch at a time that stays in the cache.
  private static func copy(
    _ source: Operand, into out: Operand, _ loop: UnaryLoop, _ nest: LoopNest<2>, inner axis: Int
  ) {
    let extent = nest.outerShape[axis]
    let (sourceStride, outStride) = (nest.outerStride(axis, operand: 0), nest.outerStride(axis, operand: 1))
    nest.withoutInner(and: axis).forEach { first in
      for start in stride(from: 0, to: extent, by: 512) {
        for i in 0..<nest.count {
          loop(
            source.address(first[0] + i * nest.strides[0] + start * sourceStride), sourceStride,
            out.address(first[1] + i * nest.strides[1] + start * outStride), outStride, min(512, extent - start))
        }
      }
    }
  }

  // MARK: Contiguous memory

  /// From so many bytes on copies are written past the caches: what is read takes as much of the last one. With a quarter
  /// of it copies again and again took 1.5 times as long as through the caches (EPYC, 32 MiB of L3).
  static let streamedBytes = Streaming.lastCache / 2
  /// A fill reads nothing that could be driven out, and a processor may know by itself that it writes whole lines: of 64 MiB
  /// it took 1.7 ms through the caches and 2.3 past them, from 256 MiB on as long (EPYC).
  private static let streamedFill = Streaming.lastCache * 8
  /// Shorter stretches have too few whole lines.
  private static let streamedRun = 4096

  /// Copies elements that follow each other.
  @usableFromInline
  static func copyPlain(
    _ source: UnsafeMutableRawPointer, to out: UnsafeMutableRawPointer, _ count: Int, _ dtype: DType
  ) {
    if source != out { copyBytes(source, to: out, count &* dtype.itemSize) }
  }

  /// Copies bytes, past the caches where there are too many for them.
  static func copyBytes(_ source: UnsafeMutableRawPointer, to out: UnsafeMutableRawPointer, _ byteCount: Int) {
    // Few bytes need not ask how large the caches are.
    copyBytes(source, to: out, byteCount, streams: byteCount >= Writing.alwaysAtOnce && byteCount >= streamedBytes)
  }

  /// Copies bytes, of which there are enough to be written past the caches where `streams` says so.
  static func copyBytes(
    _ source: UnsafeMutableRawPointer, to out: UnsafeMutableRawPointer, _ byteCount: Int, streams: Bool
  ) {
    let isApart = source + byteCount <= out || out + byteCount <= source
    guard streams && isApart else {
      // memmove knows the processor's widest moves, and what to do when both are one memory. But it gives longer ones to
      // `rep movsb`, which takes 14 times as long where the output lies a little behind the source in its page (Zen 4).
      if byteCount >= 1024 && (1..<Streaming.lineBytes).contains((out - source) & 4095) && isApart {
        return KernelSelection.current.kernels.cast(from: .uint8, to: .uint8)(source, 1, out, 1, byteCount)
      }
      return out.copyMemory(from: source, byteCount: byteCount)
    }
    let head = Streaming.bytesBeforeLine(at: out)
    let lines = (byteCount - head) / Streaming.lineBytes
    let tail = head + lines * Streaming.lineBytes
    out.copyMemory(from: source, byteCount: head)
    KernelSelection.current.kernels.streaming.copy(source + head, out + head, lines)
    Streaming.fence()
    (out + tail).copyMemory(from: source + tail, byteCount: byteCount - tail)
  }

  /// Writes one element everywhere.
  private static func fill(_ out: Operand, from element: UnsafeMutableRawPointer, _ byteCount: Int) {
    let kernels = KernelSelection.current.kernels
    let loop = kernels.cast(from: out.dtype, to: out.dtype)
    let itemSize = out.dtype.itemSize
    let head = Streaming.bytesBeforeLine(at: out.pointer)
    guard byteCount >= streamedFill, head % itemSize == 0 else {
      return loop(element, 0, out.pointer, 1, out.layout.size)
    }
    let lines = (byteCount - head) / Streaming.lineBytes
    let tail = head + lines * Streaming.lineBytes
    loop(element, 0, out.pointer, 1, head / itemSize)
    withUnsafeTemporaryAllocation(byteCount: Streaming.lineBytes, alignment: 16) { line in
      loop(element, 0, line.baseAddress!, 1, Streaming.lineBytes / itemSize)
      kernels.streaming.fill(line.baseAddress!, out.pointer + head, lines)
      Streaming.fence()
    }
    loop(element, 0, out.pointer + tail, 1, (byteCount - tail) / itemSize)
  }
}

extension LoopNest<2> {
  /// The longest outer axis, where the inner loops are so short that calling them is most of the work.
  fileprivate var axisWorthSwapping: Int? {
    guard count < 16, let axis = outerShape.indices.max(by: { outerShape[$0] < outerShape[$1] }) else { return nil }
    return outerShape[axis] > 2 * count ? axis : nil
  }
}
