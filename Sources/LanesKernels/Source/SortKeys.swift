/// A type whose values can be sorted by the bits of an unsigned integer.
protocol SortKeyed: Comparable, BitwiseCopyable, SendableMetatype {
  associatedtype Key: Ranked
  /// In the order of the values. −0 comes before 0, and every NaN last, without its sign.
  var sortKey: Key { get }
  /// The same for equal values: both zeros, and all NaN, have one key.
  var equalityKey: Key { get }
  init(sortKey: Key)
}

extension SortKeyed where Self: FixedWidthInteger & UnsignedInteger {
  @inline(__always) var sortKey: Self { self }
  @inline(__always) var equalityKey: Self { self }
  @inline(__always) init(sortKey: Self) { self = sortKey }
}

extension UInt8: SortKeyed {}
extension UInt16: SortKeyed {}
extension UInt32: SortKeyed {}
extension UInt64: SortKeyed {}

extension SortKeyed where Self: FixedWidthInteger & SignedInteger, Key == Magnitude {
  // The sign bit turned round puts negative numbers first.
  @inline(__always) var sortKey: Key { Key(truncatingIfNeeded: self) ^ (1 << Key(Self.bitWidth - 1)) }
  @inline(__always) var equalityKey: Key { sortKey }
  @inline(__always) init(sortKey: Key) { self = Self(truncatingIfNeeded: sortKey ^ (1 << Key(Self.bitWidth - 1))) }
}

extension Int8: SortKeyed { typealias Key = UInt8 }
extension Int16: SortKeyed { typealias Key = UInt16 }
extension Int32: SortKeyed { typealias Key = UInt32 }
extension Int64: SortKeyed { typealias Key = UInt64 }

/// A float's bits are in the order of its magnitude: those of negative numbers are turned round (Herf, 2001).
/// A negative NaN would come first; its key is that of the largest.
protocol FloatSortKeyed: SortKeyed, BinaryFloatingPoint {
  var bits: Key { get }
  init(bits: Key)
}

extension FloatSortKeyed {
  @inline(__always) private static var sign: Key { 1 &<< Key(Key.bitWidth - 1) }

  // All bits are turned round, or the sign alone. There is no branch: signs are often random.
  @inline(__always) var sortKey: Key {
    let isNumber = bits & ~Self.sign <= Self.infinity.bits
    let turned: Key = isNumber ? 0 &- (bits &>> Key(Key.bitWidth - 1)) : 0
    return (bits ^ turned) | (Self.sign & ~turned)
  }
  @inline(__always) var equalityKey: Key {
    let magnitude = bits & ~Self.sign
    let key = magnitude == 0 ? Self.sign : sortKey
    return magnitude <= Self.infinity.bits ? key : .max
  }
  @inline(__always) init(sortKey: Key) {
    let turned: Key = (sortKey &>> Key(Key.bitWidth - 1)) &- 1
    self.init(bits: sortKey ^ (turned | Self.sign))
  }
}

extension Float16: FloatSortKeyed {
  typealias Key = UInt16
  @inline(__always) var bits: UInt16 { bitPattern }
  @inline(__always) init(bits: UInt16) { self.init(bitPattern: bits) }
}
extension Float: FloatSortKeyed {
  typealias Key = UInt32
  @inline(__always) var bits: UInt32 { bitPattern }
  @inline(__always) init(bits: UInt32) { self.init(bitPattern: bits) }
}
extension Double: FloatSortKeyed {
  typealias Key = UInt64
  @inline(__always) var bits: UInt64 { bitPattern }
  @inline(__always) init(bits: UInt64) { self.init(bitPattern: bits) }
}
