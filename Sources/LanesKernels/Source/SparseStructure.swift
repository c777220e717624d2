import LanesKernelInterface

typealias SparseIndexType = FixedWidthInteger & BitwiseCopyable & SendableMetatype

/// The loops on the structure of sparse matrices, for one type of index.
enum SparseStructureWork<Index: SparseIndexType> {
  static var loops: SparseStructureLoops {
    SparseStructureLoops(
      check: check, bucket: bucket, reverse: reverse, sort: sort, group: group, union: union,
      intersection: intersection, filter: filter, narrow: narrow, measure: measure, take: take, places: places,
      expand: expand, split: split, find: find, measureProduct: measureProduct, fillProduct: fillProduct)
  }
}

extension SparseStructureWork {
  static var check: SparseStructureLoops.Check {
    { lines, extent, stored in
      let x = SparseLines<Index>(lines)
      var findings = SparseStructureLoops.Findings()
      guard x.offset(0) == 0 else {
        findings.badOffset = 0
        return findings
      }
      var position = 0
      var line = 0
      while line < x.count {
        let end = x.offset(line &+ 1)
        guard end >= position && end <= stored else {
          findings.badOffset = line &+ 1
          return findings
        }
        var last = -1
        while position < end {
          let index = x.index(position)
          guard index >= 0 && index < extent else {
            findings.badIndex = position
            return findings
          }
          if index <= last {
            findings.isCanonical = false
            if index < last { findings.isSorted = false }
          }
          last = index
          position &+= 1
        }
        line &+= 1
      }
      if position != stored { findings.badOffset = x.count }
      return findings
    }
  }
}

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

extension SparseStructureWork {
  static var bucket: SparseStructureLoops.Bucket {
    { majors, minors, count, out, positions in
      let rows = majors.assumingMemoryBound(to: Index.self)
      let columns = minors.assumingMemoryBound(to: Index.self)
      let y = SparseLines<Index>(out)
      y.offsets.update(repeating: 0, count: y.count &+ 1)
      var position = 0
      while position < count {
        y.offsets[Int(truncatingIfNeeded: rows[position]) &+ 1] &+= 1
        position &+= 1
      }
      accumulate(y)
      position = 0
      while position < count {
        let line = Int(truncatingIfNeeded: rows[position])
        let place = y.offset(line)
        y.offsets[line] &+= 1
        y.indices[place] = columns[position]
        positions[place] = position
        position &+= 1
      }
      restore(y)
    }
  }

  static var reverse: SparseStructureLoops.Reverse {
    { lines, out, positions in
      let x = SparseLines<Index>(lines)
      let y = SparseLines<Index>(out)
      y.offsets.update(repeating: 0, count: y.count &+ 1)
      let stored = x.offset(x.count)
      var position = 0
      while position < stored {
        y.offsets[x.index(position) &+ 1] &+= 1
        position &+= 1
      }
      accumulate(y)
      position = 0
      var line = 0
      while line < x.count {
        let end = x.offset(line &+ 1)
        while position < end {
          let index = x.index(position)
          let place = y.offset(index)
          y.offsets[index] &+= 1
          y.indices[place] = Index(truncatingIfNeeded: line)
          positions[place] = position
          position &+= 1
        }
        line &+= 1
      }
      restore(y)
    }
  }

  static var expand: SparseStructureLoops.Expand {
    { lines, out in
      let x = SparseLines<Index>(lines)
      let y = out.assumingMemoryBound(to: Index.self)
      var position = 0
      var line = 0
      while line < x.count {
        let end = x.offset(line &+ 1)
        while position < end {
          y[position] = Index(truncatingIfNeeded: line)
          position &+= 1
        }
        line &+= 1
      }
    }
  }

  static var split: SparseStructureLoops.Split {
    { positions, count, extent, out in
      let y = SparseLines<Index>(out)
      y.offsets[0] = 0
      var position = 0
      var start = 0
      var line = 0
      while line < y.count {
        let end = start &+ extent
        while position < count && positions[position] < end {
          y.indices[position] = Index(truncatingIfNeeded: positions[position] &- start)
          position &+= 1
        }
        line &+= 1
        y.offsets[line] = Index(truncatingIfNeeded: position)
        start = end
      }
    }
  }

  static var places: SparseStructureLoops.Places {
    { lines, lineStride, stride, out in
      let x = SparseLines<Index>(lines)
      var position = 0
      var line = 0
      while line < x.count {
        let end = x.offset(line &+ 1)
        let first = line &* lineStride
        while position < end {
          out[position] = first &+ x.index(position) &* stride
          position &+= 1
        }
        line &+= 1
      }
    }
  }

  static var find: SparseStructureLoops.Find {
    { lines, line, first, count, out in
      let x = SparseLines<Index>(lines)
      var i = 0
      while i < count {
        let wanted = first &+ i
        var lower = x.offset(line &+ i)
        let end = x.offset(line &+ i &+ 1)
        var upper = end
        while lower < upper {
          let middle = (lower &+ upper) / 2
          if x.index(middle) < wanted { lower = middle &+ 1 } else { upper = middle }
        }
        out[i] = lower < end && x.index(lower) == wanted ? lower : -1
        i &+= 1
      }
    }
  }
}
