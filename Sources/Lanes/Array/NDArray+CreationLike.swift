extension NDArray {
  /// An array of another's shape and order of axes, whose memory holds whatever was there before. O(1).
  public static func empty<Other>(like other: NDArray<Other>) -> NDArray {
    NDArray(adopting: Operand(allocatingLike: other.layout, Element.dtype))
  }

  /// An array of zeros, or of `false`, with another's shape and order of axes. O(size).
  public static func zeros<Other>(like other: NDArray<Other>) -> NDArray { full(like: other, .zero) }

  /// An array of ones, or of `true`, with another's shape and order of axes. O(size).
  public static func ones<Other>(like other: NDArray<Other>) -> NDArray { full(like: other, .one) }

  /// An array that holds `value` everywhere, with another's shape and order of axes. O(size).
  public static func full<Other>(like other: NDArray<Other>, _ value: Element) -> NDArray {
    let result = empty(like: other)
    result.fill(value)
    return result
  }
}
