import LanesReport

// What is claimed of arrays that grow, and of lists of boxed values.
extension Claim {
  static let preallocate = Claim(
    "preallocate", "Filling a preallocated array beats appending to one that grows",
    said: "advice for NumPy, MATLAB and every language with arrays that grow",
    takeaway: """
      An array that doubles its room when it is full copies each element about once: a small factor. One that is \
      copied whole for each element, as by `numpy.append`, takes time that grows with the square of its length. And a \
      NumPy array filled one element at a time from Python pays more for each element than a list does.
      """,
    evidence: ["\(loopQuestion)/fill"],
    rules: [
      .lanes: filling([
        ("an array of Swift against `append`", "array-preallocated", "array-append"),
        ("an array of Swift against reserving", "array-preallocated", "array-reserved"),
        ("`NDArray.empty` against `append`", "lanes", "array-append"),
        ("`NDArray.empty` by a pointer against `append`", "lanes-pointer", "array-append"),
      ]),
      .numpy: filling([
        ("a list against `append`", "python-preallocated", "python-append"),
        ("`np.empty` against a list that becomes an array", "numpy", "numpy-from-list"),
        ("`np.empty` against `np.append`", "numpy", "numpy-append"),
      ]),
    ])

  /// - Parameter pairs: a name, what is preallocated, and what grows.
  private static func filling(_ pairs: [(name: String, preallocated: String, growing: String)]) -> ClaimRule {
    ClaimRule("the speed of filling over that of growing", .atLeast(1.1), by: .names, headline: .last) { results in
      pairs.flatMap { name, preallocated, growing in
        [1000, 100_000].map { count in
          func find(_ implementation: String) -> CaseID? {
            let id = CaseID(
              loopQuestion, "fill", implementation: implementation, dtype: "int64", level: "-", count: count)
            return results[id] == nil ? nil : id
          }
          let effect = results.speedEffect(find(preallocated), against: find(growing))
          return ClaimPoint([name, "\(Format.count(Double(count))) elements"], effect, .atLeast(1.1))
        }
      }
    }
  }

  static let listOverhead = Claim(
    "list-overhead", "Lists of boxed values take many times the memory of arrays",
    said: "tutorials that compare Python's lists with NumPy's arrays",
    takeaway: """
      A box costs its header and a pointer to it, whatever it holds. Shared boxes cost the pointer alone, and a Swift \
      array of numbers has no boxes: it is as dense as an `NDArray`.
      """,
    evidence: ["\(loopQuestion)/list-bytes"],
    rules: [
      .lanes: boxing(
        [("`[Any]`", "swift-any"), ("objects", "swift-objects"), ("`[Double]`", "swift-array")], against: "lanes"),
      .numpy: boxing(
        [("a list of floats", "python-list"), ("a list of integers below 256", "python-small-integers")],
        against: "numpy"),
    ])

  // "Many times" is three times at least.
  private static func boxing(_ lists: [(name: String, implementation: String)], against array: String) -> ClaimRule {
    ClaimRule(
      "the bytes an element really allocated, over those of an array of doubles,", .atLeast(3), by: .names,
      headline: .first, absence: "the C library does not count allocations here"
    ) { results in
      func bytes(_ implementation: String) -> Double? {
        let id = CaseID(
          loopQuestion, "list-bytes", implementation: implementation, dtype: "float64", level: "-", count: 100_000)
        return results[id]?.counter("bytes_an_element")
      }
      return lists.map { name, implementation in
        guard let mine = bytes(implementation), let other = bytes(array), other > 0 else { return nil }
        return ClaimPoint(name, Effect(mine / other, nil, .ratio), .atLeast(3))
      }
    }
  }
}
