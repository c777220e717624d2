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

  @usableFromInline
  func requireContiguous() {
    require(
      layout.isContiguous,
      "a buffer of an array of shape \(shape) with strides \(strides): its elements do not follow each other in "
        + "memory. Take asContiguous() first")
  }
}
