import LanesIntrinsics

/// Elements whose products of matrices have tiles: floats, and integers without a sign, which wrap around as those with
/// one do.
protocol TileElement: Arithmetic {
  static func multiplyAdd(_ a: Self, _ x: Self, _ y: Self) -> Self
  /// The sum of the products of two short lines side by side: see `LanesDotProduct.h`.
  static func dot(_ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ count: Int) -> Self
  /// `out = a · b`, or added to `out`, for a whole tile: see `LanesMatrixTile.h`.
  static func tile(
    _ a: MatrixPanel<Self>, _ b: MatrixPanel<Self>, _ depth: Int, _ out: TileTarget<Self>, isTall: Bool,
    _ width: TileWidth)
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

extension TileElement where Self: FixedWidthInteger {
  @inline(__always)
  static func multiplyAdd(_ a: Self, _ x: Self, _ y: Self) -> Self { a &+ x &* y }
}

extension Float: TileElement {
  @inline(__always)
  static func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ count: Int) -> Float {
    lanes_dot_f32(a, b, count)
  }
  @inline(__always)
  static func tile(
    _ a: MatrixPanel<Float>, _ b: MatrixPanel<Float>, _ depth: Int, _ out: TileTarget<Float>, isTall: Bool,
    _ width: TileWidth
  ) {
    lanes_tile_f32(
      a.start, a.lineStride, a.depthStride, b.start, b.depthStride, depth, out.start, out.rowStride, out.isFirst,
      isTall, width.rawValue)
  }
}

extension Double: TileElement {
  @inline(__always)
  static func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int) -> Double {
    lanes_dot_f64(a, b, count)
  }
  @inline(__always)
  static func tile(
    _ a: MatrixPanel<Double>, _ b: MatrixPanel<Double>, _ depth: Int, _ out: TileTarget<Double>, isTall: Bool,
    _ width: TileWidth
  ) {
    lanes_tile_f64(
      a.start, a.lineStride, a.depthStride, b.start, b.depthStride, depth, out.start, out.rowStride, out.isFirst,
      isTall, width.rawValue)
  }
}

extension UInt8: TileElement {
  @inline(__always)
  static func dot(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> UInt8 {
    lanes_dot_u8(a, b, count)
  }
  @inline(__always)
  static func tile(
    _ a: MatrixPanel<UInt8>, _ b: MatrixPanel<UInt8>, _ depth: Int, _ out: TileTarget<UInt8>, isTall: Bool,
    _ width: TileWidth
  ) {
    lanes_tile_u8(
      a.start, a.lineStride, a.depthStride, b.start, b.depthStride, depth, out.start, out.rowStride, out.isFirst,
      isTall, width.rawValue)
  }
}

extension UInt16: TileElement {
  @inline(__always)
  static func dot(_ a: UnsafePointer<UInt16>, _ b: UnsafePointer<UInt16>, _ count: Int) -> UInt16 {
    lanes_dot_u16(a, b, count)
  }
  @inline(__always)
  static func tile(
    _ a: MatrixPanel<UInt16>, _ b: MatrixPanel<UInt16>, _ depth: Int, _ out: TileTarget<UInt16>, isTall: Bool,
    _ width: TileWidth
  ) {
    lanes_tile_u16(
      a.start, a.lineStride, a.depthStride, b.start, b.depthStride, depth, out.start, out.rowStride, out.isFirst,
      isTall, width.rawValue)
  }
}

extension UInt32: TileElement {
  @inline(__always)
  static func dot(_ a: UnsafePointer<UInt32>, _ b: UnsafePointer<UInt32>, _ count: Int) -> UInt32 {
    lanes_dot_u32(a, b, count)
  }
  @inline(__always)
  static func tile(
    _ a: MatrixPanel<UInt32>, _ b: MatrixPanel<UInt32>, _ depth: Int, _ out: TileTarget<UInt32>, isTall: Bool,
    _ width: TileWidth
  ) {
    lanes_tile_u32(
      a.start, a.lineStride, a.depthStride, b.start, b.depthStride, depth, out.start, out.rowStride, out.isFirst,
      isTall, width.rawValue)
  }
}

extension UInt64: TileElement {
  @inline(__always)
  static func dot(_ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>, _ count: Int) -> UInt64 {
    lanes_dot_u64(a, b, count)
  }
  @inline(__always)
  static func tile(
    _ a: MatrixPanel<UInt64>, _ b: MatrixPanel<UInt64>, _ depth: Int, _ out: TileTarget<UInt64>, isTall: Bool,
    _ width: TileWidth
  ) {
    lanes_tile_u64(
      a.start, a.lineStride, a.depthStride, b.start, b.depthStride, depth, out.start, out.rowStride, out.isFirst,
      isTall, width.rawValue)
  }
}
