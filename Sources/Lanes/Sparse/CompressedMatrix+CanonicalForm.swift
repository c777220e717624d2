import LanesKernelInterface

extension CompressedMatrix {
  /// The matrix with the indices of each line in order; repeated places keep theirs. This matrix where they are in
  /// order already, else a copy. O(stored) for short lines and for long ones.
  public func sortingIndices() -> CompressedMatrix {
    if structure.isSorted { return self }
    let (sorted, positions) = structure.sorted()
    return CompressedMatrix(sorted, values.gathered(positions))
  }

  /// The matrix with sorted indices and each place once: elements of one place are added, in order, and `Float16` in
  /// `Float`. This matrix where it is so already, else a copy. O(stored).
  public func summingDuplicates() -> CompressedMatrix {
    if structure.isCanonical { return self }
    let matrix = sortingIndices()
    if matrix.structure.isCanonical { return matrix }
    let (groups, starts) = matrix.structure.grouped()
    func sums<T: NumericElement>(_ values: NDArray<T>) -> NDArray<T> {
      let result = NDArray<T>.empty([groups.storedCount])
      CompressedMatrix<T, Index, Orientation>.loops.groupSums(
        values.pointer, starts.pointer, groups.storedCount, result.pointer)
      return withExtendedLifetime((values, starts)) { result }
    }
    return CompressedMatrix(
      groups,
      Element.dtype == .float16
        ? sums(matrix.values.cast(to: Float.self)).cast(to: Element.self) : sums(matrix.values))
  }

  /// The matrix without stored zeros, each place once and with sorted indices. This matrix where there is nothing to
  /// do, else a copy. O(stored).
  public func eliminatingZeros() -> CompressedMatrix {
    let matrix = canonical
    if matrix.values.all() { return matrix }
    let mask = matrix.values .!= .zero
    let stored = mask.countNonZero()
    return CompressedMatrix(matrix.structure.filtered(mask, stored), matrix.values[mask])
  }

  /// The matrix with sorted indices and each place once.
  var canonical: CompressedMatrix { summingDuplicates() }
}
