import LanesIntrinsics
import LanesKernelInterface

/// Running totals of a reduction. Each waits for the one before it, so what goes side by side are lines: columns in
/// vectors, other lines four at a time.
func scan<R: Reduction>(_ reduction: R.Type) -> ScanLoop {
  ScanLoop { source, stride, lineStride, out, outStride, outLineStride, count, lines in
    guard count > 0 else { return }
    let x = source.assumingMemoryBound(to: R.Element.self)
    let y = out.assumingMemoryBound(to: R.Accumulator.self)
    if lineStride == 1 && outLineStride == 1 && lines > 1 {
      return scanColumns(R.self, x, stride, y, outStride, count, lines)
    }
    var line = 0
    // (What rounds takes a few cycles to add; integers wait for their stores at most.)
    while R.isRounding && line &+ 4 <= lines {
      scanFour(
        R.self, x + line &* lineStride, stride, lineStride, y + line &* outLineStride, outStride, outLineStride, count)
      line &+= 4
    }
    while line < lines {
      scanLine(R.self, x + line &* lineStride, stride, y + line &* outLineStride, outStride, count)
      line &+= 1
    }
  }
}

@inline(__always)
private func scanLine<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ stride: Int, _ y: UnsafeMutablePointer<R.Accumulator>,
  _ outStride: Int, _ count: Int
) {
  if R.addsWords && MemoryLayout<R.Element>.stride == 8 && stride == 1 && outStride == 1 {
    let words = UnsafeRawPointer(x).assumingMemoryBound(to: UInt64.self)
    return lanes_running_sum(words, count, UnsafeMutableRawPointer(y).assumingMemoryBound(to: UInt64.self))
  }
  var total = R.take(x[0])
  y[0] = total
  var i = 1
  if stride == 1 && outStride == 1 {
    while i < count {
      total = R.combine(total, R.take(x[i]))
      y[i] = total
      i &+= 1
    }
  } else {
    while i < count {
      total = R.combine(total, R.take(x[i &* stride]))
      y[i &* outStride] = total
      i &+= 1
    }
  }
}

/// The processor adds to four totals in the time that one addition takes to finish.
@inline(__always)
private func scanFour<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ stride: Int, _ lineStride: Int,
  _ y: UnsafeMutablePointer<R.Accumulator>, _ outStride: Int, _ outLineStride: Int, _ count: Int
) {
  let (x1, x2, x3) = (x + lineStride, x + 2 &* lineStride, x + 3 &* lineStride)
  let (y1, y2, y3) = (y + outLineStride, y + 2 &* outLineStride, y + 3 &* outLineStride)
  var (a, b, c, d) = (R.take(x[0]), R.take(x1[0]), R.take(x2[0]), R.take(x3[0]))
  (y[0], y1[0], y2[0], y3[0]) = (a, b, c, d)
  var (from, to) = (stride, outStride)
  var i = 1
  while i < count {
    a = R.combine(a, R.take(x[from]))
    b = R.combine(b, R.take(x1[from]))
    c = R.combine(c, R.take(x2[from]))
    d = R.combine(d, R.take(x3[from]))
    y[to] = a
    y1[to] = b
    y2[to] = c
    y3[to] = d
    from &+= stride
    to &+= outStride
    i &+= 1
  }
}

/// Whole rows of totals take in the next row, so few columns at once that the row before is still in the first cache.
@inline(__always)
private func scanColumns<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ stride: Int, _ y: UnsafeMutablePointer<R.Accumulator>,
  _ outStride: Int, _ count: Int, _ columns: Int
) {
  let tile = 8192 / MemoryLayout<R.Accumulator>.stride
  var column = 0
  while column < columns {
    let width = min(tile, columns &- column)
    let (x, y) = (x + column, y + column)
    var i = 0
    while i < width {
      y[i] = R.take(x[i])
      i &+= 1
    }
    var row = 1
    while row < count {
      let total = y + row &* outStride
      takeRow(R.self, total - outStride, x + row &* stride, total, width)
      row &+= 1
    }
    column &+= width
  }
}

/// A function of its own: of its pointers the vectoriser can ask whether they overlap.
@inline(never)
private func takeRow<R: Reduction>(
  _ reduction: R.Type, _ last: UnsafePointer<R.Accumulator>, _ x: UnsafePointer<R.Element>,
  _ total: UnsafeMutablePointer<R.Accumulator>, _ count: Int
) {
  var i = 0
  while i < count {
    total[i] = R.combine(last[i], R.take(x[i]))
    i &+= 1
  }
}

extension Declaring {
  /// The running totals of the sum and the product of a type.
  func runningTotals<Sum: Reduction, Product: Reduction>(_ sum: Sum.Type, _ product: Product.Type) {
    set.scan[.add, dtype] = scan(sum)
    set.scan[.multiply, dtype] = scan(product)
  }
}

extension Declaring where T: OrderedArithmetic {
  func runningExtremes() {
    set.scan[.minimum, dtype] = scan(MinimumReduction<T>.self)
    set.scan[.maximum, dtype] = scan(MaximumReduction<T>.self)
  }
}
