extension NDArray {
  /// Reads an array from a file in the NPY format, as ``AnyNDArray/init(contentsOf:)`` does.
  ///
  /// A file whose elements are of another type is an error, unless `casting` allows to convert them; it is
  /// found before the elements are read.
  ///
  ///     let a = try NDArray<Float>(contentsOf: "a.npy")
  ///     let b = try NDArray<Double>(contentsOf: "a.npy", casting: .safe)
  public init(contentsOf path: String, casting: CastingRule = .no) throws(FileError) {
    self = try NDArray(decoding: SourceStream(FileSource(path)), casting)
  }

  /// Reads an array from the bytes of such a file. It is in fresh memory. O(size).
  public init(npyBytes bytes: [UInt8], casting: CastingRule = .no) throws(FileError) {
    self = try NDArray(decoding: SourceStream(ArraySource(bytes: bytes)), casting)
  }

  /// Reads an array from the bytes of such a file, which are only read during the call. O(size).
  public init(npyBytes bytes: UnsafeRawBufferPointer, casting: CastingRule = .no) throws(FileError) {
    self = try NDArray(decoding: SourceStream(BufferSource(buffer: bytes)), casting)
  }

  /// Writes the array to a file in the NPY format, as ``AnyNDArray/save(to:)`` does. O(size).
  public func save(to path: String) throws(FileError) { try erased.save(to: path) }

  /// The bytes of the file that ``save(to:)`` writes. O(size).
  public func npyBytes() -> [UInt8] { erased.npyBytes() }

  init(decoding stream: some ByteStream, _ casting: CastingRule) throws(FileError) {
    var decoder = try NPYDecoder(stream)
    self = try decoder.array(of: Element.self, casting)
  }
}

extension NPYDecoder {
  /// Reads the elements as elements of a type, if the rule allows it.
  mutating func array<Element: ArrayElement>(
    of type: Element.Type, _ casting: CastingRule
  ) throws(FileError) -> NDArray<Element> {
    guard casting.allows(header.dtype, as: Element.dtype) else {
      let way = CastingRule.safe.allows(header.dtype, as: Element.dtype) ? ".safe" : ".unsafe"
      throw FileError(
        .dtypeMismatch, stream.path,
        "holds \(header.dtype) elements, not \(Element.dtype): load them as they are, as AnyNDArray, or convert them with "
          + "casting: \(way)")
    }
    let array = try array()
    return array.as(type) ?? array.cast(to: type)
  }
}
