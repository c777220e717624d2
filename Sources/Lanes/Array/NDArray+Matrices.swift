extension NDArray {
  /// A matrix with ones on a diagonal and zeros elsewhere; as many columns as rows, if left out: the identity. A
  /// positive `offset` lies above the main diagonal. O(size).
  public static func eye(_ rows: Int, _ columns: Int? = nil, offset: Int = 0) -> NDArray {
    let result = zeros([rows, columns ?? rows])
    result.diagonal(offset: offset).fill(.one)
    return result
  }

  /// A matrix with the elements of a 1-d array on a diagonal and zeros elsewhere: NumPy's `diag` of a vector. O(n²).
  /// ``diagonal(offset:axes:)`` goes the other way.
  public static func diagonal(_ elements: NDArray, offset: Int = 0) -> NDArray {
    require(elements.ndim == 1, "diagonal(\(elements.shape)): a matrix takes the elements of a 1-d array")
    let side = elements.size + abs(offset)
    let result = zeros([side, side])
    result.diagonal(offset: offset).assign(elements)
    return result
  }

  /// Ones on and below a diagonal, zeros above it: NumPy's `tri`. O(size).
  public static func triangle(_ rows: Int, _ columns: Int, offset: Int = 0) -> NDArray<Bool> {
    let (i, j) = (NDArray<Int>.arange(rows)[.all, .newAxis], NDArray<Int>.arange(columns))
    return j .<= i + offset
  }

  /// A copy that keeps what is on and below a diagonal of the last two axes; the rest is zero. NumPy's `tril`. O(size).
  public func lowerTriangle(offset: Int = 0) -> NDArray {
    requirePlane("lowerTriangle")
    return .where(NDArray.triangle(shape[ndim - 2], shape[ndim - 1], offset: offset), self, .zero)
  }

  /// A copy that keeps what is on and above a diagonal of the last two axes; the rest is zero. NumPy's `triu`. O(size).
  public func upperTriangle(offset: Int = 0) -> NDArray {
    requirePlane("upperTriangle")
    return .where(NDArray.triangle(shape[ndim - 2], shape[ndim - 1], offset: offset - 1), .zero, self)
  }

  private func requirePlane(_ operation: String) {
    require(ndim >= 2, "\(operation) of shape \(shape): it needs a plane, which takes two axes")
  }

  /// The coordinates of a grid: for each vector an array that varies along its own axis, NumPy's `meshgrid` with
  /// `indexing="ij"`. They are read-only views; take copies to change them. O(n) for n vectors.
  public static func grid(_ vectors: [NDArray]) -> [NDArray] {
    let shape = Dimensions(vectors.map(\.size))
    return vectors.enumerated().map { axis, vector in
      var ones = Dimensions(repeating: 1, count: shape.count)
      ones[axis] = vector.size
      return vector.reshaped(ones).broadcast(to: shape)
    }
  }

  /// A copy of a buffer's elements under a shape, whose size must be the buffer's. O(size).
  public init(copying buffer: UnsafeBufferPointer<Element>, shape: Dimensions) {
    self = .empty(shape)
    require(
      size == buffer.count, "a buffer of \(buffer.count) elements does not fill shape \(shape), which holds \(size)")
    if let source = buffer.baseAddress { pointer.update(from: source, count: size) }
  }

  /// A 3-d array of planes of rows, which must all be of one length.
  public init(_ planes: [[[Element]]]) {
    self = planes.isEmpty ? .empty([0, 0, 0]) : .stack(planes.map { NDArray($0) })
  }
}

extension NDArray where Element == Int {
  /// The indices of every position of a shape, one array for each axis: NumPy's `indices`. Read-only views. O(ndim).
  public static func indices(_ shape: Dimensions) -> [NDArray] { grid(shape.checked.map { arange($0) }) }
}

extension NDArray where Element: FloatingPointElement {
  /// `count` numbers evenly spaced from `start` up to, but without, `stop`: NumPy's `linspace(endpoint=False)`. O(n).
  public static func linspace(_ start: Element, upTo stop: Element, count: Int) -> NDArray {
    require(count >= 0, "linspace(\(start), upTo: \(stop), count: \(count)): there can't be fewer than none")
    let step = (stop - start) / Element(Swift.max(count, 1))
    let result = empty([count])
    for i in 0..<count { result.pointer[i] = Element(i) * step + start }
    return result
  }

  /// `count` numbers from `base` to the power of `start` to `base` to the power of `stop`, their exponents evenly
  /// spaced, both included. O(n).
  public static func logspace(_ start: Element, _ stop: Element, count: Int, base: Element = 10) -> NDArray {
    power(base, linspace(start, stop, count: count))
  }

  /// `count` numbers from `start` to `stop`, each the same multiple of the one before it, both included. The ends must
  /// have one sign and not be 0. O(n).
  public static func geomspace(_ start: Element, _ stop: Element, count: Int) -> NDArray {
    require(
      start != 0 && stop != 0 && (start < 0) == (stop < 0),
      "geomspace(\(start), \(stop)): a geometric sequence does not reach 0, nor the other sign")
    let sign: Element = start < 0 ? -1 : 1
    let logs = log10(NDArray([start * sign, stop * sign]))
    let result = logspace(logs[0], logs[1], count: count) * sign
    if count > 0 { result[0] = start }
    if count > 1 { result[count - 1] = stop }
    return result
  }
}
