public import LanesKernelInterface

// A closure for every element, compiled together with its loop where it is written. What a loop over memory and a
// closure of plain arithmetic can be turned into vector code by the compiler is, with the instructions that the
// program is built for (`-Xcc -march=native` names those of the machine at hand).

extension NDArray {
  /// What `body` makes of every element, in fresh memory, in this array's order of axes. The shape stays. NumPy's
  /// `vectorize`, and what Numba compiles. O(size).
  ///
  ///     let y = x.vectorize { $0 > 0 ? $0 : 0.1 * $0 }
  @inlinable
  public func vectorize<Result: ArrayElement>(_ body: (Element) -> Result) -> NDArray<Result> {
    NDArray.vectorize(self, out: NDArray<Result>(adopting: Operand(allocatingLike: layout, Result.dtype)), body)
  }

  /// What `body` makes of every element of `a`, which is broadcast, written to `out`. Nothing is allocated, unless the
  /// two overlap in memory without lying in one place: then `a` is copied first. Returns `out`.
  @discardableResult @inlinable
  public static func vectorize<Result: ArrayElement>(
    _ a: NDArray, out: NDArray<Result>, _ body: (Element) -> Result
  ) -> NDArray<Result> {
    let walk = ElementWalk(a, nil as NDArray?, into: out)
    walk.forEachLine { a, _, out, count in
      let (x, y) = (a.pointer(Element.self), out.pointer(Result.self))
      if a.stride == 1 && out.stride == 1 {
        for i in 0..<count { y[i] = body(x[i]) }
      } else {
        for i in 0..<count { y[i &* out.stride] = body(x[i &* a.stride]) }
      }
    }
    return out
  }

  /// What `body` makes of each pair of elements, whose shapes are broadcast, in fresh memory. O(size).
  ///
  ///     let d = NDArray.vectorize(x, y) { ($0 * $0 + $1 * $1).squareRoot() }
  @inlinable
  public static func vectorize<Other: ArrayElement, Result: ArrayElement>(
    _ a: NDArray, _ b: NDArray<Other>, _ body: (Element, Other) -> Result
  ) -> NDArray<Result> {
    let (x, y) = broadcast(a, b)
    return vectorize(x, y, out: NDArray<Result>(adopting: Operand(allocatingLike: x.layout, Result.dtype)), body)
  }

  /// The same, written to `out`. Returns `out`.
  @discardableResult @inlinable
  public static func vectorize<Other: ArrayElement, Result: ArrayElement>(
    _ a: NDArray, _ b: NDArray<Other>, out: NDArray<Result>, _ body: (Element, Other) -> Result
  ) -> NDArray<Result> {
    let walk = ElementWalk(a, b, into: out)
    walk.forEachLine { a, b, out, count in
      let (x, y, z) = (a.pointer(Element.self), b.pointer(Other.self), out.pointer(Result.self))
      if a.stride == 1 && b.stride == 1 && out.stride == 1 {
        for i in 0..<count { z[i] = body(x[i], y[i]) }
      } else {
        for i in 0..<count { z[i &* out.stride] = body(x[i &* a.stride], y[i &* b.stride]) }
      }
    }
    return out
  }

  /// Replaces every element by what `body` makes of it. Nothing is allocated. O(size).
  @inlinable
  public func mapInPlace(_ body: (Element) -> Element) {
    let walk = ElementWalk(self, nil as NDArray?, into: self)
    walk.forEachLine { _, _, out, count in
      let x = out.pointer(Element.self)
      if out.stride == 1 {
        for i in 0..<count { x[i] = body(x[i]) }
      } else {
        for i in 0..<count { x[i &* out.stride] = body(x[i &* out.stride]) }
      }
    }
  }

  /// Replaces every element by what `body` makes of it and the element of `other`, which is broadcast to this
  /// shape. O(size).
  @inlinable
  public func mapInPlace<Other: ArrayElement>(with other: NDArray<Other>, _ body: (Element, Other) -> Element) {
    let walk = ElementWalk(self, other, into: self)
    walk.forEachLine { _, b, out, count in
      let (x, y) = (out.pointer(Element.self), b.pointer(Other.self))
      if out.stride == 1 && b.stride == 1 {
        for i in 0..<count { x[i] = body(x[i], y[i]) }
      } else {
        for i in 0..<count { x[i &* out.stride] = body(x[i &* out.stride], y[i &* b.stride]) }
      }
    }
  }
}
