import LanesKernelInterface

// Sorting, merging and choosing the elements of sparse lines.

extension SparseStructureWork {
  static var sort: SparseStructureLoops.Sort {
    { lines, outIndices, positions in
      let x = SparseLines<Index>(lines)
      let y = outIndices.assumingMemoryBound(to: Index.self)
      var (longest, line) = (1, 0)
      while line < x.count {
        longest = Swift.max(longest, x.offset(line &+ 1) &- x.offset(line))
        line &+= 1
      }
      let spare = UnsafeMutablePointer<Int>.allocate(capacity: longest)
      defer { spare.deallocate() }
      line = 0
      while line < x.count {
        let (start, end) = (x.offset(line), x.offset(line &+ 1))
        var position = start
        while position < end {
          positions[position] = position
          position &+= 1
        }
        sortByKey(positions + start, end &- start, spare) { x.indices[$0] }
        position = start
        while position < end {
          y[position] = x.indices[positions[position]]
          position &+= 1
        }
        line &+= 1
      }
    }
  }

  static var group: SparseStructureLoops.Group {
    { lines, out, starts in
      let x = SparseLines<Index>(lines)
      let y = SparseLines<Index>(out)
      y.offsets[0] = 0
      var groups = 0
      var position = 0
      var line = 0
      while line < x.count {
        let end = x.offset(line &+ 1)
        while position < end {
          let index = x.indices[position]
          y.indices[groups] = index
          starts[groups] = position
          groups &+= 1
          repeat { position &+= 1 } while position < end && x.indices[position] == index
        }
        line &+= 1
        y.offsets[line] = Index(truncatingIfNeeded: groups)
      }
      starts[groups] = position
      return groups
    }
  }

  static var filter: SparseStructureLoops.Filter {
    { lines, mask, out in
      let (x, y) = (SparseLines<Index>(lines), SparseLines<Index>(out))
      y.offsets[0] = 0
      var (p, r, line) = (0, 0, 0)
      while line < x.count {
        let end = x.offset(line &+ 1)
        while p < end {
          if mask[p] != 0 {
            y.indices[r] = x.indices[p]
            r &+= 1
          }
          p &+= 1
        }
        line &+= 1
        y.offsets[line] = Index(truncatingIfNeeded: r)
      }
    }
  }

  static var narrow: SparseStructureLoops.Narrow {
    { lines, lower, upper, out, positions in
      let (x, y) = (SparseLines<Index>(lines), SparseLines<Index>(out))
      y.offsets[0] = 0
      var (p, r, line) = (0, 0, 0)
      while line < x.count {
        let end = x.offset(line &+ 1)
        while p < end {
          let index = x.index(p)
          if index >= lower && index < upper {
            y.indices[r] = Index(truncatingIfNeeded: index &- lower)
            positions[r] = p
            r &+= 1
          }
          p &+= 1
        }
        line &+= 1
        y.offsets[line] = Index(truncatingIfNeeded: r)
      }
      return r
    }
  }

  static var measure: SparseStructureLoops.Measure {
    { lines, chosen, count in
      let x = SparseLines<Index>(lines)
      var (total, i) = (0, 0)
      while i < count {
        total &+= x.offset(chosen[i] &+ 1) &- x.offset(chosen[i])
        i &+= 1
      }
      return total
    }
  }

  static var take: SparseStructureLoops.Take {
    { lines, chosen, out, positions in
      let (x, y) = (SparseLines<Index>(lines), SparseLines<Index>(out))
      y.offsets[0] = 0
      var (r, i) = (0, 0)
      while i < y.count {
        var p = x.offset(chosen[i])
        let end = x.offset(chosen[i] &+ 1)
        while p < end {
          y.indices[r] = x.indices[p]
          positions[r] = p
          p &+= 1
          r &+= 1
        }
        i &+= 1
        y.offsets[i] = Index(truncatingIfNeeded: r)
      }
    }
  }

  static var measureProduct: SparseStructureLoops.MeasureProduct {
    { a, b, marks in
      let (x, y) = (SparseLines<Index>(a), SparseLines<Index>(b))
      var (total, longest, line) = (0, 0, 0)
      while line < x.count {
        let before = total
        // A line marks what it has met by its own number, from 1.
        line &+= 1
        var p = x.offset(line &- 1)
        let end = x.offset(line)
        while p < end {
          var q = y.offset(x.index(p))
          let otherEnd = y.offset(x.index(p) &+ 1)
          while q < otherEnd {
            let index = y.index(q)
            total &+= marks[index] == line ? 0 : 1
            marks[index] = line
            q &+= 1
          }
          p &+= 1
        }
        longest = Swift.max(longest, total &- before)
      }
      return (total, longest)
    }
  }

  static var fillProduct: SparseStructureLoops.FillProduct {
    { a, b, marks, longest, out in
      let (x, y, z) = (SparseLines<Index>(a), SparseLines<Index>(b), SparseLines<Index>(out))
      z.offsets[0] = 0
      let spare = UnsafeMutablePointer<Index>.allocate(capacity: Swift.max(longest, 1))
      defer { spare.deallocate() }
      var (r, line) = (0, 0)
      while line < x.count {
        line &+= 1
        let start = r
        var p = x.offset(line &- 1)
        let end = x.offset(line)
        while p < end {
          var q = y.offset(x.index(p))
          let otherEnd = y.offset(x.index(p) &+ 1)
          while q < otherEnd {
            let index = y.index(q)
            // Measuring left the numbers of lines: this time the marks are negative.
            if marks[index] != 0 &- line {
              marks[index] = 0 &- line
              z.indices[r] = Index(truncatingIfNeeded: index)
              r &+= 1
            }
            q &+= 1
          }
          p &+= 1
        }
        sortByKey(z.indices + start, r &- start, spare) { $0 }
        z.offsets[line] = Index(truncatingIfNeeded: r)
      }
    }
  }
}
