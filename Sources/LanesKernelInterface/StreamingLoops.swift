/// Loops that write whole cache lines, of 64 bytes, past the caches: a line that is written whole need not be read
/// first, and drives nothing out of them. A fence must follow before another thread
/// reads the lines.
public struct StreamingLoops: Sendable {
  /// Writes `count` lines from `source`, which need not begin with a line.
  public typealias Copy =
    @Sendable (_ source: UnsafeRawPointer, _ out: UnsafeMutableRawPointer, _ count: Int) -> Void
  /// Writes the 64 bytes at `line` to `count` lines.
  public typealias Fill =
    @Sendable (_ line: UnsafeRawPointer, _ out: UnsafeMutableRawPointer, _ count: Int) -> Void

  public let copy: Copy
  public let fill: Fill

  public init(copy: @escaping Copy, fill: @escaping Fill) {
    self.copy = copy
    self.fill = fill
  }
}
