extension NDArray {
  /// Calls `body` with the elements of an array that is contiguous in row-major order. The pointer
  /// is valid during the call only. O(1).
  @inlinable
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    requireContiguous()
    return try withExtendedLifetime(storage) {
      try body(UnsafeBufferPointer(start: pointer, count: size))
    }
  }

  /// The same for changing the elements.
  @inlinable
  public func withUnsafeMutableBufferPointer<Result>(
    _ body: (UnsafeMutableBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    requireContiguous()
    requireWritable()
    return try withExtendedLifetime(storage) {
      try body(UnsafeMutableBufferPointer(start: pointer, count: size))
    }
  }

  /// Calls `body` with the bytes of an array that is contiguous in row-major order. O(1).
  @inlinable
  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try withUnsafeBufferPointer { try body(UnsafeRawBufferPointer($0)) }
  }

  /// Calls `body` with the address of the first element and the strides, in elements, of an array that lies in memory in
  /// any way. The pointer is valid during the call only. O(1).
  @inlinable
  public func withUnsafePointer<Result>(
    _ body: (_ first: UnsafePointer<Element>, _ strides: Dimensions) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(storage) { try body(UnsafePointer(pointer), layout.strides) }
  }

  /// The same for changing the elements.
  @inlinable
  public func withUnsafeMutablePointer<Result>(
    _ body: (_ first: UnsafeMutablePointer<Element>, _ strides: Dimensions) throws -> Result
  ) rethrows -> Result {
    requireWritable()
    return try withExtendedLifetime(storage) { try body(pointer, layout.strides) }
  }

  /// Calls `body` with a span of the elements of an array that is contiguous in row-major order: bounds are checked, and it
  /// can't leave the call. O(1).
  @inlinable
  public func withSpan<Result>(_ body: (Span<Element>) throws -> Result) rethrows -> Result {
    try withUnsafeBufferPointer { try body(Span(_unsafeElements: $0)) }
  }

  /// The same for changing the elements.
  @inlinable
  public func withMutableSpan<Result>(_ body: (inout MutableSpan<Element>) throws -> Result) rethrows -> Result {
    try withUnsafeMutableBufferPointer {
      var span = MutableSpan(_unsafeElements: $0)
      return try body(&span)
    }
  }

  @usableFromInline
  func requireContiguous() {
    require(
      layout.isContiguous,
      "a buffer of an array of shape \(shape) with strides \(strides): its elements do not follow each other in "
        + "memory. Take asContiguous() first")
  }
}
