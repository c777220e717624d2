extension NDArray where Element: FloatingPointElement {
  /// Numbers from 0 up to, but without, 1, each as likely: NumPy's `random`. `Double` has 53 random bits, `Float` 24, `Float16`
  /// is rounded from `Float`. O(size).
  public static func random(_ shape: Dimensions, using generator: inout RandomGenerator) -> NDArray {
    let result = empty(shape)
    fill(result, using: &generator)
    return result
  }

  /// The same, written to `out`, in row-major order. Nothing is allocated. Returns `out`.
  @discardableResult
  public static func random(out: NDArray, using generator: inout RandomGenerator) -> NDArray {
    out.requireWritable()
    if out.layout.isContiguous {
      fill(out, using: &generator)
    } else {
      out.assign(random(out.shape, using: &generator))
    }
    return out
  }

  /// Numbers from the lower bound up to, but without, the upper one, but for rounding: NumPy's `uniform`. O(size).
  public static func uniform(
    _ range: Range<Element>, _ shape: Dimensions, using generator: inout RandomGenerator
  ) -> NDArray {
    let result = random(shape, using: &generator)
    result *= range.upperBound - range.lowerBound
    result += range.lowerBound
    return result
  }

  /// Numbers of the normal distribution, drawn in double precision and rounded: NumPy's `normal`. O(size).
  public static func normal(
    mean: Element = 0, deviation: Element = 1, _ shape: Dimensions, using generator: inout RandomGenerator
  ) -> NDArray {
    require(deviation >= 0, "normal(deviation: \(deviation)): a standard deviation is not negative")
    let result = empty(shape)
    for i in 0..<result.size { result.pointer[i] = Element(generator.nextNormal()) }
    if deviation != 1 { result *= deviation }
    if mean != 0 { result += mean }
    return result
  }

  private static func fill(_ out: NDArray, using generator: inout RandomGenerator) {
    let count = out.size
    switch Element.dtype {
    case .float64:
      let x = UnsafeMutableRawPointer(out.pointer).assumingMemoryBound(to: Double.self)
      for i in 0..<count { x[i] = generator.nextDouble() }
    case .float32:
      let x = UnsafeMutableRawPointer(out.pointer).assumingMemoryBound(to: Float.self)
      for i in 0..<count { x[i] = generator.nextFloat() }
    default:
      for i in 0..<count { out.pointer[i] = Element(generator.nextFloat()) }
    }
  }
}

extension NDArray where Element: IntegerElement {
  /// Whole numbers from the lower bound up to, but without, the upper one, each as likely: NumPy's `integers`. O(size).
  public static func integers(
    _ range: Range<Element>, _ shape: Dimensions, using generator: inout RandomGenerator
  ) -> NDArray {
    require(!range.isEmpty, "integers(\(range)): there is no number to choose")
    return integers(range.lowerBound...(range.upperBound - 1), shape, using: &generator)
  }

  /// Whole numbers from the lower bound to the upper one, both included. O(size).
  public static func integers(
    _ range: ClosedRange<Element>, _ shape: Dimensions, using generator: inout RandomGenerator
  ) -> NDArray {
    let result = empty(shape)
    let limit = UInt64(truncatingIfNeeded: range.upperBound) &- UInt64(truncatingIfNeeded: range.lowerBound)
    let x = result.pointer
    // Elements of one and two bytes share the bits of one draw, as in NumPy.
    switch Element.bitWidth {
    case 8:
      var bits = SharedBits<UInt8>()
      let limit = UInt8(truncatingIfNeeded: limit)
      for i in 0..<result.size {
        x[i] = range.lowerBound &+ Element(truncatingIfNeeded: bits.next(through: limit, &generator))
      }
    case 16:
      var bits = SharedBits<UInt16>()
      let limit = UInt16(truncatingIfNeeded: limit)
      for i in 0..<result.size {
        x[i] = range.lowerBound &+ Element(truncatingIfNeeded: bits.next(through: limit, &generator))
      }
    case 32:
      let limit = UInt64(UInt32(truncatingIfNeeded: limit))
      for i in 0..<result.size {
        x[i] = range.lowerBound &+ Element(truncatingIfNeeded: generator.next(through: limit))
      }
    default:
      for i in 0..<result.size {
        x[i] = range.lowerBound &+ Element(truncatingIfNeeded: generator.next(through: limit))
      }
    }
    return result
  }
}

/// Small numbers cut from 32 random bits, the lowest first.
private struct SharedBits<Word: FixedWidthInteger & UnsignedInteger> {
  private var bits: UInt32 = 0
  private var left = 0

  private mutating func next(_ generator: inout RandomGenerator) -> UInt32 {
    if left == 0 {
      bits = generator.nextHalf()
      left = 32 / Word.bitWidth - 1
    } else {
      bits >>= UInt32(Word.bitWidth)
      left -= 1
    }
    return bits & UInt32(Word.max)
  }

  /// Lemire's method on small words.
  mutating func next(through limit: Word, _ generator: inout RandomGenerator) -> Word {
    if limit == 0 { return 0 }
    if limit == .max { return Word(next(&generator)) }
    let count = UInt32(limit) + 1
    var product = next(&generator) * count
    if product & UInt32(Word.max) < count {
      let threshold = (UInt32(Word.max) - UInt32(limit)) % count
      while product & UInt32(Word.max) < threshold { product = next(&generator) * count }
    }
    return Word(truncatingIfNeeded: product >> UInt32(Word.bitWidth))
  }
}

extension NDArray where Element == Int {
  /// The numbers 0 … `count` − 1 in random order: NumPy's `permutation`. O(count).
  public static func permutation(_ count: Int, using generator: inout RandomGenerator) -> NDArray {
    let result = arange(count)
    result.shuffle(using: &generator)
    return result
  }
}

extension NDArray {
  /// Puts the positions along the first axis in random order, in place: NumPy's `shuffle`, after Fisher and Yates. O(size).
  public func shuffle(using generator: inout RandomGenerator) {
    requireWritable()
    require(ndim > 0, "shuffle of a 0-d array: there is no axis")
    let count = shape[0]
    guard count > 1 else { return }
    var order = Array(0..<count)
    for i in (1..<count).reversed() { order.swapAt(i, Int(generator.nextMasked(through: UInt64(i)))) }
    assign(take(order, axis: 0))
  }

  /// A copy with the positions along the first axis in random order.
  public func shuffled(using generator: inout RandomGenerator) -> NDArray {
    let result = copy()
    result.shuffle(using: &generator)
    return result
  }

  /// A copy of `count` positions along the first axis, each time any of them: NumPy's `choice` with replacement.
  public func choice(_ count: Int, using generator: inout RandomGenerator) -> NDArray {
    require(ndim > 0 && shape[0] > 0, "choice from shape \(shape): there is nothing to choose")
    return take(NDArray<Int>.integers(0..<shape[0], [count], using: &generator), axis: 0)
  }
}
