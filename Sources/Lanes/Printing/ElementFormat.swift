import ComplexModule
import LanesKernelInterface

/// How the elements of one array are written, so that they stand in columns: decided from all the
/// elements that are shown, as NumPy does.
struct ElementFormat<Element: ArrayElement> {
  private let width: Int
  /// One format for floats, two for the parts of complex numbers, none for everything else.
  private let floats: [FloatFormat]

  init(showing elements: [Element], _ options: PrintOptions) {
    let parts = elements.map { Self.parts($0) }
    let count = parts.first?.count ?? 0
    let floats = (0..<count).map { i in FloatFormat(parts.map { $0[i] }, options, showsPlus: i == 1) }
    self.floats = floats
    width = elements.map { Self.unpadded($0, floats).count }.max() ?? 0
  }

  func text(_ element: Element) -> String {
    let text = Self.unpadded(element, floats)
    return String(repeating: " ", count: width - text.count) + text
  }

  private static func unpadded(_ element: Element, _ floats: [FloatFormat]) -> String {
    let texts = zip(floats, parts(element)).map { $0.text($1) }
    switch texts.count {
    case 0: return (element as? Bool).map { $0 ? "True" : "False" } ?? "\(element)"
    case 1: return texts[0]
    default:
      // The unit stands before the spaces that pad the fraction.
      let digits = texts[1].prefix { $0 == " " } + texts[1].drop { $0 == " " }.prefix { $0 != " " }
      return texts[0] + digits + "j" + String(repeating: " ", count: texts[1].count - digits.count)
    }
  }

  /// The floats that the element is made of.
  private static func parts(_ element: Element) -> [FloatText] {
    switch Element.dtype {
    case .float16: return [FloatText(element as! Float16)]
    case .float32: return [FloatText(element as! Float)]
    case .float64: return [FloatText(element as! Double)]
    case .complex64: return parts(of: element as! Complex<Float>)
    case .complex128: return parts(of: element as! Complex<Double>)
    default: return []
    }
  }

  private static func parts<Part: BinaryFloatingPoint>(of z: Complex<Part>) -> [FloatText] {
    let (x, y) = z.rawStorage
    return [FloatText(x), FloatText(y)]
  }
}

/// A float as it is printed.
struct FloatText {
  /// What Swift prints: the fewest digits that read back the same.
  let shortest: String
  let value: Double
  /// From here on numbers of the type are written with an exponent: what has no more digits than the type, or eight
  /// (numpy/_core/arrayprint.py, FloatingFormat.fillFormat).
  let cutoff: Double

  init<T: BinaryFloatingPoint>(_ x: T) {
    cutoff = T.significandBitCount < 16 ? 1e3 : T.significandBitCount < 32 ? 1e6 : 1e8
    shortest = "\(x)"
    value = Double(x)
  }
}

/// NumPy's way with floats: positional or scientific for all, up to eight digits after the point.
struct FloatFormat {
  private let isScientific: Bool
  /// Characters before and after the point.
  private let left: Int
  private let right: Int
  private let precision: Int
  /// Whether positive numbers have a sign too.
  private let showsPlus: Bool
  /// Characters of the longest text, where infinities and NaN are padded to it.
  private var specialWidth = 0

  init(_ texts: [FloatText], _ options: PrintOptions, showsPlus: Bool = false) {
    precision = options.precision
    self.showsPlus = showsPlus
    let precision = options.precision
    let finite = texts.filter { Self.special($0.shortest) == nil }
    let numbers = finite.map { DecimalDigits($0.shortest) }
    let magnitudes = numbers.filter { !$0.digits.isEmpty }.map(Self.magnitude)
    let (smallest, largest) = (magnitudes.min() ?? 1, magnitudes.max() ?? 1)
    let scientific =
      largest >= texts.first?.cutoff ?? .infinity
      || (!options.suppressesScientific && (smallest < 1e-4 || largest / smallest > 1000))
    isScientific = scientific
    let parts = finite.map { Self.parts($0, scientific, precision, showsPlus) }
    left = parts.map(\.whole.count).max() ?? 0
    right = parts.map(\.fraction.count).max() ?? 0
    if showsPlus { specialWidth = texts.map { text($0).count }.max() ?? 0 }
  }

  func text(_ float: FloatText) -> String {
    let description = float.shortest
    if let special = Self.special(description) {
      let signed = (showsPlus && !special.hasPrefix("-") ? "+" : "") + special
      return String(repeating: " ", count: max(0, specialWidth - signed.count)) + signed
    }
    var (whole, fraction) = Self.parts(float, isScientific, precision, showsPlus)
    let margin = String(repeating: " ", count: max(0, left - whole.count))
    guard isScientific else {
      return margin + whole + "." + fraction + String(repeating: " ", count: max(0, right - fraction.count))
    }
    if fraction.count < right {
      // More digits of the exact value, not zeros.
      var exact = DecimalDigits(exactly: float.value)
      exact.round(toDigits: right + 1)
      fraction = exact.scientific.fraction
    }
    fraction += String(repeating: "0", count: max(0, right - fraction.count))
    let power = Self.rounded(float, toDigits: precision + 1).scientific.power
    let exponent = power.magnitude < 10 ? "0\(power.magnitude)" : "\(power.magnitude)"
    return margin + whole + "." + fraction + (power < 0 ? "e-" : "e+") + exponent
  }

  private static func special(_ description: String) -> String? {
    switch description {
    case "inf", "-inf", "nan": description
    case "-nan": "nan"
    default: nil
    }
  }

  private static func parts(
    _ float: FloatText, _ scientific: Bool, _ precision: Int, _ showsPlus: Bool
  ) -> (whole: String, fraction: String) {
    var parts: (whole: String, fraction: String)
    let number = DecimalDigits(float.shortest)
    if scientific {
      let rounded = rounded(float, toDigits: precision + 1).scientific
      parts = (rounded.whole, rounded.fraction)
    } else {
      parts = rounded(float, toDigits: number.exponent + precision).positional
    }
    if showsPlus && !number.isNegative { parts.whole = "+" + parts.whole }
    return parts
  }

  /// The shortest digits, or as many of the exact value's where those are too many.
  private static func rounded(_ float: FloatText, toDigits count: Int) -> DecimalDigits {
    let shortest = DecimalDigits(float.shortest)
    guard shortest.digits.count > count else { return shortest }
    var exact = DecimalDigits(exactly: float.value)
    exact.round(toDigits: count + exact.exponent - shortest.exponent)
    return exact
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
