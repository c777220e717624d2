import Lanes

/// Comparisons of a case's result with a plain loop over the elements.
enum Checks {
  /// nil if `result[i] == expected(i)` for all elements of a contiguous array, else where not.
  static func elements<Element: ArrayElement>(
    of result: NDArray<Element>, equal expected: (Int) -> Element
  ) -> String? {
    result.withUnsafeBufferPointer { elements in
      for i in elements.indices where elements[i] != expected(i) {
        return "element \(i) is \(elements[i]), and should be \(expected(i))"
      }
      return nil
    }
  }

  static func value<Value: Equatable>(_ result: Value, equals expected: Value) -> String? {
    result == expected ? nil : "the result is \(result), and should be \(expected)"
  }
}
