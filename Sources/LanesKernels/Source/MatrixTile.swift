import LanesIntrinsics

/// Elements whose products of matrices have tiles: floats, and integers without a sign, which wrap around as those with
/// one do.
protocol TileElement: Arithmetic {
  static func multiplyAdd(_ a: Self, _ x: Self, _ y: Self) -> Self
  /// The sum of the products of two short lines side by side: see `LanesDotProduct.h`.
  static var dot: DotLoop { get }
  typealias DotLoop = (_ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ count: Int) -> Self
  /// What ``tile(_:_:_:_:isTall:_:)`` calls: see `LanesMatrixTile.h`.
  static var tileLoop: TileLoop { get }
  typealias TileLoop = (
    _ a: UnsafePointer<Self>, _ aLine: Int, _ aDepth: Int, _ b: UnsafePointer<Self>, _ bDepth: Int, _ depth: Int,
    _ out: UnsafeMutablePointer<Self>, _ outStride: Int, _ isFirst: Bool, _ isTall: Bool, _ width: Int32
  ) -> Void
}

/// How many columns a tile has, numbered as in `LanesMatrixTile.h`.
enum TileWidth: Int32 { case wide, narrow, slim }

/// A part of a matrix that tiles read: rows of `a`, which lie in memory in any way, or columns of `b`, side by side.
struct MatrixPanel<T> {
  let start: UnsafePointer<T>
  /// From one row of `a` to the next.
  var lineStride = 1
  /// From one step of the depth to the next.
  let depthStride: Int
}

/// Where a tile is written, or added.
struct TileTarget<T> {
  let start: UnsafeMutablePointer<T>
  let rowStride: Int
  let isFirst: Bool
}

extension TileElement {
  /// `out = a · b`, or added to `out`, for a whole tile.
  @inline(__always)
  static func tile(
    _ a: MatrixPanel<Self>, _ b: MatrixPanel<Self>, _ depth: Int, _ out: TileTarget<Self>, isTall: Bool,
    _ width: TileWidth
  ) {
    tileLoop(
      a.start, a.lineStride, a.depthStride, b.start, b.depthStride, depth, out.start, out.rowStride, out.isFirst,
      isTall, width.rawValue)
  }
}

extension TileElement where Self: FixedWidthInteger {
  @inline(__always)
  static func multiplyAdd(_ a: Self, _ x: Self, _ y: Self) -> Self { a &+ x &* y }
}

extension Float: TileElement {
  @inline(__always) static var dot: DotLoop { lanes_dot_f32 }
  @inline(__always) static var tileLoop: TileLoop { lanes_tile_f32 }
}

extension Double: TileElement {
  @inline(__always) static var dot: DotLoop { lanes_dot_f64 }
  @inline(__always) static var tileLoop: TileLoop { lanes_tile_f64 }
}

extension UInt8: TileElement {
  @inline(__always) static var dot: DotLoop { lanes_dot_u8 }
  @inline(__always) static var tileLoop: TileLoop { lanes_tile_u8 }
}

extension UInt16: TileElement {
  @inline(__always) static var dot: DotLoop { lanes_dot_u16 }
  @inline(__always) static var tileLoop: TileLoop { lanes_tile_u16 }
}

extension UInt32: TileElement {
  @inline(__always) static var dot: DotLoop { lanes_dot_u32 }
  @inline(__always) static var tileLoop: TileLoop { lanes_tile_u32 }
}

extension UInt64: TileElement {
  @inline(__always) static var dot: DotLoop { lanes_dot_u64 }
  @inline(__always) static var tileLoop: TileLoop { lanes_tile_u64 }
}
