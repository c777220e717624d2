/// The walk of a closure over one or two operands and an output, line by line.
@usableFromInline
struct ElementWalk {
  /// Elements one after the other, a stride apart.
  @usableFromInline
  struct Line {
    @usableFromInline let start: UnsafeMutableRawPointer
    @usableFromInline let stride: Int

    @inlinable @inline(__always)
    func pointer<Element>(_ type: Element.Type) -> UnsafeMutablePointer<Element> {
      start.assumingMemoryBound(to: Element.self)
    }
  }

  private let a: Operand
  private let b: Operand
  private let out: Operand
  private let nest: LoopNest<3>

  /// Checks that the operands fit the output, and copies those that can't be read while it is written. Without a
  /// second operand the first stands for it.
  @usableFromInline
  init<A, B, Result>(_ a: NDArray<A>, _ b: NDArray<B>?, into out: NDArray<Result>) {
    out.requireWritable()
    var operands = [a.operand, b?.operand ?? a.operand]
    for k in operands.indices {
      guard operands[k].layout.strides(broadcastTo: out.shape) != nil else {
        fail(
          "a closure over shape \(operands[k].layout.shape) with an output of shape \(out.shape): aligned at the last "
            + "axis, every axis must be equal or 1")
      }
      // A closure may read any of them while it writes: only what lies exactly where the output lies is safe.
      if operands[k].order(writing: out.operand) != .any { operands[k] = operands[k].copied() }
    }
    (self.a, self.b, self.out) = (operands[0], operands[1], out.operand)
    nest = LoopNest(
      shape: out.shape,
      strides: [
        operands[0].layout.strides(broadcastTo: out.shape)!, operands[1].layout.strides(broadcastTo: out.shape)!,
        out.layout.strides,
      ])
  }

  @usableFromInline
  func forEachLine(_ body: (_ a: Line, _ b: Line, _ out: Line, _ count: Int) -> Void) {
    withExtendedLifetime(self) {
      nest.forEach { first in
        body(
          Line(start: a.address(first[0]), stride: nest.strides[0]),
          Line(start: b.address(first[1]), stride: nest.strides[1]),
          Line(start: out.address(first[2]), stride: nest.strides[2]), nest.count)
      }
    }
  }
}
