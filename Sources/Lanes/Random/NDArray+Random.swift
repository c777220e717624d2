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
    RandomFilling.normal(UnsafeMutableRawPointer(result.pointer), Element.dtype, result.size, &generator)
    if deviation != 1 { result *= deviation }
    if mean != 0 { result += mean }
    return result
  }

  private static func fill(_ out: NDArray, using generator: inout RandomGenerator) {
    RandomFilling.uniform(UnsafeMutableRawPointer(out.pointer), Element.dtype, out.size, &generator)
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
    RandomFilling.integers(
      UnsafeMutableRawPointer(result.pointer), Element.bitWidth, result.size,
      lower: UInt64(truncatingIfNeeded: range.lowerBound),
      limit: UInt64(truncatingIfNeeded: range.upperBound) &- UInt64(truncatingIfNeeded: range.lowerBound), &generator)
    return result
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
    if ndim == 1 && layout.isContiguous {
      RandomFilling.shuffle(UnsafeMutableRawPointer(pointer), itemSize: Element.dtype.itemSize, count, &generator)
      return
    }
    let order = NDArray<Int>.permutation(count, using: &generator)
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
