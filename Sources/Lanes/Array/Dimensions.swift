/// A shape or the strides of an array: one integer an axis.
///
/// It behaves as a collection of integers and prints as NumPy prints a tuple. There are at most
/// eight axes: they are stored in place, so that making a view allocates nothing and copying a
/// layout is a few vector moves.
///
///     let shape: Dimensions = [3, 4]
///     print(shape, shape.count)  // (3, 4) 2
public struct Dimensions: Sendable, BitwiseCopyable {
  /// The most axes that an array can have.
  @inlinable public static var maximumCount: Int { 8 }

  @usableFromInline var inline: InlineArray<8, Int>
  @usableFromInline var rank: Int

  /// `count` axes, each of `value`.
  @inlinable
  public init(repeating value: Int, count: Int) {
    require(count <= Dimensions.maximumCount, "\(count) axes: an array has at most \(Dimensions.maximumCount)")
    inline = InlineArray(repeating: value)
    rank = count
  }

  /// No axes: the shape of a 0-d array.
  @inlinable
  public init() { self.init(repeating: 0, count: 0) }

  /// The axes that a collection lists, outermost first.
  @inlinable
  public init(_ values: some Collection<Int>) {
    self.init(repeating: 0, count: values.count)
    var axis = 0
    for value in values {
      self[axis] = value
      axis += 1
    }
  }
}

extension Dimensions: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { rank }

  @inlinable
  public subscript(axis: Int) -> Int {
    get {
      require(axis >= 0 && axis < rank, "axis \(axis) of \(rank): axes are numbered from 0")
      return inline[unchecked: axis]
    }
    set {
      require(axis >= 0 && axis < rank, "axis \(axis) of \(rank): axes are numbered from 0")
      inline[unchecked: axis] = newValue
    }
  }

  /// What `Array(shape)` calls. The standard library's own writes through a pointer, and where nobody reads the array Swift
  /// 6.3 frees it before that.
  @inlinable
  public func _copyToContiguousArray() -> ContiguousArray<Int> {
    var values = ContiguousArray<Int>()
    values.reserveCapacity(rank)
    for axis in 0..<rank { values.append(inline[unchecked: axis]) }
    return values
  }
}

extension Dimensions {
  /// The value of an axis that is known to be one: on the way to a kernel checks would cost more than small work.
  subscript(known axis: Int) -> Int {
    @inline(__always) get { inline[unchecked: axis] }
    @inline(__always) set { inline[unchecked: axis] = newValue }
  }

  /// Adds an axis at the end.
  mutating func append(_ value: Int) {
    insert(value, at: count)
  }

  mutating func insert(_ value: Int, at axis: Int) {
    require(
      rank < Dimensions.maximumCount, "\(rank + 1) axes: an array has at most \(Dimensions.maximumCount)")
    require(axis >= 0 && axis <= rank, "axis \(axis) of \(rank): axes are numbered from 0")
    var i = rank
    while i > axis {
      self[known: i] = self[known: i &- 1]
      i &-= 1
    }
    self[known: axis] = value
    rank += 1
  }

  mutating func remove(at axis: Int) {
    require(axis >= 0 && axis < rank, "axis \(axis) of \(rank): axes are numbered from 0")
    rank -= 1
    var i = axis
    while i < rank {
      self[known: i] = self[known: i &+ 1]
      i &+= 1
    }
  }

  /// A shape that somebody gave, after a look at its extents.
  var checked: Dimensions {
    for axis in 0..<rank where self[known: axis] < 0 {
      fail("shape \(self): axis \(axis) has \(self[axis]) elements, and there can't be fewer than none")
    }
    return self
  }

  /// The product of all, or nil where one is negative, or where the product of some does not fit a word.
  var soundProduct: Int? {
    @inline(__always) get {
      var product = 1
      var isSound = true
      var axis = 0
      while axis < rank {
        let extent = self[known: axis]
        let (next, overflow) = product.multipliedReportingOverflow(by: extent)
        product = next
        isSound = isSound && extent >= 0 && !overflow
        axis &+= 1
      }
      return isSound ? product : nil
    }
  }

  /// The product of all, or nil when it does not fit a word. Extents of 0 count as 1 for that, as in NumPy: what is
  /// computed from the other extents alone fits too.
  var checkedProduct: Int? {
    var product = 1
    var isEmpty = false
    var overflowed = false
    for extent in self {
      let (next, overflow) = product.multipliedReportingOverflow(by: extent == 0 ? 1 : extent)
      product = next
      isEmpty = isEmpty || extent == 0
      overflowed = overflowed || overflow
    }
    return overflowed ? nil : isEmpty ? 0 : product
  }
}

extension Dimensions: Hashable {
  public static func == (a: Dimensions, b: Dimensions) -> Bool {
    guard a.rank == b.rank else { return false }
    for axis in 0..<a.rank where a[axis] != b[axis] { return false }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(rank)
    for value in self { hasher.combine(value) }
  }
}

extension Dimensions: ExpressibleByArrayLiteral {
  @inlinable @inline(__always)
  public init(arrayLiteral elements: Int...) {
    self.init(repeating: 0, count: elements.count)
    // A plain loop, which lets the compiler keep a literal's elements from the heap.
    var axis = 0
    while axis < elements.count {
      inline[unchecked: axis] = elements[axis]
      axis &+= 1
    }
  }
}

extension Dimensions: CustomStringConvertible {
  /// NumPy's notation: `()`, `(3,)`, `(3, 4)`.
  public var description: String {
    count == 1 ? "(\(self[0]),)" : "(" + map(String.init).joined(separator: ", ") + ")"
  }
}
