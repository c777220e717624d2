import LanesKernelInterface

// Between two sparse matrices there is no `*`: SciPy's matrices mean the matrix product by it, its arrays the product
// of elements. Both have a name here.

extension CompressedMatrix {
  /// The sum of two matrices of one shape, in the orientation of the first. A copy, canonical, without the zeros that
  /// come of it. O(stored of both).
  public static func + <Other>(
    a: CompressedMatrix, b: CompressedMatrix<Element, Index, Other>
  ) -> CompressedMatrix {
    a.merged(CompressedMatrix(b), loops.sum, a.storedCount + b.storedCount, "add")
  }

  /// The difference of two matrices of one shape, in the orientation of the first. A copy, canonical, without the
  /// zeros that come of it. O(stored of both).
  public static func - <Other>(
    a: CompressedMatrix, b: CompressedMatrix<Element, Index, Other>
  ) -> CompressedMatrix {
    a.merged(CompressedMatrix(b), loops.difference, a.storedCount + b.storedCount, "subtract")
  }

  /// The products of elements at the same place, SciPy's `multiply`; the matrix product is
  /// `matmul(_:_:)`. Places that one of the two does not store are zero, whatever the other one
  /// holds. A copy, canonical, without the zeros that come of it. O(stored of both).
  public func multiplied<Other>(by other: CompressedMatrix<Element, Index, Other>) -> CompressedMatrix {
    let most = Swift.min(storedCount, other.storedCount)
    return merged(CompressedMatrix(other), Self.loops.elementProduct, most, "multiplied(by:)")
  }

  /// The matrix with its values multiplied by a number; explicit zeros stay. The structure is shared. O(stored).
  public static func * (a: CompressedMatrix, b: Element) -> CompressedMatrix { .init(a.structure, a.values * b) }
  /// The matrix with its values multiplied by a number, which stands first.
  public static func * (a: Element, b: CompressedMatrix) -> CompressedMatrix { .init(b.structure, a * b.values) }

  /// The matrix with the negatives of its values. The structure is shared. O(stored).
  public static prefix func - (a: CompressedMatrix) -> CompressedMatrix { .init(a.structure, -a.values) }

  /// The matrix with a function of its values, each place taken once: what is not stored stays zero, also where the
  /// function makes something else of zero. `function` gets a list of values and gives one of as many; the structure is
  /// shared. O(stored).
  ///
  ///     let roots = m.mapValues { NDArray.squareRoot($0) }
  public func mapValues<Result: NumericElement, Failure: Error>(
    _ function: (NDArray<Element>) throws(Failure) -> NDArray<Result>
  ) throws(Failure) -> CompressedMatrix<Result, Index, Orientation> {
    let matrix = canonical
    let result = try function(matrix.values)
    require(
      result.shape == matrix.values.shape,
      "mapValues gave shape \(result.shape) for values of shape \(matrix.values.shape): it gives one for each")
    return .init(matrix.structure, result.asContiguous())
  }

  /// What a loop makes of this matrix and another one; at most `capacity` elements.
  private func merged(
    _ other: CompressedMatrix, _ loop: SparseLoops.Merge, _ capacity: Int, _ operation: String
  ) -> CompressedMatrix {
    require(
      shape == other.shape, "\(operation) of sparse matrices of shapes \(shape) and \(other.shape): they must be equal")
    let (a, b) = (canonical, other.canonical)
    let places = SparseStructureBuffer<Index>(
      count: structure.count, extent: structure.extent, capacity: capacity)
    let result = NDArray<Element>.empty([capacity])
    let stored = withExtendedLifetime((a, b)) {
      loop(
        a.structure.lines, a.values.pointer, b.structure.lines, b.values.pointer, places.lines, result.pointer)
    }
    Index.requireCountable(stored, "\(operation) of two matrices")
    return CompressedMatrix(places.finish(stored), result.prefix(stored))
  }
}

extension CompressedMatrix where Element: InexactElement {
  /// The matrix with its values divided by a number; what is not stored stays zero. The structure is shared. O(stored).
  public static func / (a: CompressedMatrix, b: Element) -> CompressedMatrix { .init(a.structure, a.values / b) }
}

extension CompressedMatrix where Element: OrderedElement {
  /// The matrix with the magnitudes of its values. O(stored).
  public var absolute: CompressedMatrix { mapValues { NDArray.absolute($0) } }
}

extension CompressedMatrix where Element: ComplexElement {
  /// The matrix with the magnitudes of its values. O(stored).
  public var absolute: CompressedMatrix<Element.Part, Index, Orientation> { mapValues { NDArray.absolute($0) } }

  /// The matrix with the conjugates of its values. The structure is shared. O(stored).
  public var conjugate: CompressedMatrix { .init(structure, NDArray.conjugate(values)) }
}
