import LanesKernelInterface

// Loops that write a sparse matrix line by line, with its values.

/// Makes offsets of the counts that stand one place further on, at `offsets[line + 1]`.
@inline(__always)
private func accumulate<Index: SparseIndexType>(_ lines: SparseLines<Index>) {
  var line = 0
  while line < lines.count {
    lines.offsets[line &+ 1] &+= lines.offsets[line]
    line &+= 1
  }
}

/// Takes back what writing through the offsets moved: each now stands where the next line begins.
@inline(__always)
private func restore<Index: SparseIndexType>(_ lines: SparseLines<Index>) {
  var line = lines.count
  while line > 0 {
    lines.offsets[line] = lines.offsets[line &- 1]
    line &-= 1
  }
  lines.offsets[0] = 0
}

/// Elements with two indices each, put into lines by the first.
@inline(__always)
func bucket<T, Index: SparseIndexType>(
  _ majors: UnsafePointer<Index>, _ minors: UnsafePointer<Index>, _ values: UnsafePointer<T>, _ count: Int,
  _ out: SparseLines<Index>, _ outValues: UnsafeMutablePointer<T>
) {
  out.offsets.update(repeating: 0, count: out.count &+ 1)
  var position = 0
  while position < count {
    out.offsets[Int(truncatingIfNeeded: majors[position]) &+ 1] &+= 1
    position &+= 1
  }
  accumulate(out)
  position = 0
  while position < count {
    let line = Int(truncatingIfNeeded: majors[position])
    let place = out.offset(line)
    out.offsets[line] &+= 1
    out.indices[place] = minors[position]
    outValues[place] = values[position]
    position &+= 1
  }
  restore(out)
}

/// Lines across: Gustavson's permuted transposition (ACM TOMS 4, 1978), a counting sort.
@inline(__always)
func reverse<T, Index: SparseIndexType>(
  _ lines: SparseLines<Index>, _ values: UnsafePointer<T>, _ out: SparseLines<Index>,
  _ outValues: UnsafeMutablePointer<T>
) {
  out.offsets.update(repeating: 0, count: out.count &+ 1)
  let stored = lines.offset(lines.count)
  var position = 0
  while position < stored {
    out.offsets[lines.index(position) &+ 1] &+= 1
    position &+= 1
  }
  accumulate(out)
  position = 0
  var line = 0
  while line < lines.count {
    let end = lines.offset(line &+ 1)
    while position < end {
      let index = lines.index(position)
      let place = out.offset(index)
      out.offsets[index] &+= 1
      out.indices[place] = Index(truncatingIfNeeded: line)
      outValues[place] = values[position]
      position &+= 1
    }
    line &+= 1
  }
  restore(out)
}

/// The places that either of two matrices has, without those that come to zero.
@inline(__always)
func union<T: Arithmetic, Index: SparseIndexType>(
  _ x: SparseLines<Index>, _ xValues: UnsafePointer<T>, _ y: SparseLines<Index>, _ yValues: UnsafePointer<T>,
  _ out: SparseLines<Index>, _ outValues: UnsafeMutablePointer<T>, _ combine: (T, T) -> T
) -> Int {
  out.offsets[0] = 0
  var (p, q, r, line) = (0, 0, 0, 0)
  while line < x.count {
    let (xEnd, yEnd) = (x.offset(line &+ 1), y.offset(line &+ 1))
    while p < xEnd || q < yEnd {
      let (i, j) = (p < xEnd ? x.index(p) : Int.max, q < yEnd ? y.index(q) : Int.max)
      let value = combine(i <= j ? xValues[p] : .zero, j <= i ? yValues[q] : .zero)
      // Written in any case, and kept where it is not zero: there is always room for one more.
      out.indices[r] = Index(truncatingIfNeeded: Swift.min(i, j))
      outValues[r] = value
      p &+= i <= j ? 1 : 0
      q &+= j <= i ? 1 : 0
      r &+= value != .zero ? 1 : 0
    }
    line &+= 1
    out.offsets[line] = Index(truncatingIfNeeded: r)
  }
  return r
}

/// The places that both of two matrices have, without those that come to zero.
@inline(__always)
func intersection<T: Arithmetic, Index: SparseIndexType>(
  _ x: SparseLines<Index>, _ xValues: UnsafePointer<T>, _ y: SparseLines<Index>, _ yValues: UnsafePointer<T>,
  _ out: SparseLines<Index>, _ outValues: UnsafeMutablePointer<T>, _ combine: (T, T) -> T
) -> Int {
  out.offsets[0] = 0
  var (p, q, r, line) = (0, 0, 0, 0)
  while line < x.count {
    let (xEnd, yEnd) = (x.offset(line &+ 1), y.offset(line &+ 1))
    while p < xEnd && q < yEnd {
      let (i, j) = (x.indices[p], y.indices[q])
      if i == j {
        let value = combine(xValues[p], yValues[q])
        out.indices[r] = i
        outValues[r] = value
        r &+= value != .zero ? 1 : 0
      }
      p &+= i <= j ? 1 : 0
      q &+= j <= i ? 1 : 0
    }
    (p, q) = (xEnd, yEnd)
    line &+= 1
    out.offsets[line] = Index(truncatingIfNeeded: r)
  }
  return r
}
