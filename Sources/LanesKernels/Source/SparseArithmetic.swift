import LanesKernelInterface

/// Lines as the loops read them.
struct SparseLines<Index: FixedWidthInteger> {
  let count: Int
  let offsets: UnsafeMutablePointer<Index>
  let indices: UnsafeMutablePointer<Index>

  @inline(__always)
  init(_ lines: SparseStructureLoops.Lines) {
    count = lines.count
    offsets = lines.offsets.assumingMemoryBound(to: Index.self)
    indices = lines.indices.assumingMemoryBound(to: Index.self)
  }

  @inline(__always) func offset(_ line: Int) -> Int { Int(truncatingIfNeeded: offsets[line]) }
  @inline(__always) func index(_ position: Int) -> Int { Int(truncatingIfNeeded: indices[position]) }
}

/// Products of a sparse matrix with dense ones.
struct SparseProduct<T: Arithmetic, Index: FixedWidthInteger> {
  let lines: SparseLines<Index>
  let values: UnsafePointer<T>
  /// Rounds once or twice, whichever the instruction set does.
  let multiplyAdd: (T, T, T) -> T

  @inline(__always)
  init(
    _ lines: SparseStructureLoops.Lines, _ values: UnsafeRawPointer, _ multiplyAdd: @escaping (T, T, T) -> T
  ) {
    self.lines = SparseLines(lines)
    self.values = values.assumingMemoryBound(to: T.self)
    self.multiplyAdd = multiplyAdd
  }

  /// Two sums side by side: with one, each addition would wait for the one before. (Four would be put into one vector
  /// with a gather instruction, which is slower than single loads on many processors.) Lines have any length, and a
  /// processor that guesses wrong where one ends loses the time of a dozen elements: the last three are added without a
  /// branch, and what stands behind the end is not taken.
  @inline(__always)
  func gather(_ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>) {
    let last = lines.offset(lines.count) &- 1
    if last < 0 { return out.update(repeating: .zero, count: lines.count) }
    var position = lines.offset(0)
    var line = 0
    while line < lines.count {
      let end = lines.offset(line &+ 1)
      var (first, second) = (T.zero, T.zero)
      while position &+ 4 <= end {
        first = multiplyAdd(first, values[position], x[lines.index(position)])
        second = multiplyAdd(second, values[position &+ 1], x[lines.index(position &+ 1)])
        first = multiplyAdd(first, values[position &+ 2], x[lines.index(position &+ 2)])
        second = multiplyAdd(second, values[position &+ 3], x[lines.index(position &+ 3)])
        position &+= 4
      }
      first = adding(position, end, last, x, first)
      second = adding(position &+ 1, end, last, x, second)
      first = adding(position &+ 2, end, last, x, first)
      position = end
      out[line] = .sum(first, second)
      line &+= 1
    }
  }

  /// The sum with the product at `position`, or the sum as it is where that lies behind the end of the line.
  @inline(__always)
  private func adding(_ position: Int, _ end: Int, _ last: Int, _ x: UnsafePointer<T>, _ sum: T) -> T {
    let safe = Swift.min(position, last)
    let next = multiplyAdd(sum, values[safe], x[lines.index(safe)])
    return position < end ? next : sum
  }

  @inline(__always)
  func scatter(_ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>) {
    var position = lines.offset(0)
    var line = 0
    while line < lines.count {
      let end = lines.offset(line &+ 1)
      let factor = x[line]
      while position < end {
        let index = lines.index(position)
        out[index] = multiplyAdd(out[index], values[position], factor)
        position &+= 1
      }
      line &+= 1
    }
  }

  /// Columns go by tiles whose sums stay in registers while the elements of a line pass: wide ones, then narrow ones, and
  /// what is left over one line after the other.
  @inline(__always)
  func gatherRows(
    _ x: UnsafePointer<T>, _ xStride: Int, _ out: UnsafeMutablePointer<T>, _ outStride: Int, _ columns: Int
  ) {
    var line = 0
    while line < lines.count {
      let (start, end) = (lines.offset(line), lines.offset(line &+ 1))
      let row = out + line &* outStride
      var column = 0
      column = gatherTiles(128 / MemoryLayout<T>.stride, x, xStride, row, column, columns, start, end)
      column = gatherTiles(32 / MemoryLayout<T>.stride, x, xStride, row, column, columns, start, end)
      if column < columns {
        var j = column
        while j < columns {
          row[j] = .zero
          j &+= 1
        }
        var position = start
        while position < end {
          add(values[position], x + lines.index(position) &* xStride, row, column, columns)
          position &+= 1
        }
      }
      line &+= 1
    }
  }

  /// Sums up tiles of `width` columns, a constant, as long as there are any. Returns the column behind them.
  @inline(__always)
  private func gatherTiles(
    _ width: Int, _ x: UnsafePointer<T>, _ xStride: Int, _ row: UnsafeMutablePointer<T>, _ first: Int, _ columns: Int,
    _ start: Int, _ end: Int
  ) -> Int {
    var column = first
    while column &+ width <= columns {
      withUnsafeTemporaryAllocation(of: T.self, capacity: width) { tile in
        let sums = tile.baseAddress!
        var lane = 0
        while lane < width {
          sums[lane] = .zero
          lane &+= 1
        }
        var position = start
        while position < end {
          let (factor, source) = (values[position], x + (lines.index(position) &* xStride &+ column))
          lane = 0
          while lane < width {
            sums[lane] = multiplyAdd(sums[lane], factor, source[lane])
            lane &+= 1
          }
          position &+= 1
        }
        lane = 0
        while lane < width {
          row[column &+ lane] = sums[lane]
          lane &+= 1
        }
      }
      column &+= width
    }
    return column
  }

  @inline(__always)
  func scatterRows(
    _ x: UnsafePointer<T>, _ xStride: Int, _ out: UnsafeMutablePointer<T>, _ outStride: Int, _ columns: Int
  ) {
    var line = 0
    while line < lines.count {
      let source = x + line &* xStride
      var position = lines.offset(line)
      let end = lines.offset(line &+ 1)
      while position < end {
        add(values[position], source, out + lines.index(position) &* outStride, 0, columns)
        position &+= 1
      }
      line &+= 1
    }
  }

  @inline(__always)
  private func add(
    _ factor: T, _ source: UnsafePointer<T>, _ row: UnsafeMutablePointer<T>, _ start: Int, _ end: Int
  ) {
    var j = start
    while j < end {
      row[j] = multiplyAdd(row[j], factor, source[j])
      j &+= 1
    }
  }
}

/// The values of a product of sparse matrices, line by line into a dense line of sums: Gustavson, "Two fast
/// algorithms for sparse matrices", ACM TOMS 4, 1978. The structure of the product is made before.
@inline(__always)
private func fillProduct<T: Arithmetic, Index: FixedWidthInteger>(
  _ a: SparseLines<Index>, _ aValues: UnsafePointer<T>, _ b: SparseLines<Index>, _ bValues: UnsafePointer<T>,
  _ out: SparseLines<Index>, _ outValues: UnsafeMutablePointer<T>, _ sums: UnsafeMutablePointer<T>,
  _ multiplyAdd: (T, T, T) -> T
) {
  var line = 0
  while line < a.count {
    var p = a.offset(line)
    let end = a.offset(line &+ 1)
    while p < end {
      let (factor, other) = (aValues[p], a.index(p))
      var q = b.offset(other)
      let otherEnd = b.offset(other &+ 1)
      while q < otherEnd {
        let index = b.index(q)
        sums[index] = multiplyAdd(sums[index], factor, bValues[q])
        q &+= 1
      }
      p &+= 1
    }
    p = out.offset(line)
    let outEnd = out.offset(line &+ 1)
    while p < outEnd {
      let index = out.index(p)
      outValues[p] = sums[index]
      sums[index] = .zero
      p &+= 1
    }
    line &+= 1
  }
}

extension Declaring where T: Arithmetic {
  @inline(__always)
  func sparseArithmetic(_ multiplyAdd: @escaping @Sendable (T, T, T) -> T) {
    set.sparse[.int32, dtype] = sparseLoops(Int32.self, multiplyAdd)
    set.sparse[.int64, dtype] = sparseLoops(Int64.self, multiplyAdd)
  }

  @inline(__always)
  private func sparseLoops<Index: SparseIndexType>(
    _ index: Index.Type, _ multiplyAdd: @escaping @Sendable (T, T, T) -> T
  ) -> SparseLoops {
    SparseLoops(
      gather: { lines, values, x, out in
        SparseProduct<T, Index>(lines, values, multiplyAdd).gather(
          x.assumingMemoryBound(to: T.self), out.assumingMemoryBound(to: T.self))
      },
      scatter: { lines, values, x, out in
        SparseProduct<T, Index>(lines, values, multiplyAdd).scatter(
          x.assumingMemoryBound(to: T.self), out.assumingMemoryBound(to: T.self))
      },
      gatherRows: { lines, values, x, xStride, out, outStride, columns in
        SparseProduct<T, Index>(lines, values, multiplyAdd).gatherRows(
          x.assumingMemoryBound(to: T.self), xStride, out.assumingMemoryBound(to: T.self), outStride, columns)
      },
      scatterRows: { lines, values, x, xStride, out, outStride, columns in
        SparseProduct<T, Index>(lines, values, multiplyAdd).scatterRows(
          x.assumingMemoryBound(to: T.self), xStride, out.assumingMemoryBound(to: T.self), outStride, columns)
      },
      product: { a, aValues, b, bValues, out, outValues, sums in
        fillProduct(
          SparseLines<Index>(a), aValues.assumingMemoryBound(to: T.self), SparseLines<Index>(b),
          bValues.assumingMemoryBound(to: T.self), SparseLines<Index>(out), outValues.assumingMemoryBound(to: T.self),
          sums.assumingMemoryBound(to: T.self), multiplyAdd)
      },
      sum: { a, aValues, b, bValues, out, outValues in
        union(
          SparseLines<Index>(a), aValues.assumingMemoryBound(to: T.self), SparseLines<Index>(b),
          bValues.assumingMemoryBound(to: T.self), SparseLines<Index>(out), outValues.assumingMemoryBound(to: T.self),
          T.sum)
      },
      difference: { a, aValues, b, bValues, out, outValues in
        union(
          SparseLines<Index>(a), aValues.assumingMemoryBound(to: T.self), SparseLines<Index>(b),
          bValues.assumingMemoryBound(to: T.self), SparseLines<Index>(out), outValues.assumingMemoryBound(to: T.self),
          T.difference)
      },
      elementProduct: { a, aValues, b, bValues, out, outValues in
        intersection(
          SparseLines<Index>(a), aValues.assumingMemoryBound(to: T.self), SparseLines<Index>(b),
          bValues.assumingMemoryBound(to: T.self), SparseLines<Index>(out), outValues.assumingMemoryBound(to: T.self),
          T.product)
      },
      bucket: { majors, minors, values, count, out, outValues in
        bucket(
          majors.assumingMemoryBound(to: Index.self), minors.assumingMemoryBound(to: Index.self),
          values.assumingMemoryBound(to: T.self), count, SparseLines<Index>(out),
          outValues.assumingMemoryBound(to: T.self))
      },
      reverse: { lines, values, out, outValues in
        reverse(
          SparseLines<Index>(lines), values.assumingMemoryBound(to: T.self), SparseLines<Index>(out),
          outValues.assumingMemoryBound(to: T.self))
      },
      groupSums: { values, starts, count, out in
        let x = values.assumingMemoryBound(to: T.self)
        let y = out.assumingMemoryBound(to: T.self)
        var group = 0
        while group < count {
          var position = starts[group]
          let end = starts[group &+ 1]
          var sum = x[position]
          position &+= 1
          while position < end {
            sum = .sum(sum, x[position])
            position &+= 1
          }
          y[group] = sum
          group &+= 1
        }
      })
  }
}
