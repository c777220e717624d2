import LanesKernelInterface

/// Fills contiguous memory with random numbers: the part that does not depend on the element type, with loops for each
/// kind of memory. What is drawn and not taken is overwritten by what is drawn next, so that no loop has a branch which
/// depends on random bits.
enum RandomFilling {
  static func uniform(
    _ out: UnsafeMutableRawPointer, _ dtype: DType, _ count: Int, _ generator: inout RandomGenerator
  ) {
    switch dtype {
    case .float64:
      let x = out.assumingMemoryBound(to: Double.self)
      RandomWords.of(&generator, expected: count) { words in
        for i in 0..<count { x[i] = words.nextDouble() }
      }
    case .float32:
      let x = out.assumingMemoryBound(to: Float.self)
      RandomWords.of(&generator, expected: count / 2) { words in
        for i in 0..<count { x[i] = words.nextFloat() }
      }
    default:
      let x = out.assumingMemoryBound(to: Float16.self)
      RandomWords.of(&generator, expected: count / 2) { words in
        for i in 0..<count { x[i] = Float16(words.nextFloat()) }
      }
    }
  }

  static func normal(
    _ out: UnsafeMutableRawPointer, _ dtype: DType, _ count: Int, _ generator: inout RandomGenerator
  ) {
    switch dtype {
    case .float64: normal(out.assumingMemoryBound(to: Double.self), count, &generator) { $0 }
    case .float32: normal(out.assumingMemoryBound(to: Float.self), count, &generator) { Float($0) }
    default: normal(out.assumingMemoryBound(to: Float16.self), count, &generator) { Float16($0) }
    }
  }

  @inline(__always)
  private static func normal<T>(
    _ out: UnsafeMutablePointer<T>, _ count: Int, _ generator: inout RandomGenerator, _ rounded: (Double) -> T
  ) {
    RandomWords.of(&generator, expected: count) { words in
      for i in 0..<count { out[i] = rounded(words.nextNormal()) }
    }
  }

  /// Whole numbers from `lower` to `lower + limit`, each as likely, by Lemire's method ("Fast Random Integer Generation in
  /// an Interval", ACM TOMACS 29, 2019), in as many bits as NumPy takes for them.
  static func integers(
    _ out: UnsafeMutableRawPointer, _ bitWidth: Int, _ count: Int, lower: UInt64, limit: UInt64,
    _ generator: inout RandomGenerator
  ) {
    switch bitWidth {
    case 8: small(out.assumingMemoryBound(to: UInt8.self), count, lower, limit, &generator)
    case 16: small(out.assumingMemoryBound(to: UInt16.self), count, lower, limit, &generator)
    case 32: halves(out.assumingMemoryBound(to: UInt32.self), count, lower, limit & 0xffff_ffff, &generator)
    default:
      let x = out.assumingMemoryBound(to: UInt64.self)
      if limit <= 0xffff_ffff { return halves(x, count, lower, limit, &generator) }
      RandomWords.of(&generator, expected: count) { words in
        if limit == .max {
          for i in 0..<count { x[i] = lower &+ words.next() }
          return
        }
        let (range, threshold) = (limit &+ 1, (UInt64.max &- limit) % (limit &+ 1))
        var i = 0
        // What is seldom drawn in vain costs less with a branch.
        while threshold < 1 << 60 && i < count {
          let product = words.next().multipliedFullWidth(by: range)
          if product.low < threshold { continue }
          x[i] = lower &+ product.high
          i &+= 1
        }
        while i < count {
          let product = words.next().multipliedFullWidth(by: range)
          x[i] = lower &+ product.high
          i &+= product.low >= threshold ? 1 : 0
        }
      }
    }
  }

  @inline(__always)
  private static func halves<Word: FixedWidthInteger>(
    _ x: UnsafeMutablePointer<Word>, _ count: Int, _ lower: UInt64, _ limit: UInt64, _ generator: inout RandomGenerator
  ) {
    if limit == 0 { return x.update(repeating: Word(truncatingIfNeeded: lower), count: count) }
    let (range, threshold) = (limit &+ 1, (0xffff_ffff &- limit) % (limit &+ 1))
    RandomWords.of(&generator, expected: count / 2) { words in
      var i = 0
      while i < count {
        let product = UInt64(words.nextHalf()) &* range
        x[i] = Word(truncatingIfNeeded: lower &+ product >> 32)
        i &+= product & 0xffff_ffff >= threshold ? 1 : 0
      }
    }
  }

  /// Elements of one and two bytes share the bits of one draw, the lowest first; those that are left are not used.
  @inline(__always)
  private static func small<Word: FixedWidthInteger & UnsignedInteger>(
    _ x: UnsafeMutablePointer<Word>, _ count: Int, _ lower: UInt64, _ limit: UInt64, _ generator: inout RandomGenerator
  ) {
    let (lower, limit) = (Word(truncatingIfNeeded: lower), UInt32(Word(truncatingIfNeeded: limit)))
    if limit == 0 { return x.update(repeating: lower, count: count) }
    let (mask, width) = (UInt32(Word.max), UInt32(Word.bitWidth))
    let shared = 32 / Word.bitWidth
    let (range, threshold) = (limit &+ 1, (mask &- limit) % (limit &+ 1))
    RandomWords.of(&generator, expected: count / shared / 2) { words in
      var i = 0
      if limit == mask {
        // Numbers from 0, or from the lowest one, which turns the sign round: the bits as they are.
        let pattern = UInt32(lower) &* (UInt32.max / mask)
        while i &+ shared <= count {
          UnsafeMutableRawPointer(x + i).storeBytes(of: (words.nextHalf() ^ pattern).littleEndian, as: UInt32.self)
          i &+= shared
        }
      }
      while i &+ shared <= count {
        var bits = words.nextHalf()
        var draw = 0
        while draw < shared {
          let product = (bits & mask) &* range
          x[i] = lower &+ Word(truncatingIfNeeded: product &>> width)
          i &+= product & mask >= threshold ? 1 : 0
          bits = bits &>> width
          draw &+= 1
        }
      }
      while i < count {
        var bits = words.nextHalf()
        var draw = 0
        while draw < shared && i < count {
          let product = (bits & mask) &* range
          x[i] = lower &+ Word(truncatingIfNeeded: product &>> width)
          i &+= product & mask >= threshold ? 1 : 0
          bits = bits &>> width
          draw &+= 1
        }
      }
    }
  }

  /// Puts elements in random order as NumPy does: Fisher and Yates, with positions drawn as many bits as they have until
  /// one is in range.
  static func shuffle(
    _ out: UnsafeMutableRawPointer, itemSize: Int, _ count: Int, _ generator: inout RandomGenerator
  ) {
    switch itemSize {
    case 1: shuffle(out.assumingMemoryBound(to: UInt8.self), count, &generator)
    case 2: shuffle(out.assumingMemoryBound(to: UInt16.self), count, &generator)
    case 4: shuffle(out.assumingMemoryBound(to: UInt32.self), count, &generator)
    case 8: shuffle(out.assumingMemoryBound(to: UInt64.self), count, &generator)
    default: shuffle(out.assumingMemoryBound(to: (UInt64, UInt64).self), count, &generator)
    }
  }

  @inline(__always)
  private static func shuffle<T>(_ x: UnsafeMutablePointer<T>, _ count: Int, _ generator: inout RandomGenerator) {
    RandomWords.of(&generator, expected: count <= 1 << 31 ? count &* 2 / 3 : count) { words in
      var i = count &- 1
      while i > 0 {
        let limit = UInt64(truncatingIfNeeded: i)
        let bits = limit <= 0xffff_ffff ? UInt64(words.nextHalf()) : words.next()
        let value = bits & (UInt64.max &>> UInt64(truncatingIfNeeded: i.leadingZeroBitCount))
        // What is out of range changes nothing: the element is swapped with itself.
        let isInRange = value <= limit
        let place = isInRange ? Int(truncatingIfNeeded: value) : i
        let element = x[i]
        x[i] = x[place]
        x[place] = element
        i &-= isInRange ? 1 : 0
      }
    }
  }
}
