/// The words of a generator, made in blocks.
///
/// Each state is made of the one before by a multiplication of 128 bits, whose latency is all that one word costs. A block
/// goes by two states side by side, each of which is moved on by two steps at once. Words that were made and not used are
/// given back.
struct RandomWords {
  /// What is read and written once for a block.
  private struct Supply {
    /// The generator behind the block, and before it.
    var generator: RandomGenerator
    var before: RandomGenerator
    /// How many words are still expected to be used: more are not made at once.
    var expected: Int
    let block: UnsafeMutablePointer<UInt64>

    /// Makes a block of words, and returns how many.
    @inline(never)
    mutating func refill() -> Int {
      before = generator
      let count = Swift.min(RandomWords.blockLength, Swift.max(2, (expected &+ 1) & ~1))
      expected = Swift.max(0, expected &- count)
      generator.fill(block, count)
      return count
    }
  }

  private let supply: UnsafeMutablePointer<Supply>
  private let block: UnsafeMutablePointer<UInt64>
  private var position = 0
  private var made = 0
  /// The upper half of a word whose lower half was used.
  private var half: UInt32?

  private static let blockLength = 64

  private init(_ supply: UnsafeMutablePointer<Supply>) {
    self.supply = supply
    block = supply.pointee.block
    half = supply.pointee.generator.half
  }

  /// The next 64 random bits.
  @inline(__always)
  mutating func next() -> UInt64 {
    if position == made {
      made = supply.pointee.refill()
      position = 0
    }
    let word = block[position]
    position &+= 1
    return word
  }

  /// The next 32 random bits: the lower half of a word, then the upper one.
  @inline(__always)
  mutating func nextHalf() -> UInt32 {
    if let upper = half {
      half = nil
      return upper
    }
    let word = next()
    half = UInt32(truncatingIfNeeded: word >> 32)
    return UInt32(truncatingIfNeeded: word)
  }

  /// The generator behind the last word that was used.
  private var rest: RandomGenerator {
    var rest = position < made ? supply.pointee.before : supply.pointee.generator
    if position < made { for _ in 0..<position { _ = rest.next() } }
    rest.half = half
    return rest
  }

  /// Calls `body` with the words of a generator, of which it will use about as many as `expected`, and moves the
  /// generator on.
  @inline(__always)
  static func of(_ generator: inout RandomGenerator, expected: Int, _ body: (inout RandomWords) -> Void) {
    let start = generator
    generator = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: blockLength) { block in
      var supply = Supply(generator: start, before: start, expected: expected, block: block.baseAddress!)
      return withUnsafeMutablePointer(to: &supply) { supply in
        var words = RandomWords(supply)
        body(&words)
        return words.rest
      }
    }
  }
}
