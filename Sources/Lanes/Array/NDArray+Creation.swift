public import LanesKernelInterface

extension NDArray {
  /// An array whose memory holds whatever was there before. Every element must be written before
  /// it is read. O(1), whatever the size.
  @inlinable
  public static func empty(_ shape: Dimensions, order: MemoryOrder = .rowMajor) -> NDArray {
    NDArray(.allocate(shape, order, Element.dtype, zeroed: false))
  }

  /// An array of zeros, or of `false`. The system zeroes each page when it is first touched.
  @inlinable
  public static func zeros(_ shape: Dimensions, order: MemoryOrder = .rowMajor) -> NDArray {
    NDArray(.allocate(shape, order, Element.dtype, zeroed: true))
  }

  /// An array of ones, or of `true`. O(size).
  public static func ones(_ shape: Dimensions, order: MemoryOrder = .rowMajor) -> NDArray {
    full(shape, .one, order: order)
  }

  /// An array that holds `value` everywhere. O(size).
  public static func full(
    _ shape: Dimensions, _ value: Element, order: MemoryOrder = .rowMajor
  ) -> NDArray {
    let result = empty(shape, order: order)
    result.pointer.update(repeating: value, count: result.size)
    return result
  }

  /// An array whose element at an index is `body` of that index. O(size).
  ///
  ///     NDArray<Int>.fromFunction([2, 3]) { 10 * $0[0] + $0[1] }  // [[ 0  1  2]
  ///                                                              //  [10 11 12]]
  public static func fromFunction(
    _ shape: Dimensions, _ body: (_ index: Dimensions) throws -> Element
  ) rethrows -> NDArray {
    let result = empty(shape)
    var index = Dimensions(repeating: 0, count: shape.count)
    for position in 0..<result.size {
      result.pointer[position] = try body(index)
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        if index[axis] < shape[axis] { break }
        index[axis] = 0
        axis -= 1
      }
    }
    return result
  }

  /// A 0-d array.
  public init(_ scalar: Element) {
    self = .full([], scalar)
  }

  /// A 1-d array of the elements of a sequence, copied. O(n).
  public init(_ elements: some Sequence<Element>) {
    let elements = Array(elements)
    self = .empty([elements.count])
    elements.withUnsafeBufferPointer {
      if let source = $0.baseAddress { pointer.update(from: source, count: elements.count) }
    }
  }

  /// A 2-d array of rows, which must be of one length.
  public init(_ rows: [[Element]]) {
    let columns = rows.first?.count ?? 0
    self = .empty([rows.count, columns])
    for (i, row) in rows.enumerated() {
      require(
        row.count == columns,
        "row \(i) has \(row.count) elements where row 0 has \(columns): rows of an array have one length")
      for (j, element) in row.enumerated() { pointer[i * columns + j] = element }
    }
  }
}

extension NDArray where Element: OrderedElement {
  /// The numbers from `start` up to, but without, `stop`, in steps of `step`. O(n).
  ///
  /// The element at `i` is `start + i * step`, computed in the element type, so that errors do not
  /// add up.
  public static func arange(
    _ start: Element, _ stop: Element, step: Element = 1
  ) -> NDArray where Element: IntegerElement {
    require(step != 0, "arange(\(start), \(stop), step: 0): a step of 0 never arrives")
    var count = 0
    if step > 0 ? start < stop : start > stop {
      // The distance may not fit a signed element: it is taken between magnitudes of 64 bits.
      let distance = step > 0 ? Int128(stop) - Int128(start) : Int128(start) - Int128(stop)
      let width = step > 0 ? Int128(step) : -Int128(step)
      let steps = (distance + width - 1) / width
      require(
        steps <= Int.max, "arange(\(start), \(stop), step: \(step)) has \(steps) elements, more than can be counted")
      count = Int(steps)
    }
    let result = empty([count])
    var value = start
    for i in 0..<count {
      result.pointer[i] = value
      value = value &+ step
    }
    return result
  }

  /// The integers from 0 up to, but without, `stop`.
  public static func arange(_ stop: Element) -> NDArray where Element: IntegerElement {
    arange(0, stop)
  }

  /// The numbers from `start` up to, but without, `stop`, in steps of `step`. O(n).
  ///
  /// There are ⌈(stop − start) / step⌉ of them, as in NumPy: with a step that binary floating point
  /// can't represent, rounding may add one. ``linspace(_:_:count:)`` says how many it makes.
  public static func arange(
    _ start: Element, _ stop: Element, step: Element = 1
  ) -> NDArray where Element: FloatingPointElement {
    require(step != 0, "arange(\(start), \(stop), step: 0): a step of 0 never arrives")
    let steps = ((stop - start) / step).rounded(.up)
    require(
      steps < 9e18, "arange(\(start), \(stop), step: \(step)) has no countable number of elements")
    let result = empty([steps > 0 ? Int(steps) : 0])
    for i in 0..<result.size { result.pointer[i] = start + Element(i) * step }
    return result
  }

  /// The numbers 0, 1, 2 … up to, but without, `stop`.
  public static func arange(_ stop: Element) -> NDArray where Element: FloatingPointElement {
    arange(0, stop)
  }

  /// `count` numbers evenly spaced from `start` to `stop`, both included. O(n).
  public static func linspace(
    _ start: Element, _ stop: Element, count: Int
  ) -> NDArray where Element: FloatingPointElement {
    require(count >= 0, "linspace(\(start), \(stop), count: \(count)): there can't be fewer than none")
    let result = empty([count])
    let step = count > 1 ? (stop - start) / Element(count - 1) : 0
    for i in 0..<count { result.pointer[i] = start + Element(i) * step }
    if count > 1 { result.pointer[count - 1] = stop }
    return result
  }
}
