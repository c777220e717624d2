import LanesKernelInterface

typealias SparseIndexType = FixedWidthInteger & BitwiseCopyable & SendableMetatype

/// The loops on the structure of sparse matrices, for one type of index.
enum SparseStructureWork<Index: SparseIndexType> where Index.Magnitude: Ranked {
  static var loops: SparseStructureLoops {
    SparseStructureLoops(
      check: check, sort: sort, group: group, filter: filter, narrow: narrow, measure: measure, take: take,
      places: places,
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
        // Without branches: in lines that are not in order they would be guessed wrong every other time.
        var (last, falls, stays, outside) = (-1, 0, 0, 0)
        let start = position
        while position < end {
          let index = x.index(position)
          outside |= UInt(bitPattern: index) >= UInt(bitPattern: extent) ? 1 : 0
          falls |= index < last ? 1 : 0
          stays |= index == last ? 1 : 0
          last = index
          position &+= 1
        }
        if outside != 0 {
          position = start
          while x.index(position) >= 0 && x.index(position) < extent { position &+= 1 }
          findings.badIndex = position
          return findings
        }
        if falls != 0 { findings.isSorted = false }
        if falls | stays != 0 { findings.isCanonical = false }
        line &+= 1
      }
      if position != stored { findings.badOffset = x.count }
      return findings
    }
  }
}

extension SparseStructureWork {
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
