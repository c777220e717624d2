extension LoopNest {
  /// Calls `body` with the walk, or with parts of it on several threads where the order allows it.
  @inline(__always)
  func forEachPart(_ order: WalkOrder, writing out: Operand, _ body: (LoopNest) -> Void) {
    let parts = order == .any ? Parts.count(forElements: out.layout.size) : 1
    if parts == 1 || !out.layout.isWalkedInOrder { return body(self) }
    Parts.forEach(parts) { body(part($0, of: parts)) }
  }

  /// Whether the inner loops write whole stretches of an output that is too large for the caches.
  func isStreamed(_ out: Operand, reading: Int?) -> Bool {
    guard let reading else { return false }
    let itemSize = out.dtype.itemSize
    return strides[operandCount - 1] == 1 && count &* itemSize >= Streaming.shortestStretch
      && reading &+ out.byteCount >= Streaming.threshold
  }

  /// One of `count` parts of about one size, cut along the longest axis. All parts together are the whole.
  func part(_ part: Int, of count: Int) -> LoopNest {
    if count == 1 { return self }
    let axis = longestAxis
    let extent = axis.map { outerShape[$0] } ?? self.count
    return restricted(axis, to: extent.start(ofPart: part, of: count)..<extent.start(ofPart: part + 1, of: count))
  }

  /// The longest of the outer loops; nil where the inner one is as long.
  var longestAxis: Int? {
    let longest = outerShape.indices.max { outerShape[$0] < outerShape[$1] }
    return longest.flatMap { outerShape[$0] > count ? $0 : nil }
  }
}

extension Int {
  /// Where a part begins when so many elements are cut in parts, at multiples of a cache line's elements.
  func start(ofPart part: Int, of count: Int) -> Int {
    if part == count { return self }
    let start = Int(Int128(self) * Int128(part) / Int128(count))
    return self >= 128 * count ? start & ~63 : start
  }
}
