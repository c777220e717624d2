import LanesKernelInterface

// Where the smallest and largest elements stand.

extension Reducing {
  /// The place in row-major order of the first extreme of elements, of which there is at least one.
  static func place(of operation: ReductionOperator, in source: Operand) -> Int {
    defer { withExtendedLifetime(source) {} }
    let loop = KernelSelection.current.kernels.extremePlace(operation, source.dtype)!
    var place = 0
    if source.layout.isContiguous {
      loop(source.pointer, 1, source.layout.size, 0, 1, &place)
      return place
    }
    if source.rank == 1 {
      loop(source.pointer, source.layout.strides[known: 0], source.size, 0, 1, &place)
      return place
    }
    // An extreme that is repeated stands first where its axes begin.
    let layout = source.layout.withoutRepetitions()?.layout ?? source.layout
    let steps = Layout(contiguous: source.layout.shape).strides
    guard let axis = layout.shape.indices.last(where: { layout.shape[$0] > 1 }) else { return 0 }
    let (length, lines) = (layout.shape[axis], layout.size / layout.shape[axis])
    if lines == 1 {
      loop(source.pointer, layout.strides[axis], length, 0, 1, &place)
      return place &* steps[axis]
    }
    // The best of each line, then the first line whose best is the best.
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: lines) { places in
      withUnsafeTemporaryAllocation(byteCount: lines &* source.dtype.itemSize, alignment: 16) { bests in
        let (places, bests) = (places.baseAddress!, bests.baseAddress!)
        Reducing.places(of: operation, in: source, layout, along: axis, into: places)
        var outer = layout.shape
        outer[axis] = 1
        var line = 0
        forEachIndex(outer, layout.strides, steps) { first, _ in
          copyElement(source.address(first &+ places[line] &* layout.strides[axis]), bests, line, source.dtype.itemSize)
          line &+= 1
        }
        var best = 0
        loop(bests, 1, lines, 0, 1, &best)
        line = 0
        forEachIndex(outer, layout.strides, steps) { _, step in
          if line == best { place = step }
          line &+= 1
        }
        return place &+ places[best] &* steps[axis]
      }
    }
  }

  /// Sets `places` to where, along an axis, the first extreme of each line stands, in row-major order of the lines.
  static func places(
    of operation: ReductionOperator, in source: Operand, _ layout: Layout, along axis: Int,
    into places: UnsafeMutablePointer<Int>
  ) {
    let loop = KernelSelection.current.kernels.extremePlace(operation, source.dtype)!
    defer { withExtendedLifetime(source) {} }
    if let span = AxisSpan(axis, of: layout) {
      let (extent, inner) = (span.extent, span.inner)
      if inner == 1 { return loop(source.pointer, 1, extent, extent, span.outer, places) }
      for block in 0..<span.outer {
        loop(source.address(block * extent * inner), inner, extent, 1, inner, places + block * inner)
      }
      return
    }

    // What lies side by side in memory are lines of one call.
    var kept = layout.shape
    kept[axis] = 1
    let steps = Layout(contiguous: kept).strides
    var side = axis
    for i in kept.indices.reversed() where kept[i] > 1 {
      if side == axis || layout.strides[i].magnitude < layout.strides[side].magnitude { side = i }
    }
    var outer = kept
    outer[side] = 1
    let (length, stride, lines, lineStride) = (
      layout.shape[axis], layout.strides[axis], kept[side], layout.strides[side]
    )
    forEachIndex(outer, layout.strides, steps) { offset, step in
      let (first, places) = (source.address(offset), places + step)
      if steps[side] == 1 || lines == 1 { return loop(first, stride, length, lineStride, lines, places) }
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 128) { buffer in
        var line = 0
        while line < lines {
          let count = Swift.min(128, lines - line)
          loop(
            first + line * lineStride * source.dtype.itemSize, stride, length, lineStride, count, buffer.baseAddress!)
          for i in 0..<count { places[(line + i) * steps[side]] = buffer[i] }
          line += count
        }
      }
    }
  }

  /// Calls `body` with two offsets of each index of a shape, which is not empty, in row-major order.
  @inline(__always)
  private static func forEachIndex(
    _ shape: Dimensions, _ strides: Dimensions, _ steps: Dimensions, _ body: (_ offset: Int, _ step: Int) -> Void
  ) {
    var index = Dimensions(repeating: 0, count: shape.rank)
    var (offset, step) = (0, 0)
    while true {
      body(offset, step)
      var axis = shape.rank &- 1
      while axis >= 0 {
        index[known: axis] &+= 1
        offset &+= strides[known: axis]
        step &+= steps[known: axis]
        if index[known: axis] < shape[known: axis] { break }
        offset &-= strides[known: axis] &* shape[known: axis]
        step &-= steps[known: axis] &* shape[known: axis]
        index[known: axis] = 0
        axis &-= 1
      }
      if axis < 0 { return }
    }
  }

  @inline(__always)
  private static func copyElement(
    _ source: UnsafeMutableRawPointer, _ out: UnsafeMutableRawPointer, _ place: Int, _ itemSize: Int
  ) {
    switch itemSize {
    case 1: out.storeBytes(of: source.load(as: UInt8.self), toByteOffset: place, as: UInt8.self)
    case 2: out.storeBytes(of: source.load(as: UInt16.self), toByteOffset: 2 &* place, as: UInt16.self)
    case 4: out.storeBytes(of: source.load(as: UInt32.self), toByteOffset: 4 &* place, as: UInt32.self)
    default: out.storeBytes(of: source.load(as: UInt64.self), toByteOffset: 8 &* place, as: UInt64.self)
    }
  }
}
