import Foundation

/// Progress with an estimate: a line that renews itself on a terminal, elsewhere a plain line now
/// and then.
final class StatusLine {
  private let start = Date()
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var shown = false
  private var lastShown = Date.distantPast
  private var lastTenth = 0

  /// `total` may be an estimate that grows.
  func show(done: Int, of total: Int, _ text: String) {
    let fraction = total > 0 ? min(Double(done) / Double(total), 1) : 0
    if isTerminal {
      guard Date().timeIntervalSince(lastShown) > 0.1 else { return }
      lastShown = Date()
      write("\r\u{1B}[2K" + String(line(fraction, text).prefix(width - 1)))
      shown = true
    } else if Int(fraction * 10) > lastTenth {
      lastTenth = Int(fraction * 10)
      write(line(fraction, text) + "\n")
    }
  }

  /// Makes room for other output.
  func clear() {
    if shown { write("\r\u{1B}[2K") }
    shown = false
  }

  private func line(_ fraction: Double, _ text: String) -> String {
    let elapsed = Date().timeIntervalSince(start)
    let left = fraction > 0.02 ? ", about \(Self.duration(elapsed * (1 - fraction) / fraction)) left" : ""
    return String(format: "%3.0f %%", fraction * 100) + left + "  " + text
  }

  static func duration(_ seconds: Double) -> String {
    seconds < 90 ? "\(Int(seconds.rounded(.up))) s" : "\(Int((seconds / 60).rounded(.up))) min"
  }

  private var width: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20 ? Int(size.ws_col) : 80
  }

  private func write(_ text: String) { StandardStreams.say(text) }
}
