import Lanes

/// What the arrays hold: formulas that are short in every language, so that peers work on the same values.
enum PeerValues: String {
  /// From −2 to 3: every signed type holds these.
  case first
  /// −1, 0, 1.
  case second
  /// 1, 2, 3.
  case positive
  /// Above 0, up to 16, exact in every floating-point type.
  case fraction
  /// 24 bits without order.
  case scrambled
  /// 1 or 0, without order.
  case coin
  case zero
  /// 101 once, near the beginning; 1 elsewhere.
  case hit

  func value(at i: Int) -> Double {
    switch self {
    case .first: Double(i % 5 - 2 + (i % 4099 == 0 ? 1 : 0))
    case .second: Double(i % 3 - 1)
    case .positive: Double(i % 3 + 1)
    case .fraction: Double(i % 1024 + 1) / 64
    case .scrambled: Double(Self.scrambled(i) >> 40)
    case .coin: Double(Self.scrambled(i) >> 63)
    case .zero: 0
    case .hit: i == 3 ? 101 : 1
    }
  }

  /// After how many places the values begin again, if they do.
  private var period: Int? {
    switch self {
    case .first: 5 * 4099
    case .second, .positive: 3
    case .fraction: 1024
    case .zero: 1
    case .scrambled, .coin, .hit: nil
    }
  }

  /// The output function of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
  /// OOPSLA 2014), of the index.
  static func scrambled(_ i: Int) -> UInt64 {
    var z = UInt64(i + 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The first `count` values, in one array that all cases share: nobody may write to it.
  func array<Element: PeerElement>(of type: Element.Type, count: Int) -> NDArray<Element> {
    Fixtures.begun("peers-\(rawValue)", count) {
      .repeating(period ?? count, count: count) { Element(value: value(at: $0)) }
    }
  }

  /// An array to write to.
  static func output<Element: PeerElement>(of type: Element.Type, count: Int) -> NDArray<Element> {
    Fixtures.begun("peers-output", count) { NDArray<Element>.full([count], .zero) }
  }
}
