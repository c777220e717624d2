import LanesKernelInterface

// Between two sparse matrices there is no `*`: SciPy's matrices mean the matrix product by it, its arrays the product
// of elements. Both have a name here.

extension CompressedMatrix {
  /// The sum of two matrices of one shape, in the orientation of the first. A copy, canonical, without the zeros that
  /// come of it. O(stored of both).
  public static func + <Other>(
    a: CompressedMatrix, b: CompressedMatrix<Element, Index, Other>
  ) -> CompressedMatrix {
    a.united(.add, CompressedMatrix(b))
  }

  /// The difference of two matrices of one shape, in the orientation of the first. A copy, canonical, without the
  /// zeros that come of it. O(stored of both).
  public static func - <Other>(
    a: CompressedMatrix, b: CompressedMatrix<Element, Index, Other>
  ) -> CompressedMatrix {
    a.united(.subtract, CompressedMatrix(b))
  }

  /// The products of elements at the same place, SciPy's `multiply`; the matrix product is
  /// ``matmul(_:_:)-(CompressedMatrix,_)``. Places that one of the two does not store are zero, whatever the other one
  /// holds. A copy, canonical, without the zeros that come of it. O(stored of both).
  public func multiplied<Other>(by other: CompressedMatrix<Element, Index, Other>) -> CompressedMatrix {
    let (a, b) = (canonical, CompressedMatrix(other).canonical)
    a.requireShape(of: b.shape, for: "multiplied(by:)")
    let (places, mine, theirs) = a.structure.intersection(b.structure)
    let product = a.values.gathered(mine)
    product *= b.values.gathered(theirs)
    return CompressedMatrix(places, product).eliminatingZeros()
  }

  /// The matrix with its values multiplied by a number; explicit zeros stay. The structure is shared. O(stored).
  public static func * (a: CompressedMatrix, b: Element) -> CompressedMatrix { .init(a.structure, a.values * b) }
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

  private func united(_ operation: BinaryOperator, _ other: CompressedMatrix) -> CompressedMatrix {
    requireShape(of: other.shape, for: operation)
    let (a, b) = (canonical, other.canonical)
    let (places, mine, theirs) = a.structure.union(b.structure)
    let result = NDArray<Element>.zeros([places.storedCount])
    result.scatter(a.values, to: mine)
    let met = result.gathered(theirs)
    BinaryFunction<Element>(operation)(met, b.values, out: met)
    result.scatter(met, to: theirs)
    return CompressedMatrix(places, result).eliminatingZeros()
  }

  private func requireShape(of other: Dimensions, for operation: some Any) {
    require(shape == other, "\(operation) of sparse matrices of shapes \(shape) and \(other): they must be equal")
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
