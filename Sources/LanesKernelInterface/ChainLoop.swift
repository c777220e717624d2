/// Runs a chain of element-wise operations: `steps` and `operands` are tables of the structures in `LanesChain.h`. An
/// operand that lies exactly where the result goes may be read before the result is written.
public struct ChainLoop: Sendable {
  public typealias Body =
    @Sendable (
      _ steps: UnsafeRawPointer, _ stepCount: Int, _ operands: UnsafeRawPointer, _ count: Int
    ) -> Void
  /// Over so many chunks of ``chunkVectors`` vectors.
  public let chunks: Body
  /// Over so many vectors.
  public let vectors: Body
  /// The bytes of a vector, at most ``largestVector``.
  public let vectorBytes: Int
  public let chunkVectors: Int

  public static let largestVector = 64
  /// The bytes of the largest chunk.
  public static let largestChunk = 512

  public init(vectorBytes: Int, chunkVectors: Int, chunks: @escaping Body, vectors: @escaping Body) {
    self.vectorBytes = vectorBytes
    self.chunkVectors = chunkVectors
    self.chunks = chunks
    self.vectors = vectors
  }
}
