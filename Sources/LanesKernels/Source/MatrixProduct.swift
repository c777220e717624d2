import LanesKernelInterface

/// The tile of the result that stays in vector registers: rows, and bytes of a row. Its accumulators take three
/// quarters of the registers that the instruction set has.
enum Tile {
  #if LANES_V4
    static let rows = 12
    static let rowBytes = 128
  #elseif LANES_V3
    static let rows = 6
    static let rowBytes = 64
  #elseif arch(arm64)
    static let rows = 8
    static let rowBytes = 48
  #else
    static let rows = 4
    static let rowBytes = 48
  #endif
}

extension RealArithmetic {
  /// The sum of `a` and a product, rounded once where the instruction set has an instruction for it.
  @inline(__always)
  static func multiplyAdd(_ a: Self, _ x: Self, _ y: Self) -> Self {
    #if LANES_V3 || LANES_V4 || arch(arm64)
      return a.addingProduct(x, y)
    #else
      return a + x * y
    #endif
  }
}

/// The product of matrices after Goto and van de Geijn (ACM TOMS 34, 2008): blocks of both are packed in the order
/// in which tiles read them, a panel of `b` for the second cache, a block of `a` for the first, and each tile of
/// the result is made in registers. Rows and columns that are missing at the edges are packed as zeros.
struct MatrixProduct<T: Arithmetic> {
  /// Depth of a block: two panels of it lie in the first cache.
  private let depth = 256
  /// Rows of a packed block of `a`, and columns of a packed block of `b`, in tiles.
  private let rowTiles = 16
  private let columnTiles = 32
  private let rows = Tile.rows
  private let columns = Tile.rowBytes / MemoryLayout<T>.stride
  /// Rounds once or twice, whichever the instruction set does.
  let multiplyAdd: @Sendable (T, T, T) -> T

  @inline(__always)
  func run(
    _ a: MatrixProductLoops.Matrix, _ b: MatrixProductLoops.Matrix, _ out: MatrixProductLoops.Matrix, _ m: Int,
    _ n: Int, _ k: Int
  ) {
    let x = a.start.assumingMemoryBound(to: T.self)
    let y = b.start.assumingMemoryBound(to: T.self)
    let z = out.start.assumingMemoryBound(to: T.self)
    let depth = Swift.max(1, Swift.min(self.depth, k))
    let blockRows = Swift.min(rowTiles, (m &+ rows &- 1) / rows) &* rows
    let blockColumns = Swift.min(columnTiles, (n &+ columns &- 1) / columns) &* columns
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: ((blockRows &+ blockColumns) &* depth &+ rows &* columns) &* MemoryLayout<T>.stride, alignment: 64)
    defer { memory.deallocate() }
    let packedB = memory.assumingMemoryBound(to: T.self)
    let packedA = packedB + blockColumns &* depth
    let tile = packedA + blockRows &* depth

    var column = 0
    while column < n {
      let width = Swift.min(blockColumns, n &- column)
      var start = 0
      repeat {
        let deep = Swift.min(depth, k &- start)
        pack(
          y + (start &* b.rowStride &+ column &* b.columnStride), b.columnStride, b.rowStride, width, deep, columns,
          packedB)
        var row = 0
        while row < m {
          let height = Swift.min(blockRows, m &- row)
          pack(
            x + (row &* a.rowStride &+ start &* a.columnStride), a.rowStride, a.columnStride, height, deep, rows,
            packedA)
          var j = 0
          while j < width {
            var i = 0
            while i < height {
              multiply(packedA + i &* deep, packedB + j &* deep, deep, tile)
              add(
                tile, z + ((row &+ i) &* out.rowStride &+ (column &+ j) &* out.columnStride), out.rowStride,
                out.columnStride, Swift.min(rows, height &- i), Swift.min(columns, width &- j), isFirst: start == 0)
              i &+= rows
            }
            j &+= columns
          }
          row &+= blockRows
        }
        start &+= depth
      } while start < k
      column &+= blockColumns
    }
  }

  /// Packs `count` lines into panels of `width` lines each, which stand side by side for each step of the depth.
  @inline(__always)
  private func pack(
    _ x: UnsafePointer<T>, _ lineStride: Int, _ depthStride: Int, _ count: Int, _ depth: Int, _ width: Int,
    _ out: UnsafeMutablePointer<T>
  ) {
    var start = 0
    while start < count {
      let panel = out + start &* depth
      let lines = Swift.min(width, count &- start)
      let first = x + start &* lineStride
      var p = 0
      if lines == width && lineStride == 1 {
        while p < depth {
          var i = 0
          while i < width {
            panel[p &* width &+ i] = first[p &* depthStride &+ i]
            i &+= 1
          }
          p &+= 1
        }
      } else {
        while p < depth {
          var i = 0
          while i < lines {
            panel[p &* width &+ i] = first[i &* lineStride &+ p &* depthStride]
            i &+= 1
          }
          while i < width {
            panel[p &* width &+ i] = .zero
            i &+= 1
          }
          p &+= 1
        }
      }
      start &+= width
    }
  }

  /// One tile. The loops over it have constant lengths and vanish: the accumulators stay in registers.
  @inline(__always)
  private func multiply(_ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ depth: Int, _ out: UnsafeMutablePointer<T>) {
    let rows = Tile.rows
    let columns = Tile.rowBytes / MemoryLayout<T>.stride
    withUnsafeTemporaryAllocation(of: T.self, capacity: rows &* columns) { accumulators in
      let total = accumulators.baseAddress!
      var z = 0
      while z < rows &* columns {
        total[z] = .zero
        z &+= 1
      }
      var p = 0
      while p < depth {
        var i = 0
        while i < rows {
          let x = a[p &* rows &+ i]
          var j = 0
          while j < columns {
            total[i &* columns &+ j] = multiplyAdd(total[i &* columns &+ j], x, b[p &* columns &+ j])
            j &+= 1
          }
          i &+= 1
        }
        p &+= 1
      }
      z = 0
      while z < rows &* columns {
        out[z] = total[z]
        z &+= 1
      }
    }
  }

  /// Writes the part of a tile that lies in the result, or adds it to what earlier depths left.
  @inline(__always)
  private func add(
    _ tile: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, _ rowStride: Int, _ columnStride: Int, _ height: Int,
    _ width: Int, isFirst: Bool
  ) {
    var i = 0
    while i < height {
      let line = out + i &* rowStride
      let row = tile + i &* columns
      var j = 0
      if columnStride == 1 {
        if isFirst {
          while j < width {
            line[j] = row[j]
            j &+= 1
          }
        } else {
          while j < width {
            line[j] = .sum(line[j], row[j])
            j &+= 1
          }
        }
      } else {
        while j < width {
          line[j &* columnStride] = isFirst ? row[j] : .sum(line[j &* columnStride], row[j])
          j &+= 1
        }
      }
      i &+= 1
    }
  }
}

/// Products of pairs added up pairwise: 256 bytes of lanes side by side, halves of long vectors apart.
@inline(__always)
func dotProduct<T: Arithmetic>(
  _ multiplyAdd: @escaping @Sendable (T, T, T) -> T
) -> MatrixProductLoops.Dot {
  { a, aStride, b, bStride, count, out in
    let result = out.assumingMemoryBound(to: T.self)
    result[0] = dot(
      a.assumingMemoryBound(to: T.self), aStride, b.assumingMemoryBound(to: T.self), bStride, count, multiplyAdd)
  }
}

@inline(__always)
private func dot<T: Arithmetic>(
  _ a: UnsafePointer<T>, _ aStride: Int, _ b: UnsafePointer<T>, _ bStride: Int, _ count: Int,
  _ multiplyAdd: (T, T, T) -> T
) -> T {
  let block = 4096
  // Sums of blocks merge like the digits of a binary counter.
  return withUnsafeTemporaryAllocation(of: T.self, capacity: 64) { partials in
    var (depth, finished, start) = (0, 0, 0)
    while start < count {
      let length = Swift.min(block, count &- start)
      partials[depth] = shortDot(a + start &* aStride, aStride, b + start &* bStride, bStride, length, multiplyAdd)
      finished &+= 1
      var digits = finished
      while digits & 1 == 0 {
        depth &-= 1
        partials[depth] = .sum(partials[depth], partials[depth &+ 1])
        digits >>= 1
      }
      depth &+= 1
      start &+= block
    }
    var total = T.zero
    while depth > 0 {
      depth &-= 1
      total = .sum(total, partials[depth])
    }
    return total
  }
}

@inline(__always)
private func shortDot<T: Arithmetic>(
  _ a: UnsafePointer<T>, _ aStride: Int, _ b: UnsafePointer<T>, _ bStride: Int, _ count: Int,
  _ multiplyAdd: (T, T, T) -> T
) -> T {
  let width = 256 / MemoryLayout<T>.stride
  return withUnsafeTemporaryAllocation(of: T.self, capacity: width) { local in
    let lanes = local.baseAddress!
    var lane = 0
    while lane < width {
      lanes[lane] = .zero
      lane &+= 1
    }
    var i = 0
    if aStride == 1 && bStride == 1 {
      while i &+ width <= count {
        lane = 0
        while lane < width {
          lanes[lane] = multiplyAdd(lanes[lane], a[i &+ lane], b[i &+ lane])
          lane &+= 1
        }
        i &+= width
      }
    } else {
      while i &+ width <= count {
        lane = 0
        while lane < width {
          lanes[lane] = multiplyAdd(lanes[lane], a[(i &+ lane) &* aStride], b[(i &+ lane) &* bStride])
          lane &+= 1
        }
        i &+= width
      }
    }
    lane = 0
    while i < count {
      lanes[lane] = multiplyAdd(lanes[lane], a[i &* aStride], b[i &* bStride])
      lane &+= 1
      i &+= 1
    }
    var span = width / 2
    while span > 0 {
      lane = 0
      while lane < span {
        lanes[lane] = .sum(lanes[lane], lanes[lane &+ span])
        lane &+= 1
      }
      span /= 2
    }
    return lanes[0]
  }
}

extension Declaring where T: Arithmetic {
  @inline(__always)
  func matrixProducts(_ multiplyAdd: @escaping @Sendable (T, T, T) -> T) {
    set.matrixProduct[.asIs, dtype] = MatrixProductLoops(
      product: { a, b, out, m, n, k in MatrixProduct<T>(multiplyAdd: multiplyAdd).run(a, b, out, m, n, k) },
      dot: dotProduct(multiplyAdd))
  }
}
