/// How the members of an archive are kept.
public enum NPZCompression: Sendable {
  /// As they are: NumPy's `savez`.
  case stored
  /// Compressed by deflate: NumPy's `savez_compressed`.
  case deflated
}
