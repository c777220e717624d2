extension NDArray where Element: FloatingPointElement {
  /// Whether each pair of elements is close: |a − b| ≤ absolute + relative · |b|, as NumPy's `isclose` has it. Infinities are close
  /// to themselves; NaN is close to NaN only with `equalNaN`. Shapes are broadcast. O(size), with copies.
  public func isClose(
    to other: NDArray, relative: Element = Element(1e-5), absolute: Element = Element(1e-8), equalNaN: Bool = false
  ) -> NDArray<Bool> {
    let near = NDArray.absolute(self - other) .<= NDArray.absolute(other) * relative + absolute
    // The tolerance of an infinity is infinite: it is close to nothing but itself.
    let result = (near .& NDArray.isFinite(other)) .| (self .== other)
    return equalNaN ? result .| (NDArray.isNaN(self) .& NDArray.isNaN(other)) : result
  }

  /// Whether all pairs of elements are close: NumPy's `allclose`.
  public func isAllClose(
    to other: NDArray, relative: Element = Element(1e-5), absolute: Element = Element(1e-8), equalNaN: Bool = false
  ) -> Bool {
    isClose(to: other, relative: relative, absolute: absolute, equalNaN: equalNaN).all()
  }
}
