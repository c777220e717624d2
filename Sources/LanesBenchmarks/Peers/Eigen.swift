import CEigen

/// Eigen's versions of a few cases; nil when its headers were not there when this was compiled.
enum Eigen {
  typealias Combine = (UnsafeMutablePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, Int) -> Void

  static var isAvailable: Bool { ceigen_available() }

  private static func ifAvailable<Function>(_ function: Function) -> Function? { isAvailable ? function : nil }

  /// a + b · 2
  static var addTwice: Combine? { ifAvailable { ceigen_add_twice($0, $1, $2, $3) } }
  /// A polynomial with ten terms.
  static var polynomial: ((UnsafeMutablePointer<Float>, UnsafePointer<Float>, Int) -> Void)? {
    ifAvailable { ceigen_polynomial($0, $1, $2) }
  }
  /// The product of two square matrices.
  static var matrixProduct: Combine? { ifAvailable { ceigen_matrix_product($0, $1, $2, $3) } }
  /// The transposed copy of a square matrix of four-byte elements.
  static var transposedCopy: ((UnsafeMutableRawPointer, UnsafeRawPointer, Int) -> Void)? {
    ifAvailable {
      ceigen_transposed_copy(
        $0.assumingMemoryBound(to: Float.self), $1.assumingMemoryBound(to: Float.self), $2)
    }
  }
}
