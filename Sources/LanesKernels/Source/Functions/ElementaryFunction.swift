/// A function of one number, as formulas without branches that the vectoriser can widen.
///
/// The formulas hold for the arguments that are called easy. Others are rare, and found after a block has been
/// computed: `mended` gives their values by selection, and the C library computes those that are beyond it too.
/// The errors that comments give are against the exact value, in units in the last place (ulp) of the result. The
/// kernel sets that have a fused multiply-add use it, so their results may differ from the baseline's within them.
protocol ElementaryFunction: SendableMetatype {
  static func single(_ x: Float) -> Float
  static func double(_ x: Double) -> Double

  /// The arguments that the formulas are good for: all of them unless it says so.
  static var easySingles: EasyBits? { get }
  /// The same, in the upper halves of the numbers' bits.
  static var easyDoubles: EasyBits? { get }
  /// The value at `x`, for which the formula gave `value`.
  static func mended<T: RealArithmetic>(_ value: T, _ x: T) -> T
  /// Whether only the C library knows the value.
  static func isBeyond<T: RealArithmetic>(_ x: T) -> Bool
  static func singleBeyond(_ x: Float) -> Float
  static func doubleBeyond(_ x: Double) -> Double
}

extension ElementaryFunction {
  @inline(__always) static var easySingles: EasyBits? { nil }
  @inline(__always) static var easyDoubles: EasyBits? { nil }
  @inline(__always) static func mended<T: RealArithmetic>(_ value: T, _ x: T) -> T { value }
  @inline(__always) static func isBeyond<T: RealArithmetic>(_ x: T) -> Bool { false }
  @inline(__always) static func singleBeyond(_ x: Float) -> Float { single(x) }
  @inline(__always) static func doubleBeyond(_ x: Double) -> Double { double(x) }
}

/// The numbers whose bits lie in a range: the bits of positive numbers are in the numbers' order, and NaN's are the
/// largest.
struct EasyBits {
  private let mask: UInt32
  private let bias: UInt32
  private let last: Int32

  /// Those whose bits, or whose bits but the sign, lie between the two, which may go around the end of all bits.
  @inline(__always)
  init(from first: UInt32, through last: UInt32, ignoringSign: Bool = false) {
    mask = ignoringSign ? 0x7fff_ffff : 0xffff_ffff
    // Signed, as not every instruction set compares unsigned integers.
    bias = first &+ 0x8000_0000
    self.last = Int32(bitPattern: last &- bias)
  }

  /// A number that is greater the farther the bits are above the range's beginning, around the end of all bits.
  @inline(__always)
  func place(_ bits: UInt32) -> Int32 { Int32(bitPattern: (bits & mask) &- bias) }

  @inline(__always)
  func includes(place: Int32) -> Bool { place <= last }
}

/// A loop over unit strides whose output lies apart from its input.
typealias ContiguousLoop<T> = (_ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ count: Int) -> Void

// Never inlined, so that each function's formula stands in its module once, whatever the layout.

@inline(never)
func singleLoop<F: ElementaryFunction>(
  _ function: F.Type, _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ count: Int
) {
  var i = 0
  while i < count {
    y[i] = F.single(x[i])
    i &+= 1
  }
  guard let easy = F.easySingles else { return }
  var farthest = Int32.min
  i = 0
  while i < count {
    let place = easy.place(x[i].bitPattern)
    farthest = place > farthest ? place : farthest
    i &+= 1
  }
  if easy.includes(place: farthest) { return }
  i = 0
  while i < count {
    y[i] = F.mended(y[i], x[i])
    i &+= 1
  }
  for i in 0..<count where F.isBeyond(x[i]) { y[i] = F.singleBeyond(x[i]) }
}

@inline(never)
func doubleLoop<F: ElementaryFunction>(
  _ function: F.Type, _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ count: Int
) {
  var i = 0
  while i < count {
    y[i] = F.double(x[i])
    i &+= 1
  }
  guard let easy = F.easyDoubles else { return }
  var farthest = Int32.min
  i = 0
  while i < count {
    let place = easy.place(UInt32(truncatingIfNeeded: x[i].bitPattern &>> 32))
    farthest = place > farthest ? place : farthest
    i &+= 1
  }
  if easy.includes(place: farthest) { return }
  i = 0
  while i < count {
    y[i] = F.mended(y[i], x[i])
    i &+= 1
  }
  for i in 0..<count where F.isBeyond(x[i]) { y[i] = F.doubleBeyond(x[i]) }
}
