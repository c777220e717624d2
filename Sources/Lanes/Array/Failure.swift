/// Stops the program because it used an array wrongly. In release builds `precondition` traps
/// without its message; this says it in every build.
@usableFromInline @inline(never)
func fail(_ message: @autoclosure () -> String) -> Never {
  fatalError(message())
}

@inlinable @inline(__always)
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fail(message()) }
}
