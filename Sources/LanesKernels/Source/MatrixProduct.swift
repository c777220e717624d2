import LanesIntrinsics
import LanesKernelInterface

/// Steps of the depth that a product of matrices sums up before it adds the sum to the result.
let matrixProductDepth = 256

/// The product of matrices after Goto and van de Geijn (ACM TOMS 34, 2008): tiles of the result are made in registers,
/// from blocks of both matrices that are packed in the order in which tiles read them, a panel of `b` for the second
/// cache, a block of `a` for the first. What would be read too few times to be worth packing is read where it lies, and
/// at the edges there are smaller tiles.
///
/// Every element is the sum of sums over 256 steps of the depth, in whatever way it is computed.
struct MatrixProduct<T: TileElement> {
  typealias Matrix = MatrixProductLoops.Matrix

  /// Rows of a packed block of `a`, and columns of a packed block of `b`, in tiles.
  private let rowTiles = 16
  private let columnTiles = 32
  private let rows = Int(LANES_TILE_ROWS)
  private let fewRows = Int(LANES_TILE_FEW_ROWS)
  private let narrow = Int(LANES_TILE_BYTES) / MemoryLayout<T>.stride
  private let slim = Int(LANES_TILE_BYTES) / 2 / MemoryLayout<T>.stride
  private let columns = Int(LANES_TILE_VECTORS) * Int(LANES_TILE_BYTES) / MemoryLayout<T>.stride

  @inline(__always)
  func run(_ a: Matrix, _ b: Matrix, _ out: Matrix, _ m: Int, _ n: Int, _ k: Int) {
    // Tiles write rows. Of a result that has its columns side by side the transposed product is made.
    let isTurned = out.columnStride != 1 && out.rowStride == 1
    let (a, b, out) = isTurned ? (b.transposed, a.transposed, out.transposed) : (a, b, out)
    let (m, n) = isTurned ? (n, m) : (m, n)
    if m &* n &* k <= 128 { return multiplyFew(a, b, out, m, n, k) }
    let itemSize = MemoryLayout<T>.stride
    // Rows that lie a power of two apart fall into one set of the cache.
    let packsA = n > 40 &* columns || (a.rowStride &* itemSize) & 1023 == 0 && n > 2 &* columns
    let packsB = b.columnStride != 1 || m > 2 &* rows
    multiply(a, b, out, m, n, k, packsA: packsA, packsB: packsB)
  }

  @inline(__always)
  private func multiply(
    _ a: Matrix, _ b: Matrix, _ out: Matrix, _ m: Int, _ n: Int, _ k: Int, packsA: Bool, packsB: Bool
  ) {
    let x = a.start.assumingMemoryBound(to: T.self)
    let y = b.start.assumingMemoryBound(to: T.self)
    let z = out.start.assumingMemoryBound(to: T.self)
    let depth = Swift.max(1, Swift.min(matrixProductDepth, k))
    let blockRows = packsA ? Swift.min(rowTiles, (m &+ rows &- 1) / rows) &* rows : m
    let blockColumns = packsB ? Swift.min(columnTiles, (n &+ columns &- 1) / columns) &* columns : n
    // Without packing there is only what stands over at the edges.
    let roomA = packsA ? blockRows &+ fewRows : fewRows
    let roomB = packsB ? blockColumns : columns
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: ((roomA &+ roomB) &* depth &+ rows &* columns) &* MemoryLayout<T>.stride, alignment: 64)
    defer { memory.deallocate() }
    let tile = memory.assumingMemoryBound(to: T.self)
    let packedB = tile + rows &* columns
    let packedA = packedB + roomB &* depth

    var column = 0
    while column < n {
      let width = Swift.min(blockColumns, n &- column)
      // The columns of whole tiles, and those behind them.
      let whole = width / columns &* columns
      let over = width &- whole
      let overWidth = over <= slim ? slim : over <= narrow ? narrow : columns
      var start = 0
      repeat {
        let deep = Swift.min(depth, k &- start)
        let firstB = y + (start &* b.rowStride &+ column &* b.columnStride)
        if packsB { pack(firstB, b.columnStride, b.rowStride, whole, deep, columns, packedB) }
        let overB = packsB ? packedB + whole &* deep : packedB
        let packsOver = packsB || over != overWidth
        if packsOver {
          pack(firstB + whole &* b.columnStride, b.columnStride, b.rowStride, over, deep, overWidth, overB)
        }
        var row = 0
        while row < m {
          let height = Swift.min(blockRows, m &- row)
          let wholeRows = height / rows &* rows
          let lowRows = (height &- wholeRows) / fewRows &* fewRows
          let firstA = x + (row &* a.rowStride &+ start &* a.columnStride)
          let overA = packsA ? packedA + wholeRows &* deep : packedA
          let packedRows = packsA ? wholeRows : wholeRows &+ lowRows
          if packsA { pack(firstA, a.rowStride, a.columnStride, wholeRows, deep, rows, packedA) }
          pack(
            firstA + packedRows &* a.rowStride, a.rowStride, a.columnStride, height &- packedRows, deep, fewRows,
            overA)
          var j = 0
          while j < width {
            let panelB =
              j >= whole && packsOver
              ? MatrixPanel<T>(start: overB, depthStride: overWidth)
              : packsB
                ? MatrixPanel<T>(start: packedB + j &* deep, depthStride: columns)
                : MatrixPanel<T>(start: firstB + j, depthStride: b.rowStride)
            let tileWidth = j >= whole ? overWidth : columns
            let kind: TileWidth = tileWidth == slim ? .slim : tileWidth == narrow ? .narrow : .wide
            var i = 0
            while i < height {
              let isTall = i < wholeRows
              let tileHeight = isTall ? rows : fewRows
              let panelA =
                i >= packedRows
                ? MatrixPanel<T>(start: overA + (i &- packedRows) &* deep, depthStride: fewRows)
                : packsA
                  ? MatrixPanel<T>(start: packedA + i &* deep, depthStride: rows)
                  : MatrixPanel<T>(
                    start: firstA + i &* a.rowStride, lineStride: a.rowStride, depthStride: a.columnStride)
              // A whole tile goes straight to the result, any other by way of memory.
              let isWhole = tileHeight <= height &- i && tileWidth <= width &- j && out.columnStride == 1
              let place = z + ((row &+ i) &* out.rowStride &+ (column &+ j) &* out.columnStride)
              let target =
                isWhole
                ? TileTarget(start: place, rowStride: out.rowStride, isFirst: start == 0)
                : TileTarget(start: tile, rowStride: tileWidth, isFirst: true)
              T.tile(panelA, panelB, deep, target, isTall: isTall, kind)
              if !isWhole {
                add(
                  tile, tileWidth, place, out.rowStride, out.columnStride, Swift.min(tileHeight, height &- i),
                  Swift.min(tileWidth, width &- j), isFirst: start == 0)
              }
              i &+= tileHeight
            }
            j &+= tileWidth
          }
          row &+= blockRows
        }
        start &+= depth
      } while start < k
      column &+= blockColumns
    }
  }

  /// Packs `count` lines into panels of `width` lines each, which stand side by side for each step of the depth. Lines
  /// that are missing in the last panel are zeros.
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

  /// Writes the part of a tile that lies in the result, or adds it to what earlier depths left.
  @inline(__always)
  private func add(
    _ tile: UnsafePointer<T>, _ tileWidth: Int, _ out: UnsafeMutablePointer<T>, _ rowStride: Int, _ columnStride: Int,
    _ height: Int, _ width: Int, isFirst: Bool
  ) {
    var i = 0
    while i < height {
      let line = out + i &* rowStride
      let row = tile + i &* tileWidth
      var j = 0
      if columnStride == 1 && isFirst {
        while j < width {
          line[j] = row[j]
          j &+= 1
        }
      } else {
        while j < width {
          let place = j &* columnStride
          line[place] = isFirst ? row[j] : .sum(line[place], row[j])
          j &+= 1
        }
      }
      i &+= 1
    }
  }

  /// Products so small that tiles would be empty for the most part.
  @inline(__always)
  private func multiplyFew(_ a: Matrix, _ b: Matrix, _ out: Matrix, _ m: Int, _ n: Int, _ k: Int) {
    let x = a.start.assumingMemoryBound(to: T.self)
    let y = b.start.assumingMemoryBound(to: T.self)
    let z = out.start.assumingMemoryBound(to: T.self)
    var i = 0
    while i < m {
      var j = 0
      // Four columns side by side become a vector.
      while j &+ 4 <= n && b.columnStride == 1 && out.columnStride == 1 {
        var (s0, s1, s2, s3) = (T.zero, T.zero, T.zero, T.zero)
        var (factor, row) = (x + i &* a.rowStride, y + j)
        var p = 0
        while p < k {
          s0 = .multiplyAdd(s0, factor[0], row[0])
          s1 = .multiplyAdd(s1, factor[0], row[1])
          s2 = .multiplyAdd(s2, factor[0], row[2])
          s3 = .multiplyAdd(s3, factor[0], row[3])
          factor += a.columnStride
          row += b.rowStride
          p &+= 1
        }
        let line = z + (i &* out.rowStride &+ j)
        line[0] = s0
        line[1] = s1
        line[2] = s2
        line[3] = s3
        j &+= 4
      }
      while j < n {
        var total = T.zero
        var p = 0
        while p < k {
          total = .multiplyAdd(
            total, x[i &* a.rowStride &+ p &* a.columnStride], y[p &* b.rowStride &+ j &* b.columnStride])
          p &+= 1
        }
        z[i &* out.rowStride &+ j &* out.columnStride] = total
        j &+= 1
      }
      i &+= 1
    }
  }
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

extension MatrixProductLoops.Matrix {
  @inline(__always)
  var transposed: Self { Self(start, rowStride: columnStride, columnStride: rowStride) }
}

extension Declaring where T: TileElement {
  @inline(__always)
  func matrixProducts() {
    set.matrixProduct[.asIs, dtype] = MatrixProductLoops(
      product: { a, b, out, m, n, k in MatrixProduct<T>().run(a, b, out, m, n, k) },
      combination: combination { T.multiplyAdd($0, $1, $2) },
      dots: { rows, rowCount, vector, stride, count, out, outStride in
        DotProduct<T>(multiplyAdd: { .multiplyAdd($0, $1, $2) }, short: { T.dot($0, $1, $2) }).run(
          rows, rowCount, vector, stride, count, out, outStride)
      })
  }
}
