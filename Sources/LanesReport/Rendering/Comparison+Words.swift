extension Comparison {
  /// The comparison as a sentence without its full stop, in the words that the verdict allows.
  ///
  /// ```swift
  /// comparison.sentence("`a += b`", against: "`a = a + b`")
  /// // "`a += b` is 2.05× as fast as `a = a + b`"
  /// ```
  public func sentence(_ subject: String, against object: String) -> String {
    switch verdict {
    case .faster: "\(subject) is \(Format.ratio(ratio)) as fast as \(object)"
    case .slower: "\(subject) takes \(Format.ratio(1 / ratio)) the time of \(object)"
    case .noDifference: "\(subject) is as fast as \(object), within 5 %"
    case .undecided:
      "this run cannot tell \(subject) from \(object) (\(Format.ratio(ratio)), interval \(Format.ratios(interval)))"
    }
  }
}
