public import LanesKernelInterface

extension NDArray where Element: NumericElement {
  /// The element-wise sum in fresh memory; shapes are broadcast. Integers wrap around.
  @inlinable @inline(__always) public static func + (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.add, a, b)
  }
  /// The sum of each element and a single value, in fresh memory.
  @inlinable @inline(__always) public static func + (a: consuming NDArray, b: Element) -> NDArray {
    combining(.add, a, b)
  }
  /// The sum of a single value and each element, in fresh memory.
  @inlinable @inline(__always) public static func + (a: Element, b: consuming NDArray) -> NDArray {
    combining(.add, a, b)
  }

  /// The element-wise difference in fresh memory; shapes are broadcast. Integers wrap around.
  @inlinable @inline(__always) public static func - (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.subtract, a, b)
  }
  /// Each element less a single value, in fresh memory.
  @inlinable @inline(__always) public static func - (a: consuming NDArray, b: Element) -> NDArray {
    combining(.subtract, a, b)
  }
  /// A single value less each element, in fresh memory.
  @inlinable @inline(__always) public static func - (a: Element, b: consuming NDArray) -> NDArray {
    combining(.subtract, a, b)
  }

  /// The element-wise product in fresh memory; shapes are broadcast. Integers wrap around.
  @inlinable @inline(__always) public static func * (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.multiply, a, b)
  }
  /// Each element times a single value, in fresh memory.
  @inlinable @inline(__always) public static func * (a: consuming NDArray, b: Element) -> NDArray {
    combining(.multiply, a, b)
  }
  /// A single value times each element, in fresh memory.
  @inlinable @inline(__always) public static func * (a: Element, b: consuming NDArray) -> NDArray {
    combining(.multiply, a, b)
  }

  // Each compound operator stands twice. An array is a handle: `column += 1` writes through it also where
  // `column` is a constant, and nothing is assigned. Where something can be assigned, as to `a[mask]`, which
  // is a copy, the other form has the result written back.

  /// Adds in place: nothing is allocated, and every array over the same memory sees it. `b` is
  /// broadcast to the shape of `a`.
  @inlinable public static func += (a: inout NDArray, b: NDArray) { a.combine(.add, b) }
  /// Adds each element of `b` in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func += (a: NDArray, b: NDArray) { a.combine(.add, b) }
  /// Adds a single value in place.
  @inlinable public static func += (a: inout NDArray, b: Element) { a.combine(.add, b) }
  /// Adds a single value in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func += (a: NDArray, b: Element) { a.combine(.add, b) }

  /// Subtracts in place.
  @inlinable public static func -= (a: inout NDArray, b: NDArray) { a.combine(.subtract, b) }
  /// Subtracts each element of `b` in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func -= (a: NDArray, b: NDArray) { a.combine(.subtract, b) }
  /// Subtracts a single value in place.
  @inlinable public static func -= (a: inout NDArray, b: Element) { a.combine(.subtract, b) }
  /// Subtracts a single value in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func -= (a: NDArray, b: Element) { a.combine(.subtract, b) }

  /// Multiplies in place.
  @inlinable public static func *= (a: inout NDArray, b: NDArray) { a.combine(.multiply, b) }
  /// Multiplies by each element of `b` in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func *= (a: NDArray, b: NDArray) { a.combine(.multiply, b) }
  /// Multiplies by a single value in place.
  @inlinable public static func *= (a: inout NDArray, b: Element) { a.combine(.multiply, b) }
  /// Multiplies by a single value in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func *= (a: NDArray, b: Element) { a.combine(.multiply, b) }
}

extension NDArray where Element: NumericElement {
  /// The function of `+`, which also writes to memory that exists.
  @inlinable public static var add: BinaryFunction<Element> { BinaryFunction(.add) }
  /// The function of `-`.
  @inlinable public static var subtract: BinaryFunction<Element> { BinaryFunction(.subtract) }
  /// The function of `*`.
  @inlinable public static var multiply: BinaryFunction<Element> { BinaryFunction(.multiply) }
  /// The function of prefix `-`.
  @inlinable public static var negative: UnaryFunction<Element, Element> { UnaryFunction(.negate) }
  /// The element times itself.
  @inlinable public static var square: UnaryFunction<Element, Element> { UnaryFunction(.square) }

  /// The negative of every element in fresh memory; the smallest integer, whose negative there is
  /// not, stays, and unsigned integers wrap around.
  @inlinable @inline(__always) public static prefix func - (a: consuming NDArray) -> NDArray { applying(.negate, a) }
}

extension NDArray where Element: InexactElement {
  /// The element-wise quotient in fresh memory; shapes are broadcast.
  @inlinable @inline(__always) public static func / (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.divide, a, b)
  }
  /// Each element divided by a single value, in fresh memory.
  @inlinable @inline(__always) public static func / (a: consuming NDArray, b: Element) -> NDArray {
    combining(.divide, a, b)
  }
  /// A single value divided by each element, in fresh memory.
  @inlinable @inline(__always) public static func / (a: Element, b: consuming NDArray) -> NDArray {
    combining(.divide, a, b)
  }

  /// Divides in place.
  @inlinable public static func /= (a: inout NDArray, b: NDArray) { a.combine(.divide, b) }
  /// Divides by each element of `b` in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func /= (a: NDArray, b: NDArray) { a.combine(.divide, b) }
  /// Divides by a single value in place.
  @inlinable public static func /= (a: inout NDArray, b: Element) { a.combine(.divide, b) }
  /// Divides by a single value in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func /= (a: NDArray, b: Element) { a.combine(.divide, b) }

  /// The function of `/`, which also writes to memory that exists.
  @inlinable public static var divide: BinaryFunction<Element> { BinaryFunction(.divide) }
  /// One divided by the element.
  @inlinable public static var reciprocal: UnaryFunction<Element, Element> { UnaryFunction(.reciprocal) }
}

extension NDArray where Element: OrderedElement {
  /// The quotient rounded towards negative infinity: NumPy's `//`. An integer divided by zero is 0.
  @inlinable public static var floorDivide: BinaryFunction<Element> { BinaryFunction(.floorDivide) }

  /// What ``floorDivide`` leaves, NumPy's `%`: it has the divisor's sign. An integer's remainder by
  /// zero is 0.
  @inlinable public static var remainder: BinaryFunction<Element> { BinaryFunction(.remainder) }

  /// What division cut off towards zero leaves, NumPy's and C's `fmod`: it has the dividend's sign.
  /// An integer's remainder by zero is 0.
  @inlinable public static var truncatingRemainder: BinaryFunction<Element> { BinaryFunction(.truncatingRemainder) }

  /// The quotients rounded towards negative infinity, in fresh memory: NumPy's `//`. See ``floorDivide``.
  @inlinable public func floorDivided(by other: NDArray) -> NDArray { NDArray.floorDivide(self, other) }
  /// The quotients by a single value, rounded towards negative infinity, in fresh memory. See ``floorDivide``.
  @inlinable public func floorDivided(by other: Element) -> NDArray { NDArray.floorDivide(self, other) }
  /// What ``floorDivide`` leaves, in fresh memory: NumPy's `%`. It has the divisor's sign.
  @inlinable public func remainder(by other: NDArray) -> NDArray { NDArray.remainder(self, other) }
  /// What ``floorDivide`` by a single value leaves, in fresh memory.
  @inlinable public func remainder(by other: Element) -> NDArray { NDArray.remainder(self, other) }

  /// The magnitude; the smallest integer, which has none, stays.
  @inlinable public static var absolute: UnaryFunction<Element, Element> { UnaryFunction(.absolute) }

  /// −1, 0 or 1, and NaN of NaN.
  @inlinable public static var sign: UnaryFunction<Element, Element> { UnaryFunction(.sign) }
}

extension NDArray {
  @inlinable
  func combine(_ operation: BinaryOperator, _ other: NDArray) {
    write(operation, self, other)
  }

  @inlinable
  func combine(_ operation: BinaryOperator, _ scalar: Element) {
    write(operation, self, scalar)
  }

  @inlinable @discardableResult
  func write(_ operation: BinaryOperator, _ a: NDArray, _ b: NDArray) -> NDArray {
    requireWritable()
    if storage.isPlain(like: a.storage) && storage.isPlain(like: b.storage) {
      setPlain(operation, a.pointer, 1, b.pointer, 1)
      withExtendedLifetime((a, b)) {}
    } else {
      Elementwise.write(operation, a.operand, b.operand, into: operand)
    }
    return self
  }

  @inlinable @discardableResult
  func write(_ operation: BinaryOperator, _ a: NDArray, _ scalar: Element) -> NDArray {
    requireWritable()
    if storage.isPlain(like: a.storage) {
      NDArray.withAddress(of: scalar) { setPlain(operation, a.pointer, 1, $0, 0) }
      withExtendedLifetime(a) {}
    } else {
      NDArray.withOperand(of: scalar) { Elementwise.write(operation, a.operand, $0, into: operand) }
    }
    return self
  }

  /// The same with the scalar on the left.
  @inlinable @discardableResult
  func write(_ operation: BinaryOperator, _ scalar: Element, _ b: NDArray) -> NDArray {
    requireWritable()
    if storage.isPlain(like: b.storage) {
      NDArray.withAddress(of: scalar) { setPlain(operation, $0, 0, b.pointer, 1) }
      withExtendedLifetime(b) {}
    } else {
      NDArray.withOperand(of: scalar) { Elementwise.write(operation, $0, b.operand, into: operand) }
    }
    return self
  }
}
