/// Arrays from outside that make no sparse matrix.
public enum SparseError: Error, Equatable, CustomStringConvertible {
  /// A shape with fewer than no rows or columns, or not of two axes.
  case invalidShape([Int])
  /// More rows or columns than the type of the indices can count.
  case tooLarge(shape: [Int], largest: Int)
  /// Arrays that must have one length, or one axis, and do not.
  case mismatchedLengths(String)
  /// Offsets that do not rise from 0 to the number of stored elements.
  case invalidOffset(position: Int, value: Int, storedCount: Int)
  /// An index outside of the matrix.
  case indexOutOfRange(position: Int, value: Int, extent: Int)

  public var description: String {
    switch self {
    case .invalidShape(let shape):
      "a sparse matrix of shape \(shape): it has two axes, and neither can be negative"
    case .tooLarge(let shape, let largest):
      "a sparse matrix of shape \(shape): its indices count up to \(largest); use Int64 indices"
    case .mismatchedLengths(let text): text
    case .invalidOffset(let position, let value, let storedCount):
      "offset \(position) is \(value): offsets begin with 0, never fall, and end with the number of stored elements, "
        + "which is \(storedCount)"
    case .indexOutOfRange(let position, let value, let extent):
      "index \(value) at position \(position): indices go from 0 to \(extent - 1)"
    }
  }
}
