import LanesKernelInterface

/// The product of complex matrices as one of real matrices twice as deep and wide, which runs at their speed:
///
///     [aᵣ aᵢ] · [ bᵣ bᵢ]  =  [aᵣbᵣ − aᵢbᵢ   aᵣbᵢ + aᵢbᵣ]
///               [−bᵢ bᵣ]
///
/// Numbers side by side in memory are the rows of `a` and of the result already; `b` is spread in a copy.
struct ComplexMatrixProduct<Part: ComplexPairPart & TileElement> {
  typealias Matrix = MatrixProductLoops.Matrix
  typealias Pair = ComplexPair<Part>

  @inline(__always)
  func run(_ a: Matrix, _ b: Matrix, _ out: Matrix, _ m: Int, _ n: Int, _ k: Int) {
    let copyA = a.columnStride == 1 ? nil : copy(a, m, k)
    let result = out.columnStride == 1 ? nil : UnsafeMutablePointer<Pair>.allocate(capacity: m &* n)
    let spread = spread(b, k, n)
    defer {
      copyA?.deallocate()
      result?.deallocate()
      spread.deallocate()
    }
    let rowsA =
      copyA.map { Matrix($0, rowStride: 2 &* k, columnStride: 1) }
      ?? Matrix(a.start, rowStride: 2 &* a.rowStride, columnStride: 1)
    let rowsOut =
      result.map { Matrix($0, rowStride: 2 &* n, columnStride: 1) }
      ?? Matrix(out.start, rowStride: 2 &* out.rowStride, columnStride: 1)
    MatrixProduct<Part>().run(
      rowsA, Matrix(spread, rowStride: 2 &* n, columnStride: 1), rowsOut, m, 2 &* n, 2 &* k)
    guard let result else { return }
    let z = out.start.assumingMemoryBound(to: Pair.self)
    var i = 0
    while i < m {
      var j = 0
      while j < n {
        z[i &* out.rowStride &+ j &* out.columnStride] = result[i &* n &+ j]
        j &+= 1
      }
      i &+= 1
    }
  }

  /// Rows times a vector: a real row has two dot products, with `[bᵣ −bᵢ]` and with `[bᵢ bᵣ]`.
  @inline(__always)
  func multiply(
    _ rows: Matrix, _ rowCount: Int, _ vector: UnsafeRawPointer, _ stride: Int, _ count: Int,
    _ out: UnsafeMutableRawPointer, _ outStride: Int
  ) {
    let b = vector.assumingMemoryBound(to: Pair.self)
    let parts = UnsafeMutablePointer<Pair>.allocate(capacity: 2 &* count)
    defer { parts.deallocate() }
    var i = 0
    while i < count {
      let element = b[i &* stride]
      parts[i] = Pair(element.real, -element.imaginary)
      parts[count &+ i] = Pair(element.imaginary, element.real)
      i &+= 1
    }
    let real = DotProduct<Part>(multiplyAdd: { .multiplyAdd($0, $1, $2) }, short: { Part.dot($0, $1, $2) })
    var row = 0
    while row < rowCount {
      let line = Matrix(rows.start + row &* rows.rowStride &* MemoryLayout<Pair>.stride, rowStride: 0, columnStride: 1)
      let place = out + row &* outStride &* MemoryLayout<Pair>.stride
      real.run(line, 1, parts, 1, 2 &* count, place, 0)
      real.run(line, 1, parts + count, 1, 2 &* count, place + MemoryLayout<Part>.stride, 0)
      row &+= 1
    }
  }

  @inline(__always)
  private func copy(_ a: Matrix, _ rows: Int, _ columns: Int) -> UnsafeMutablePointer<Pair> {
    let x = a.start.assumingMemoryBound(to: Pair.self)
    let result = UnsafeMutablePointer<Pair>.allocate(capacity: rows &* columns)
    var i = 0
    while i < rows {
      var j = 0
      while j < columns {
        result[i &* columns &+ j] = x[i &* a.rowStride &+ j &* a.columnStride]
        j &+= 1
      }
      i &+= 1
    }
    return result
  }

  /// Two rows for each row of `b`.
  @inline(__always)
  private func spread(_ b: Matrix, _ rows: Int, _ columns: Int) -> UnsafeMutablePointer<Pair> {
    let y = b.start.assumingMemoryBound(to: Pair.self)
    let result = UnsafeMutablePointer<Pair>.allocate(capacity: 2 &* rows &* columns)
    var i = 0
    while i < rows {
      let (line, turned) = (result + 2 &* i &* columns, result + (2 &* i &+ 1) &* columns)
      var j = 0
      while j < columns {
        let element = y[i &* b.rowStride &+ j &* b.columnStride]
        line[j] = element
        turned[j] = Pair(-element.imaginary, element.real)
        j &+= 1
      }
      i &+= 1
    }
    return result
  }
}

extension Declaring {
  @inline(__always)
  func complexMatrixProducts<Part: ComplexPairPart & TileElement>() where T == ComplexPair<Part> {
    let multiplyAdd: @Sendable (T, T, T) -> T = { .sum($0, .product($1, $2)) }
    set.matrixProduct[.asIs, dtype] = MatrixProductLoops(
      product: { a, b, out, m, n, k in ComplexMatrixProduct<Part>().run(a, b, out, m, n, k) },
      combination: combination(multiplyAdd),
      dots: { rows, rowCount, vector, stride, count, out, outStride in
        if rows.columnStride == 1 && rowCount > 1 {
          return ComplexMatrixProduct<Part>().multiply(rows, rowCount, vector, stride, count, out, outStride)
        }
        DotProduct<T>(multiplyAdd: multiplyAdd, short: { shortDot($0, $1, $2, multiplyAdd) }).run(
          rows, rowCount, vector, stride, count, out, outStride)
      })
  }
}

/// The sum of products of short lines side by side, in 256 bytes of sums.
@inline(__always)
private func shortDot<T: Arithmetic>(
  _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ count: Int, _ multiplyAdd: (T, T, T) -> T
) -> T {
  let width = 256 / MemoryLayout<T>.stride
  return withUnsafeTemporaryAllocation(of: T.self, capacity: width) { memory in
    let sums = memory.baseAddress!
    sums.update(repeating: .zero, count: width)
    var i = 0
    while i &+ width <= count {
      var lane = 0
      while lane < width {
        sums[lane] = multiplyAdd(sums[lane], a[i &+ lane], b[i &+ lane])
        lane &+= 1
      }
      i &+= width
    }
    var lane = 0
    while i < count {
      sums[lane] = multiplyAdd(sums[lane], a[i], b[i])
      lane &+= 1
      i &+= 1
    }
    var span = width / 2
    while span > 0 {
      lane = 0
      while lane < span {
        sums[lane] = .sum(sums[lane], sums[lane &+ span])
        lane &+= 1
      }
      span /= 2
    }
    return sums[0]
  }
}
