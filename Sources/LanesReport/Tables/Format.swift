import Foundation

/// Numbers as people read them: three significant digits and the unit that fits.
public enum Format {
  /// Nanoseconds as `0.312 ns`, `45.2 µs`, `1.78 ms`, `2.5 s`. Never rounds a time to zero.
  public static func time(_ nanoseconds: Double) -> String {
    scaled(nanoseconds, units: [(1, "ns"), (1e3, "µs"), (1e6, "ms"), (1e9, "s")])
  }

  /// Two times in one unit: `1.75–1.81 ms`.
  public static func times(_ interval: Interval) -> String {
    let low = time(interval.low)
    let high = time(interval.high)
    if low == high { return low }
    let lowParts = low.split(separator: " ")
    let highParts = high.split(separator: " ")
    guard lowParts.count == 2, highParts.count == 2, lowParts[1] == highParts[1] else { return "\(low) – \(high)" }
    return "\(lowParts[0])–\(high)"
  }

  /// Bytes in binary units, as caches are given: `48 KiB`, `1.25 MiB`, `17 bytes`.
  public static func bytes(_ bytes: Double) -> String {
    guard bytes.isFinite else { return "–" }
    if abs(bytes) < 1024 { return bytes == 1 ? "1 byte" : "\(significant(bytes, exact: true)) bytes" }
    let units = [(0x1p10, "KiB"), (0x1p20, "MiB"), (0x1p30, "GiB"), (0x1p40, "TiB")]
    let (size, unit) = units.last { abs(bytes) >= $0.0 } ?? units[0]
    return "\(significant(bytes / size, exact: true)) \(unit)"
  }

  /// `1.23×`, `0.0450×`, `2,340×`, `1.2 million×`.
  public static func ratio(_ ratio: Double) -> String {
    abs(ratio) >= 1e6 ? "\(significant(ratio / 1e6)) million×" : "\(significant(ratio))×"
  }

  /// `1.18–1.27×`, or one number when both ends read the same.
  public static func ratios(_ interval: Interval) -> String {
    let low = ratio(interval.low)
    let high = ratio(interval.high)
    return low == high ? low : "\(low.hasSuffix("million×") ? low : String(low.dropLast()))–\(high)"
  }

  public static func percent(_ fraction: Double) -> String {
    fraction != 0 && abs(fraction) < 0.001 ? "below 0.1 %" : "\(significant(fraction * 100, digits: 2)) %"
  }

  /// A share in whole per cent, or with the two digits that small ones need: `82 %`, `104 %`, `1.3 %`.
  public static func share(_ fraction: Double) -> String {
    fraction >= 0.0995 ? "\(separated(String(format: "%.0f", fraction * 100))) %" : percent(fraction)
  }

  /// A plain number to three significant digits, thousands separated.
  public static func number(_ value: Double) -> String { significant(value, exact: true) }

  /// A whole number with all its digits, for counts of bytes and the like.
  public static func count(_ value: Double) -> String {
    value.isFinite && abs(value) < 1e15 ? separated(String(format: "%.0f", value)) : number(value)
  }

  private static func scaled(_ value: Double, units: [(Double, String)]) -> String {
    guard value.isFinite else { return "–" }
    // 999.6 ns must read 1.00 µs, not 1,000 ns.
    let (size, unit) = units.last { abs(value) / $0.0 >= 0.9995 } ?? units[0]
    return "\(significant(value / size)) \(unit)"
  }

  /// A measured number, to so many significant digits: `228`, `45.0`, `0.310`.
  ///
  /// - Parameter exact: leave out trailing zeros after the point, for numbers that are counts or sizes.
  public static func significant(_ value: Double, digits: Int = 3, exact: Bool = false) -> String {
    guard value.isFinite else { return "–" }
    guard value != 0 else { return "0" }
    let scientific = String(format: "%.\(digits - 1)e", value)
    // Past these ends the digits would be a row of zeros.
    guard abs(value) < 1e15, abs(value) > 1e-9, let rounded = Double(scientific) else { return scientific }
    let exponent = Int(log10(abs(rounded)).rounded(.down))
    let decimals = max(digits - 1 - exponent, 0)
    var text = String(format: "%.\(decimals)f", rounded)
    if exact, text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return separated(text)
  }

  private static func separated(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.count > 3 else { return text }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      let left = whole.count - index
      if index > 0, left % 3 == 0, grouped.last != "-" { grouped.append(",") }
      grouped.append(digit)
    }
    return parts.count == 2 ? "\(grouped).\(parts[1])" : grouped
  }
}
