extension MemoryMap {
  /// Calls `body` with ``array``, and throws when the file turns out to have been made shorter, or not to be readable,
  /// before, meanwhile or in the end.
  ///
  ///     let total = try map.withArray { $0.sum() }
  ///
  /// Lost bytes are zeros for the rest of `body`, on every thread that it uses, and ever after: then all that `body` has
  /// computed is void, and this error takes the place of what it returned or threw. An array that is used after
  /// `body` has returned has no such protection.
  ///
  /// A file that was made shorter and longer again in between is not noticed where no lost byte was used meanwhile.
  ///
  /// - Throws: ``FileError`` with the path, or what `body` throws.
  public func withArray<Result>(_ body: (NDArray<Element>) throws -> Result) throws -> Result {
    try inScope { try body(array) }.get()
  }

  /// Calls `body` with one part of the array after the other, as ``chunks(of:axis:droppingPages:)`` gives them, and throws
  /// as ``withArray(_:)`` does: after the first part in which bytes were found missing.
  ///
  ///     var total = 0.0
  ///     try map.forEachChunk(of: 4096, droppingPages: true) { total += $0.sum() }
  ///
  /// - Throws: ``FileError`` with the path, or what `body` throws.
  public func forEachChunk(
    of count: Int, axis: Int = 0, droppingPages: Bool = false, _ body: (NDArray<Element>) throws -> Void
  ) throws {
    let chunks = chunks(of: count, axis: axis, droppingPages: droppingPages)
    try inScope {
      for chunk in chunks {
        try body(chunk)
        try pages?.checkIntact()
      }
    }.get()
  }

  /// Calls `body` with lost bytes made zeros; throws when there were some.
  func inScope<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(FileError) -> Swift.Result<Result, Failure> {
    guard let pages else { return Swift.Result(catching: body) }
    try pages.checkIntact()
    pages.enterScope()
    let result = Swift.Result(catching: body)
    pages.leaveScope()
    try pages.checkIntact()
    return result
  }
}
