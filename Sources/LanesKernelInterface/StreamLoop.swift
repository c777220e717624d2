/// Copies cache lines of 64 bytes, both sides aligned to one, with stores that go past the caches. A fence must follow
/// before another thread reads them.
public struct StreamLoop: Sendable {
  public typealias Body =
    @Sendable (_ source: UnsafeRawPointer, _ out: UnsafeMutableRawPointer, _ lineCount: Int) -> Void
  @usableFromInline let body: Body

  public init(_ body: @escaping Body) { self.body = body }

  @inlinable @inline(__always)
  public func callAsFunction(_ source: UnsafeRawPointer, _ out: UnsafeMutableRawPointer, _ lineCount: Int) {
    body(source, out, lineCount)
  }
}
