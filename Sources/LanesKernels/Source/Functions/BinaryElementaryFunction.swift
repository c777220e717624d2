/// A function of two numbers, as ``ElementaryFunction`` is one of one.
protocol BinaryElementaryFunction: SendableMetatype {
  static func single(_ x: Float, _ y: Float) -> Float
  static func double(_ x: Double, _ y: Double) -> Double

  /// The operands that the formulas are good for.
  static var easySingles: (EasyBits, EasyBits) { get }
  static var easyDoubles: (EasyBits, EasyBits) { get }
  static func mended<T: RealArithmetic>(_ value: T, _ x: T, _ y: T) -> T
  static func isBeyond<T: RealArithmetic>(_ x: T, _ y: T) -> Bool
  static func singleBeyond(_ x: Float, _ y: Float) -> Float
  static func doubleBeyond(_ x: Double, _ y: Double) -> Double
}

/// A loop over unit strides whose output lies apart from its inputs.
typealias ContiguousBinaryLoop<T> = (
  _ x: UnsafePointer<T>, _ y: UnsafePointer<T>, _ z: UnsafeMutablePointer<T>, _ count: Int
) -> Void

@inline(never)
func singleLoop<F: BinaryElementaryFunction>(
  _ function: F.Type, _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ z: UnsafeMutablePointer<Float>,
  _ count: Int
) {
  var i = 0
  while i < count {
    z[i] = F.single(x[i], y[i])
    i &+= 1
  }
  let easy = F.easySingles
  var farthest = (Int32.min, Int32.min)
  i = 0
  while i < count {
    let places = (easy.0.place(x[i].bitPattern), easy.1.place(y[i].bitPattern))
    farthest.0 = places.0 > farthest.0 ? places.0 : farthest.0
    farthest.1 = places.1 > farthest.1 ? places.1 : farthest.1
    i &+= 1
  }
  if easy.0.includes(place: farthest.0) && easy.1.includes(place: farthest.1) { return }
  for i in 0..<count {
    z[i] = F.isBeyond(x[i], y[i]) ? F.singleBeyond(x[i], y[i]) : F.mended(z[i], x[i], y[i])
  }
}

@inline(never)
func doubleLoop<F: BinaryElementaryFunction>(
  _ function: F.Type, _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ z: UnsafeMutablePointer<Double>,
  _ count: Int
) {
  var i = 0
  while i < count {
    z[i] = F.double(x[i], y[i])
    i &+= 1
  }
  let easy = F.easyDoubles
  var farthest = (Int32.min, Int32.min)
  i = 0
  while i < count {
    let bits = (x[i].bitPattern &>> 32, y[i].bitPattern &>> 32)
    let places = (
      easy.0.place(UInt32(truncatingIfNeeded: bits.0)), easy.1.place(UInt32(truncatingIfNeeded: bits.1))
    )
    farthest.0 = places.0 > farthest.0 ? places.0 : farthest.0
    farthest.1 = places.1 > farthest.1 ? places.1 : farthest.1
    i &+= 1
  }
  if easy.0.includes(place: farthest.0) && easy.1.includes(place: farthest.1) { return }
  for i in 0..<count {
    z[i] = F.isBeyond(x[i], y[i]) ? F.doubleBeyond(x[i], y[i]) : F.mended(z[i], x[i], y[i])
  }
}
