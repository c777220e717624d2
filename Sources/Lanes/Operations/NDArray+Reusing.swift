public import LanesKernelInterface

// Operators own their operands: of a temporary that nobody else holds, such as `a * b` in `a * b + c`, the
// memory becomes that of the result. What a variable still needs is held by the variable too, and stays.
//
// Of few elements the operands are only borrowed. That comes first and is always part of the calling function, so that the
// references which owning takes are counted only where there are more.
//
// The functions that own, and ask whether anybody else does, are kept whole, and the optimiser may not turn what they own
// into something borrowed: it would drop the very reference that they count, and a variable's memory would pass for that
// of a temporary (seen with Swift 6.3.1, where a generic closure's argument was overwritten).
extension NDArray {
  /// Whether this is the only handle on memory that was allocated for just this array.
  @inlinable
  mutating func isTemporary() -> Bool {
    isWritable && isKnownUniquelyReferenced(&storage) && storage.isRoot
  }

  @inlinable @inline(__always)
  static func combining(_ operation: BinaryOperator, _ a: consuming NDArray, _ b: consuming NDArray) -> NDArray {
    if let small = Elementwise.small(operation, Element.dtype, a.storage, a.pointer, b.storage, b.pointer) {
      return NDArray(small)
    }
    return combiningOwned(operation, a, b)
  }

  @inlinable @inline(__always)
  static func combining(_ operation: BinaryOperator, _ a: consuming NDArray, _ scalar: Element) -> NDArray {
    let bytes = bytes(of: scalar)
    if let small = Elementwise.small(operation, Element.dtype, a.storage, a.pointer, bytes) { return NDArray(small) }
    return combiningOwned(operation, a, scalar)
  }

  /// `operation` of a scalar on the left.
  @inlinable @inline(__always)
  static func combining(_ operation: BinaryOperator, _ scalar: Element, _ b: consuming NDArray) -> NDArray {
    let bytes = bytes(of: scalar)
    if let small = Elementwise.small(operation, Element.dtype, bytes, b.storage, b.pointer) { return NDArray(small) }
    return combiningOwned(operation, scalar, b)
  }

  @inlinable @inline(__always)
  static func applying<Result>(_ operation: UnaryOperator, _ a: consuming NDArray) -> NDArray<Result> {
    if let small = Elementwise.small(operation, Element.dtype, a.storage, a.pointer, Result.dtype) {
      return NDArray<Result>(small)
    }
    return applyingOwned(operation, a)
  }

  /// The bytes of a scalar, whose address would have to be handed over in a closure: that closure would hold the array too,
  /// which then is no temporary any more.
  @inlinable @inline(__always)
  static func bytes(of scalar: Element) -> SIMD2<UInt64> {
    var bytes = SIMD2<UInt64>()
    withUnsafeMutableBytes(of: &bytes) { $0.storeBytes(of: scalar, as: Element.self) }
    return bytes
  }

  @inlinable @inline(never) @_semantics("optimize.sil.specialize.owned2guarantee.never")
  static func combiningOwned(_ operation: BinaryOperator, _ a: consuming NDArray, _ b: consuming NDArray) -> NDArray {
    guard a.storage.isPlain(like: b.storage) else {
      return NDArray(adopting: Elementwise.result(of: operation, a.operand, b.operand))
    }
    if a.isTemporary() {
      a.setPlain(operation, a.pointer, 1, b.pointer, 1)
      withExtendedLifetime(b) {}
      return a
    }
    if b.isTemporary() {
      b.setPlain(operation, a.pointer, 1, b.pointer, 1)
      withExtendedLifetime(a) {}
      return b
    }
    let result = NDArray.result(like: a)
    result.setPlain(operation, a.pointer, 1, b.pointer, 1)
    withExtendedLifetime((a, b)) {}
    return result
  }

  @inlinable @inline(never) @_semantics("optimize.sil.specialize.owned2guarantee.never")
  static func combiningOwned(_ operation: BinaryOperator, _ a: consuming NDArray, _ scalar: Element) -> NDArray {
    guard a.layout.isContiguous else {
      if a.isTemporary() {
        a.combine(operation, scalar)
        return a
      }
      return withOperand(of: scalar) { NDArray(adopting: Elementwise.result(of: operation, a.operand, $0)) }
    }
    let result = a.isTemporary() ? a : .result(like: a)
    let pointer = a.pointer
    withAddress(of: scalar) { result.setPlain(operation, pointer, 1, $0, 0) }
    withExtendedLifetime(a) {}
    return result
  }

  @inlinable @inline(never) @_semantics("optimize.sil.specialize.owned2guarantee.never")
  static func combiningOwned(_ operation: BinaryOperator, _ scalar: Element, _ b: consuming NDArray) -> NDArray {
    guard b.layout.isContiguous else {
      let operand = b.operand
      let target = b.isTemporary() ? operand : nil
      return withOperand(of: scalar) {
        guard let target else { return NDArray(adopting: Elementwise.result(of: operation, $0, operand)) }
        Elementwise.write(operation, $0, operand, into: target)
        return NDArray(adopting: target)
      }
    }
    let result = b.isTemporary() ? b : .result(like: b)
    let pointer = b.pointer
    withAddress(of: scalar) { result.setPlain(operation, $0, 0, pointer, 1) }
    withExtendedLifetime(b) {}
    return result
  }

  @inlinable @inline(never) @_semantics("optimize.sil.specialize.owned2guarantee.never")
  static func applyingOwned<Result>(_ operation: UnaryOperator, _ a: consuming NDArray) -> NDArray<Result> {
    let isReused = Result.self == Element.self && a.isTemporary()
    guard a.layout.isContiguous else {
      if isReused {
        Elementwise.write(operation, a.operand, into: a.operand)
        return a as! NDArray<Result>
      }
      return NDArray<Result>(adopting: Elementwise.result(of: operation, a.operand, Result.dtype))
    }
    let result = isReused ? a as! NDArray<Result> : NDArray<Result>.result(like: a)
    result.setPlain(operation, a)
    return result
  }

  /// Fills a contiguous array with the results of contiguous operands of its shape, or of single values, whose stride is 0.
  @inlinable @inline(__always)
  func setPlain(
    _ operation: BinaryOperator, _ a: UnsafeMutableRawPointer, _ aStride: Int, _ b: UnsafeMutableRawPointer,
    _ bStride: Int
  ) {
    Elementwise.writePlain(operation, Element.dtype, a, aStride, b, bStride, into: pointer, layout.size)
    withExtendedLifetime(self) {}
  }

  @inlinable @inline(__always)
  func setPlain<Source>(_ operation: UnaryOperator, _ a: NDArray<Source>) {
    Elementwise.writePlain(operation, Source.dtype, a.pointer, into: pointer, Element.dtype, layout.size)
    withExtendedLifetime((self, a)) {}
  }
}
