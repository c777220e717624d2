/// The sizes that a pool's blocks have: eight steps between each two powers of two, from 32 KiB on.
///
/// All are multiples of a page of 4 KiB, and a block is less than an eighth larger than what it was
/// asked for.
struct SizeClass: Equatable {
  let index: Int

  init(index: Int) { self.index = index }

  private static let smallestExponent = 15
  static let count = (Int.bitWidth - 2 - smallestExponent) * 8

  /// The smallest size that holds so many bytes; nil where they are more than can be addressed.
  init?(holding byteCount: Int) {
    let wanted = max(byteCount, 1 << Self.smallestExponent)
    var exponent = Int.bitWidth - 1 - wanted.leadingZeroBitCount
    let step = 1 << (exponent - 3)
    var steps = (wanted - (1 << exponent) + step - 1) / step
    if steps == 8 { (exponent, steps) = (exponent + 1, 0) }
    index = (exponent - Self.smallestExponent) * 8 + steps
    guard index < Self.count else { return nil }
  }

  var byteCount: Int {
    let exponent = index / 8 + Self.smallestExponent
    return (1 << exponent) + (index % 8) << (exponent - 3)
  }
}
