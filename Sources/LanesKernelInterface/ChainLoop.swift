/// Runs a chain of element-wise operations over whole chunks: `steps` and `operands` are tables of the structures in
/// `LanesChain.h`. An operand that lies exactly where the result goes may be read before the result is written.
public struct ChainLoop: Sendable {
  public typealias Body =
    @Sendable (
      _ steps: UnsafeRawPointer, _ stepCount: Int, _ operands: UnsafeRawPointer, _ chunks: Int
    ) -> Void
  @usableFromInline let body: Body
  /// The bytes of a chunk, at most ``largestChunk``.
  public let chunkBytes: Int

  /// The bytes of a chunk of the widest vectors.
  public static let largestChunk = 512

  public init(chunkBytes: Int, _ body: @escaping Body) {
    self.body = body
    self.chunkBytes = chunkBytes
  }

  @inlinable @inline(__always)
  public func callAsFunction(
    _ steps: UnsafeRawPointer, _ stepCount: Int, _ operands: UnsafeRawPointer, _ chunks: Int
  ) {
    body(steps, stepCount, operands, chunks)
  }
}
