import LanesIntrinsics
import LanesKernelInterface

/// Copies a matrix whose fast axes differ.
///
/// Tiles a cache line wide are turned in registers, so that each line of either side is read or written
/// whole. They go block by block: the lines that a block touches, and the pages, stay at hand until all of
/// them is used.
func transpose<T: BitwiseCopyable & Sendable>(_ element: T.Type) -> TransposeLoop {
  TransposeLoop { source, sourceStride, out, outStride, rows, columns, streams in
    let plane = TransposedPlane(
      x: source.assumingMemoryBound(to: T.self), xs: sourceStride, y: out.assumingMemoryBound(to: T.self),
      ys: outStride, rows: rows, columns: columns)
    if sourceStride == 0 && columns >= max(4, TransposedPlane<T>.piece) {
      plane.repeatRows()
    } else if columns < max(4, TransposedPlane<T>.piece) {
      plane.copyColumns()
    } else if rows < max(4, TransposedPlane<T>.piece) {
      plane.copyRows()
    } else if streams && plane.hasWholeLines {
      plane.stream()
    } else if plane.isNarrow {
      plane.copyNarrow()
    } else {
      plane.copy()
    }
  }
}

/// `y[r * ys + c] = x[c * xs + r]`
private struct TransposedPlane<T: BitwiseCopyable> {
  let x: UnsafePointer<T>
  let xs: Int
  let y: UnsafeMutablePointer<T>
  let ys: Int
  let rows: Int
  let columns: Int

  @inline(__always) private static var size: Int { MemoryLayout<T>.stride }
  /// The elements of a cache line, and of the smallest register.
  @inline(__always) private static var line: Int { 64 / size }
  @inline(__always) static var piece: Int { max(2, 16 / size) }

  /// Whether every row of the output is made of whole lines.
  @inline(__always)
  var hasWholeLines: Bool {
    Int(bitPattern: y) & 63 == 0 && (ys &* Self.size) & 63 == 0 && rows >= Self.line && columns >= Self.line
  }

  /// Whether no tile is whole.
  @inline(__always)
  var isNarrow: Bool { rows < Self.line || columns < Self.line }

  @inline(__always)
  func copyNarrow() {
    let stretch = 512
    var first = 0
    while first < max(rows, columns) {
      if rows < columns {
        copyPieces(0, first, rows, min(stretch, columns &- first))
      } else {
        copyPieces(first, 0, min(stretch, rows &- first), columns)
      }
      first &+= stretch
    }
  }

  @inline(__always)
  func copy() {
    // Blocks of 4 × 16 tiles: what is ahead of a tile has been asked for a whole row of tiles before.
    forEachTile(rowsOfTiles: 4, columnsOfTiles: 16) { r, c, height, width in
      if height == Self.line && width == Self.line {
        let from = x + (c &* xs &+ r)
        // The last byte of the tile below, which need not begin with a line.
        lanes_prefetch_lines(UnsafeRawPointer(from) + 127, xs &* Self.size, CInt(Self.line))
        if Self.size >= 4 {
          lanes_turn_lines(CInt(Self.size), from, xs &* Self.size, y + (r &* ys &+ c), ys &* Self.size)
        } else {
          lanes_turn_lines_whole(CInt(Self.size), from, xs &* Self.size, y + (r &* ys &+ c), ys &* Self.size)
        }
      } else {
        copyPieces(r, c, height, width)
      }
    }
  }

  /// The same past the caches.
  @inline(__always)
  func stream() {
    forEachTile(rowsOfTiles: 16, columnsOfTiles: 4) { r, c, height, width in
      if height == Self.line && width == Self.line {
        lanes_turn_lines_streaming(
          CInt(Self.size), x + (c &* xs &+ r), xs &* Self.size, y + (r &* ys &+ c), ys &* Self.size)
      } else {
        copyPieces(r, c, height, width)
      }
    }
    lanes_streaming_fence()
  }

  @inline(__always)
  private func forEachTile(
    rowsOfTiles: Int, columnsOfTiles: Int, _ body: (_ r: Int, _ c: Int, _ height: Int, _ width: Int) -> Void
  ) {
    let (height, width) = (rowsOfTiles &* Self.line, columnsOfTiles &* Self.line)
    var blockColumn = 0
    while blockColumn < columns {
      let lastColumn = min(blockColumn &+ width, columns)
      var blockRow = 0
      while blockRow < rows {
        let lastRow = min(blockRow &+ height, rows)
        var r = blockRow
        while r < lastRow {
          var c = blockColumn
          while c < lastColumn {
            body(r, c, min(Self.line, lastRow &- r), min(Self.line, lastColumn &- c))
            c &+= Self.line
          }
          r &+= Self.line
        }
        blockRow &+= height
      }
      blockColumn &+= width
    }
  }

  /// Part of a tile, by the smallest tiles, and what is left of it an element at a time.
  @inline(never)
  private func copyPieces(_ r0: Int, _ c0: Int, _ height: Int, _ width: Int) {
    let piece = 16 / Self.size
    let (lastRow, lastColumn) = (r0 &+ height, c0 &+ width)
    let (pieceRow, pieceColumn) = (r0 &+ height / piece &* piece, c0 &+ width / piece &* piece)
    var r = r0
    while r < pieceRow {
      var c = c0
      while c < pieceColumn {
        lanes_turn_piece(
          CInt(Self.size), x + (c &* xs &+ r), xs &* Self.size, y + (r &* ys &+ c), ys &* Self.size)
        c &+= piece
      }
      r &+= piece
    }
    copyElements(r0..<pieceRow, pieceColumn..<lastColumn)
    copyElements(pieceRow..<lastRow, c0..<lastColumn)
  }

  @inline(__always)
  private func copyElements(_ rows: Range<Int>, _ columns: Range<Int>) {
    var c = columns.lowerBound
    while c < columns.upperBound {
      var r = rows.lowerBound
      while r < rows.upperBound {
        y[r &* ys &+ c] = x[c &* xs &+ r]
        r &+= 1
      }
      c &+= 1
    }
  }

  /// Columns that are one: each of its elements as often as there are columns.
  @inline(__always)
  func repeatRows() {
    var r = 0
    while r < rows {
      lanes_fill_line(CInt(Self.size), x + r, y + r &* ys, columns &* Self.size)
      r &+= 1
    }
  }

  /// A few columns: one at a time would touch each line of the output as often as there are columns.
  @inline(__always)
  func copyColumns() {
    if columns == 2 && ys == 2 {
      let (first, second) = (x, x + xs)
      var r = 0
      while r < rows {
        let (a, b) = (first[r], second[r])
        y[2 &* r] = a
        y[2 &* r &+ 1] = b
        r &+= 1
      }
    } else if columns == 3 && ys == 3 {
      let (first, second, third) = (x, x + xs, x + 2 &* xs)
      var r = 0
      while r < rows {
        let (a, b, c) = (first[r], second[r], third[r])
        y[3 &* r] = a
        y[3 &* r &+ 1] = b
        y[3 &* r &+ 2] = c
        r &+= 1
      }
    } else {
      var r = 0
      while r < rows {
        let last = min(rows, r &+ 512)
        copyElements(r..<last, 0..<columns)
        r = last
      }
    }
  }

  /// A few rows.
  @inline(__always)
  func copyRows() {
    if rows == 2 && xs == 2 {
      let (first, second) = (y, y + ys)
      var c = 0
      while c < columns {
        let (a, b) = (x[2 &* c], x[2 &* c &+ 1])
        first[c] = a
        second[c] = b
        c &+= 1
      }
    } else if rows == 3 && xs == 3 {
      let (first, second, third) = (y, y + ys, y + 2 &* ys)
      var c = 0
      while c < columns {
        let (a, b, d) = (x[3 &* c], x[3 &* c &+ 1], x[3 &* c &+ 2])
        first[c] = a
        second[c] = b
        third[c] = d
        c &+= 1
      }
    } else {
      var c = 0
      while c < columns {
        let last = min(columns, c &+ 512)
        var r = 0
        while r < rows {
          var k = c
          while k < last {
            y[r &* ys &+ k] = x[k &* xs &+ r]
            k &+= 1
          }
          r &+= 1
        }
        c = last
      }
    }
  }
}
