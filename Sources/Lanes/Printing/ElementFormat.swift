import LanesKernelInterface

/// How the elements of one array are written, so that they stand in columns: decided from all the
/// elements that are shown, as NumPy does.
struct ElementFormat<Element: ArrayElement> {
  private let width: Int
  private let floats: FloatFormat?

  init(showing elements: [Element]) {
    if Element.dtype.isFloatingPoint {
      let format = FloatFormat(elements.map { "\($0)" })
      floats = format
      width = elements.map { format.text("\($0)").count }.max() ?? 0
    } else {
      floats = nil
      width = elements.map { Self.plain($0).count }.max() ?? 0
    }
  }

  func text(_ element: Element) -> String {
    let text = floats?.text("\(element)") ?? Self.plain(element)
    return String(repeating: " ", count: width - text.count) + text
  }

  private static func plain(_ element: Element) -> String {
    if let truth = element as? Bool { return truth ? "True" : "False" }
    return "\(element)"
  }
}

extension DType {
  var isFloatingPoint: Bool { self == .float16 || self == .float32 || self == .float64 }
}

/// NumPy's way with floats: positional or scientific for all, up to eight digits after the point.
struct FloatFormat {
  private let isScientific: Bool
  /// Characters before and after the point.
  private let left: Int
  private let right: Int
  private static let precision = 8

  /// `descriptions` are what Swift prints of the elements.
  init(_ descriptions: [String]) {
    let numbers = descriptions.filter { Self.special($0) == nil }.map(DecimalDigits.init)
    let magnitudes = numbers.filter { !$0.digits.isEmpty }.map(Self.magnitude)
    let (smallest, largest) = (magnitudes.min() ?? 1, magnitudes.max() ?? 1)
    // numpy/_core/arrayprint.py, FloatingFormat.fillFormat
    let scientific = largest >= 1e16 || smallest < 1e-4 || largest / smallest > 1000
    isScientific = scientific
    let parts = numbers.map { Self.parts($0, scientific) }
    left = parts.map(\.whole.count).max() ?? 0
    right = parts.map(\.fraction.count).max() ?? 0
  }

  func text(_ description: String) -> String {
    if let special = Self.special(description) { return special }
    let number = DecimalDigits(description)
    let (whole, fraction) = Self.parts(number, isScientific)
    let padded = String(repeating: " ", count: max(0, left - whole.count)) + whole + "." + fraction
    let missing = right - fraction.count
    guard isScientific else { return padded + String(repeating: " ", count: max(0, missing)) }
    var rounded = number
    rounded.round(toDigits: Self.precision + 1)
    let power = rounded.scientific.power
    let exponent = power.magnitude < 10 ? "0\(power.magnitude)" : "\(power.magnitude)"
    return padded + String(repeating: "0", count: max(0, missing)) + (power < 0 ? "e-" : "e+") + exponent
  }

  private static func special(_ description: String) -> String? {
    switch description {
    case "inf", "-inf", "nan": description
    case "-nan": "nan"
    default: nil
    }
  }

  private static func parts(_ number: DecimalDigits, _ scientific: Bool) -> (whole: String, fraction: String) {
    var number = number
    if scientific {
      number.round(toDigits: precision + 1)
      let parts = number.scientific
      return (parts.whole, parts.fraction)
    }
    number.round(toDigits: number.exponent + precision)
    return number.positional
  }

  /// Near enough for choosing a notation.
  private static func magnitude(_ number: DecimalDigits) -> Double {
    var value = 0.0
    for digit in number.digits.prefix(17).reversed() { value = (value + Double(digit)) / 10 }
    var power = number.exponent
    while power > 0 && value < 1e300 {
      value *= 10
      power -= 1
    }
    while power < 0 && value > 1e-300 {
      value /= 10
      power += 1
    }
    return value
  }
}
