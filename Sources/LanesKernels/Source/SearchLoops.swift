import LanesKernelInterface

/// A type whose values can be told from zero by their bits, and so by the cheapest of vector
/// operations. (Comparisons joined by `||` do not vectorise: they become jumps.)
protocol ZeroTestable: SendableMetatype {
  associatedtype Bits: FixedWidthInteger & UnsignedInteger
  /// Bits that are all zero just when the value is.
  var zeroTestBits: Bits { get }
}

extension ZeroTestable where Self: FixedWidthInteger {
  @inline(__always) var zeroTestBits: Magnitude { Magnitude(truncatingIfNeeded: self) }
}

extension Int8: ZeroTestable {}
extension Int16: ZeroTestable {}
extension Int32: ZeroTestable {}
extension Int64: ZeroTestable {}
extension UInt8: ZeroTestable {}
extension UInt16: ZeroTestable {}
extension UInt32: ZeroTestable {}
extension UInt64: ZeroTestable {}

// The shift drops the sign: −0 is zero.
extension Float16: ZeroTestable { @inline(__always) var zeroTestBits: UInt16 { bitPattern &<< 1 } }
extension Float: ZeroTestable { @inline(__always) var zeroTestBits: UInt32 { bitPattern &<< 1 } }
extension Double: ZeroTestable { @inline(__always) var zeroTestBits: UInt64 { bitPattern &<< 1 } }

/// What a search looks for: how the bits of a block are joined, and what the joined bits tell.
protocol Search: SendableMetatype {
  associatedtype Element: ZeroTestable
  static var start: Element.Bits { get }
  static func join(_ a: Element.Bits, _ b: Element.Bits) -> Element.Bits
  static func isFound(in joined: Element.Bits) -> Bool
}

/// The union of all bits is zero only if all values are.
enum AnyNonZero<T: ZeroTestable>: Search {
  typealias Element = T
  @inline(__always) static var start: T.Bits { 0 }
  @inline(__always) static func join(_ a: T.Bits, _ b: T.Bits) -> T.Bits { a | b }
  @inline(__always) static func isFound(in joined: T.Bits) -> Bool { joined != 0 }
}

/// The smallest of all bits is zero if any value is.
enum AnyZero<T: ZeroTestable>: Search {
  typealias Element = T
  @inline(__always) static var start: T.Bits { .max }
  @inline(__always) static func join(_ a: T.Bits, _ b: T.Bits) -> T.Bits { a < b ? a : b }
  @inline(__always) static func isFound(in joined: T.Bits) -> Bool { joined == 0 }
}

/// Whether any element is what the search looks for. A block is joined without a branch, then one
/// branch decides whether to go on.
func search<S: Search>(_ search: S.Type) -> SearchLoop {
  SearchLoop { source, stride, count in
    let x = source.assumingMemoryBound(to: S.Element.self)
    let block = 256
    var i = 0
    if stride == 1 {
      while i &+ block <= count {
        if isFound(S.self, x + i, block) { return true }
        i &+= block
      }
    } else if count >= 32 {
      // What does not follow each other is brought together.
      return withUnsafeTemporaryAllocation(of: S.Element.self, capacity: 128) { buffer in
        let buffer = buffer.baseAddress!
        while i < count {
          let part = min(128, count &- i)
          copyElements(ofSize: MemoryLayout<S.Element>.stride, x + i &* stride, stride, buffer, 1, part)
          if isFound(S.self, buffer, part) { return true }
          i &+= part
        }
        return false
      }
    }
    while i < count {
      if S.isFound(in: x[i &* stride].zeroTestBits) { return true }
      i &+= 1
    }
    return false
  }
}

/// Whether one of some elements that follow each other is.
@inline(__always)
private func isFound<S: Search>(_ search: S.Type, _ x: UnsafePointer<S.Element>, _ count: Int) -> Bool {
  var joined = S.start
  var k = 0
  while k < count {
    joined = S.join(joined, x[k].zeroTestBits)
    k &+= 1
  }
  return S.isFound(in: joined)
}
