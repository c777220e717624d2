/// How far a run of several launches is.
final class LaunchProgress {
  private let status = StatusLine()
  private let total: Int
  private var done = 0

  init(total: Int) { self.total = total }

  /// - Parameter part: what is done of the process that runs, in the units of `total`.
  func show(_ part: Double, _ text: String) { status.show(done: done + Int(part), of: total, text) }

  /// A process came to its end.
  func finish(_ work: Int) { done += work }

  func clear() { status.clear() }
}
