/// What an array is coded as.
private enum Key: String, CodingKey { case dtype, shape, elements }

extension NDArray: Encodable where Element: Encodable {
  /// Writes the element type by NumPy's name, the shape, and the elements in row-major order. O(size).
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("\(Element.dtype)", forKey: .dtype)
    try container.encode(Array(shape), forKey: .shape)
    var list = container.nestedUnkeyedContainer(forKey: .elements)
    for element in elements { try list.encode(element) }
  }
}

extension NDArray: Decodable where Element: Decodable {
  /// Reads what `encode(to:)` writes. A wrong type, shape or number of elements throws a `DecodingError`; memory is taken
  /// for the elements that are there, not for those that the shape promises.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let dtype = try container.decode(String.self, forKey: .dtype)
    func corrupted(_ key: Key, _ message: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: container, debugDescription: message)
    }
    guard dtype == "\(Element.dtype)" else {
      throw corrupted(.dtype, "elements of type \(dtype) where \(Element.dtype) is expected")
    }
    let extents = try container.decode([Int].self, forKey: .shape)
    guard extents.count <= Dimensions.maximumCount, extents.allSatisfy({ $0 >= 0 }),
      let count = Dimensions(extents).checkedProduct
    else {
      throw corrupted(.shape, "\(extents) is no shape of an array: up to \(Dimensions.maximumCount) extents from 0")
    }
    let elements = try container.decode([Element].self, forKey: .elements)
    guard elements.count == count else {
      throw corrupted(.elements, "\(elements.count) elements for shape \(Dimensions(extents)), which holds \(count)")
    }
    let array = NDArray(elements)
    self.init(storage: array.storage, layout: Layout(contiguous: Dimensions(extents)), isView: false, isWritable: true)
  }
}

extension NDArray: Hashable {
  /// Equal arrays, by shape and elements, have one hash. An array is a handle: one that is a key of a dictionary must not
  /// be written to. O(size).
  public func hash(into hasher: inout Hasher) {
    hasher.combine(shape)
    for element in elements { hasher.combine(element) }
  }
}
