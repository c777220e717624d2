import LanesKernelInterface

// The loops' own code for strided elements is scalar. Here a block of them is brought together by shuffles first, and the
// loop then runs over vectors.

/// The elements of one operand along a line.
struct LineOperand {
  let start: UnsafeMutableRawPointer
  let stride: Int
  let itemSize: Int
  fileprivate let isGathered: Bool

  init(_ start: UnsafeMutableRawPointer, _ stride: Int, _ dtype: DType) {
    (self.start, self.stride) = (start, stride)
    itemSize = dtype.itemSize
    isGathered = LineOperand.isGathered(stride) && itemSize <= 8
  }

  /// Whether bringing elements together is a matter of shuffles.
  fileprivate static func isGathered(_ stride: Int) -> Bool { stride != 0 && stride != 1 && (-1...4).contains(stride) }

  @inline(__always)
  fileprivate func address(_ i: Int) -> UnsafeMutableRawPointer { start + i &* stride &* itemSize }

  /// Where `count` elements from the `first` on lie so that a loop can run over them: in the block, or where they are.
  @inline(__always)
  fileprivate func elements(
    _ first: Int, _ count: Int, _ copy: UnaryLoop, _ block: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    guard isGathered else { return address(first) }
    copy(address(first), stride, block, 1, count)
    return block
  }
}

/// The bytes of a block: few enough to stay in the first cache beside what they are made of. (More would come from
/// `malloc`, see `withUnsafeTemporaryAllocation`.)
private let blockBytes = 1024
/// Fewer elements are not worth a block.
private let shortestGathering = 32

extension LoopNest {
  /// Whether inner loops run over strided elements that are worth bringing together.
  func isGathered(_ out: Operand) -> Bool {
    guard strides[operandCount - 1] == 1 && count >= shortestGathering else { return false }
    for k in 0..<operandCount - 1 where LineOperand.isGathered(strides[k]) { return true }
    return false
  }
}

extension Elementwise {
  /// The inner loops of a nest, whose output is contiguous in them.
  static func runGathered(_ loop: UnaryLoop, _ a: Operand, into out: Operand, _ nest: LoopNest<2>) {
    nest.forEach { first in
      let line = LineOperand(a.address(first[0]), nest.strides[0], a.dtype)
      loop.walk(line, out.address(first[1]), 1, out.dtype.itemSize, nest.count)
    }
  }

  static func runGathered(
    _ loop: BinaryLoop, _ a: Operand, _ b: Operand, into out: Operand, _ nest: LoopNest<3>, _ streams: Bool
  ) {
    let outSize = out.dtype.itemSize
    let blockBytes = Streaming.blockBytes(ofStrided: a.dtype.itemSize, outSize)
    nest.forEach { first in
      Writing.write(
        0..<nest.count, to: out.address(first[2]), outSize, streams, blockBytes: blockBytes
      ) { done, place, count in
        loop.walk(
          LineOperand(a.address(first[0] &+ done &* nest.strides[0]), nest.strides[0], a.dtype),
          LineOperand(b.address(first[1] &+ done &* nest.strides[1]), nest.strides[1], b.dtype), place, 1, outSize,
          count)
      }
    }
  }
}

extension UnaryLoop {
  /// `out[i] = f(source[i])`
  @inline(__always)
  func walk(_ source: LineOperand, _ out: UnsafeMutableRawPointer, _ outStride: Int, _ outSize: Int, _ count: Int) {
    if source.isGathered && outStride == 1 && count >= shortestGathering {
      return walkGathered(source, out, outSize, count)
    }
    self(source.start, source.stride, out, outStride, count)
  }

  @inline(never)
  private func walkGathered(_ source: LineOperand, _ out: UnsafeMutableRawPointer, _ outSize: Int, _ count: Int) {
    let copy = Elementwise.copyLoop(source.itemSize)
    let length = blockBytes / source.itemSize
    withUnsafeTemporaryAllocation(byteCount: blockBytes, alignment: 16) { block in
      var done = 0
      while done < count {
        let part = min(length, count &- done)
        self(source.elements(done, part, copy, block.baseAddress!), 1, out + done &* outSize, 1, part)
        done &+= part
      }
    }
  }
}

extension BinaryLoop {
  /// `out[i] = f(a[i], b[i])`
  @inline(__always)
  func walk(
    _ a: LineOperand, _ b: LineOperand, _ out: UnsafeMutableRawPointer, _ outStride: Int, _ outSize: Int, _ count: Int
  ) {
    if (a.isGathered || b.isGathered) && outStride == 1 && count >= shortestGathering {
      return walkGathered(a, b, out, outSize, count)
    }
    self(a.start, a.stride, b.start, b.stride, out, outStride, count)
  }

  @inline(never)
  private func walkGathered(
    _ a: LineOperand, _ b: LineOperand, _ out: UnsafeMutableRawPointer, _ outSize: Int, _ count: Int
  ) {
    let copy = Elementwise.copyLoop(a.itemSize)
    let length = blockBytes / a.itemSize
    let (aStride, bStride) = (a.isGathered ? 1 : a.stride, b.isGathered ? 1 : b.stride)
    withUnsafeTemporaryAllocation(byteCount: blockBytes, alignment: 16) { aBlock in
      withUnsafeTemporaryAllocation(byteCount: blockBytes, alignment: 16) { bBlock in
        var done = 0
        while done < count {
          let part = min(length, count &- done)
          let x = a.elements(done, part, copy, aBlock.baseAddress!)
          let y = b.elements(done, part, copy, bBlock.baseAddress!)
          self(x, aStride, y, bStride, out + done &* outSize, 1, part)
          done &+= part
        }
      }
    }
  }
}

extension Elementwise {
  /// The loop that copies elements of a size.
  fileprivate static func copyLoop(_ itemSize: Int) -> UnaryLoop {
    let dtype: DType =
      switch itemSize {
      case 1: .uint8
      case 2: .uint16
      case 4: .uint32
      default: .uint64
      }
    return KernelSelection.current.kernels.cast(from: dtype, to: dtype)
  }
}
