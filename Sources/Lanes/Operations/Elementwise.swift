import LanesKernelInterface

/// Runs kernels over whole arrays: the part of every element-wise operation that does not depend
/// on the element type.
///
/// Operands are broadcast to the shape of the output, which the caller has checked. Where an operand
/// shares memory with the output the result is that of separate memory.
@usableFromInline
enum Elementwise {
  /// `out[i] = loop(a[i])`, in an order that the caller knows to be right, or else has found.
  static func run(_ loop: UnaryLoop, _ a: Operand, into out: Operand, _ known: WalkOrder? = nil) {
    defer { withExtendedLifetime((a, out)) {} }
    let order = known ?? a.order(writing: out)
    if order == .none { return run(loop, a.copied(), into: out) }
    if order != .backwards, let stride = plainStride(of: a, in: out) {
      return Writing.forEachPart(of: out, order, reading: a.bytesRead(ifApartFrom: out, order)) { first, place, count in
        loop(a.address(first &* stride), stride, place, 1, count)
      }
    }
    let outSize = out.dtype.itemSize
    if order == .any && out.rank == 1 && out.byteCount < Writing.alwaysAtOnce {
      let line = LineOperand(a.pointer, a.lineStride(in: out), a.dtype)
      return loop.walk(line, out.pointer, out.lineStride(in: out), outSize, out.size)
    }
    if order == .any, forEachSlab([a, out], { run(loop, $0[0], into: $0[1]) }) { return }
    let nest = LoopNest(shape: out.layout.shape, strides: [a.strides(in: out), out.layout.strides], order)
    nest.forEachPart(order, writing: out) { nest in
      if nest.isGathered(out) { return runGathered(loop, a, into: out, nest) }
      nest.forEach { first in
        loop(a.address(first[0]), nest.strides[0], out.address(first[1]), nest.strides[1], nest.count)
      }
    }
  }

  /// `out[i] = loop(a[i], b[i])`
  static func run(_ loop: BinaryLoop, _ a: Operand, _ b: Operand, into out: Operand, _ known: WalkOrder? = nil) {
    defer { withExtendedLifetime((a, b, out)) {} }
    let (aOrder, bOrder) = (known ?? a.order(writing: out), known ?? b.order(writing: out))
    let order = aOrder.and(bOrder)
    if order == .none {
      return bOrder == .none ? run(loop, a, b.copied(), into: out) : run(loop, a.copied(), b, into: out)
    }
    let reading = a.bytesRead(ifApartFrom: out, aOrder).flatMap { mine in
      b.bytesRead(ifApartFrom: out, bOrder).map { mine &+ $0 }
    }
    if order != .backwards, let aStride = plainStride(of: a, in: out), let bStride = plainStride(of: b, in: out) {
      return Writing.forEachPart(of: out, order, reading: reading) { first, place, count in
        loop(a.address(first &* aStride), aStride, b.address(first &* bStride), bStride, place, 1, count)
      }
    }
    let outSize = out.dtype.itemSize
    if order == .any && out.rank == 1 && out.byteCount < Writing.alwaysAtOnce {
      return loop.walk(
        LineOperand(a.pointer, a.lineStride(in: out), a.dtype), LineOperand(b.pointer, b.lineStride(in: out), b.dtype),
        out.pointer, out.lineStride(in: out), outSize, out.size)
    }
    if order == .any, forEachSlab([a, b, out], { run(loop, $0[0], $0[1], into: $0[2]) }) { return }
    let nest = LoopNest(
      shape: out.layout.shape, strides: [a.strides(in: out), b.strides(in: out), out.layout.strides], order)
    let streams = nest.isStreamed(out, reading: reading)
    nest.forEachPart(order, writing: out) { nest in
      if nest.isGathered(out) { return runGathered(loop, a, b, into: out, nest, streams) }
      if !streams {
        return nest.forEach { first in
          loop(
            a.address(first[0]), nest.strides[0], b.address(first[1]), nest.strides[1], out.address(first[2]),
            nest.strides[2], nest.count)
        }
      }
      nest.forEach { first in
        Writing.write(0..<nest.count, to: out.address(first[2]), outSize, streams) { done, place, count in
          loop(
            a.address(first[0] &+ done &* nest.strides[0]), nest.strides[0],
            b.address(first[1] &+ done &* nest.strides[1]), nest.strides[1], place, nest.strides[2], count)
        }
      }
    }
  }

  /// `out[i] = loop(a[i], b[i], c[i])`
  static func run(_ loop: TernaryLoop, _ a: Operand, _ b: Operand, _ c: Operand, into out: Operand) {
    defer { withExtendedLifetime((a, b, c, out)) {} }
    // Three operands rarely agree on an order: what shares memory is copied.
    if a.order(writing: out) != .any { return run(loop, a.copied(), b, c, into: out) }
    if b.order(writing: out) != .any { return run(loop, a, b.copied(), c, into: out) }
    if c.order(writing: out) != .any { return run(loop, a, b, c.copied(), into: out) }
    if let aStride = plainStride(of: a, in: out), let bStride = plainStride(of: b, in: out),
      let cStride = plainStride(of: c, in: out)
    {
      let isApart = a.pointer != out.pointer && b.pointer != out.pointer && c.pointer != out.pointer
      let reading = isApart ? a.byteCount &+ b.byteCount &+ c.byteCount : nil
      return Writing.forEachPart(of: out, .any, reading: reading) { first, place, count in
        loop(
          a.address(first &* aStride), aStride, b.address(first &* bStride), bStride, c.address(first &* cStride),
          cStride, place, 1, count)
      }
    }
    let nest = LoopNest(
      shape: out.layout.shape,
      strides: [a.strides(in: out), b.strides(in: out), c.strides(in: out), out.layout.strides], .any)
    nest.forEachPart(.any, writing: out) { nest in
      nest.forEach { first in
        loop(
          a.address(first[0]), nest.strides[0], b.address(first[1]), nest.strides[1], c.address(first[2]),
          nest.strides[2], out.address(first[3]), nest.strides[3], nest.count)
      }
    }
  }

  /// The stride at which one loop over all of a contiguous output walks the operand, if one loop does.
  private static func plainStride(of operand: Operand, in out: Operand) -> Int? {
    guard out.layout.isContiguous else { return nil }
    return operand.layout.rank == 0 ? 0 : operand.storage.isPlain(like: out.storage) ? 1 : nil
  }
}

extension Operand {
  /// The address of the element that lies `offset` elements after the first.
  @inline(__always)
  func address(_ offset: Int) -> UnsafeMutableRawPointer { pointer + offset &* dtype.itemSize }

  /// The bytes that the elements lie in; nil where they share memory with the output, by the order in which that is
  /// written, and where nobody will ask as the output is short.
  fileprivate func bytesRead(ifApartFrom out: Operand, _ order: WalkOrder) -> Int? {
    guard order == .any && pointer != out.pointer && out.byteCount >= Writing.alwaysAtOnce else { return nil }
    // Of what lies far apart whole lines, and what is repeated once.
    return min(byteExtent.count, byteCount / dtype.itemSize &* Streaming.lineBytes)
  }

  /// The stride along the only axis of the output.
  func lineStride(in out: Operand) -> Int {
    let (mine, theirs) = (storage.layoutAddress, out.storage.layoutAddress)
    let isOne = mine.pointee.shape.rank == 0 || mine.pointee.shape[known: 0] != theirs.pointee.shape[known: 0]
    return isOne ? 0 : mine.pointee.strides[known: 0]
  }

  /// The strides that show this operand under the shape of the output.
  func strides(in out: Operand) -> Dimensions { layout.strides(broadcastTo: out.layout.shape)! }
}
