/// How an axis lies in an array whose elements follow each other: `outer` blocks, each of `extent` rows of `inner`
/// elements.
///
/// Most arrays lie like this, and for them a kernel can be called at once: no walk over axes has to be planned.
struct AxisSpan {
  let outer: Int
  let extent: Int
  let inner: Int

  /// The span of an axis, if the array lies so.
  init?(_ axis: Int, of layout: Layout) {
    guard layout.isContiguous && layout.size > 0 else { return nil }
    var inner = 1
    var next = layout.shape.count - 1
    while next > axis {
      inner *= layout.shape[next]
      next -= 1
    }
    extent = layout.shape[axis]
    self.inner = inner
    outer = layout.size / (extent * inner)
  }
}
