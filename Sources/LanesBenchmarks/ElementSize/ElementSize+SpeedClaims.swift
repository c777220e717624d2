import LanesReport

extension Claim {
  private static let question = "element-size"

  /// Native and not, with the 64-bit type that each is held against.
  private static let narrow = [
    ("int8", "int64"), ("int16", "int64"), ("int32", "int64"), ("float16", "float64"), ("float32", "float64"),
  ]

  /// Bytes an element that an operation moves: `add` reads two and writes one, a comparison writes a Boolean.
  private static func bytes(_ operation: String, _ type: String) -> Double {
    let width = Double(CaseID(question, operation, dtype: type, level: "-", count: 1).itemSize ?? 1)
    return operation == "compare" ? width + 1 : width
  }

  private static func speed(
    _ operation: String, _ type: String, over base: String, at level: String, by side: ClaimSide, in results: Results
  ) -> Effect? {
    func find(_ type: String) -> CaseID? {
      results.find(question, operation, implementation: side.implementation, dtype: type, level: level)
    }
    return results.speedEffect(find(type), against: find(base), per: .element)
  }

  /// At each level the one of several places where the effect is smallest: what holds there, holds everywhere.
  static func weakest(
    _ results: Results, _ threshold: Threshold, _ effects: (_ level: String) -> [(place: String, effect: Effect?)]
  ) -> [ClaimPoint?] {
    results.levels(of: question).map { level in
      let found = effects(level).compactMap { place, effect in effect.map { (place, $0) } }
      return found.min { $0.1.value < $1.1.value }.flatMap { ClaimPoint([level, $0.0], $0.1, threshold) }
    }
  }

  static let bandwidth = Claim(
    "dtype-bandwidth", "A narrower type is proportionally faster, whatever one does with it",
    said: "advice to use float32 or int8 “because half the bytes are twice the speed”",
    takeaway: """
      Where the memory is the limit, time goes with the bytes. In the nearer caches what counts is how many elements \
      an instruction works on, and whether the type must be converted or widened first.
      """,
    evidence: ["\(question)/add", "\(question)/sum", "\(question)/compare"]
  ) { side in
    // Four fifths of what the bytes promise is "proportionally" enough.
    let threshold = Threshold.atLeast(0.8)
    return ClaimRule(
      """
      the speed an element over that of the 64-bit type, as a share of what the bytes promise (the least of `add`, \
      `sum`, `compare` and five types)
      """, threshold, .fraction, by: .levels
    ) { results in
      weakest(results, threshold) { level in
        ["add", "sum", "compare"].flatMap { operation in
          narrow.map { type, base in
            let promised = bytes(operation, base) / bytes(operation, type)
            let speed = speed(operation, type, over: base, at: level, by: side, in: results)
            return ("\(type) \(operation)", speed?.asShare(of: promised))
          }
        }
      }
    }
  }

  static let half16 = Claim(
    "dtype-float16", "float16 is a faster float32",
    said: "articles on machine learning, where processors made for it compute in half precision",
    takeaway: """
      float16 halves the memory. A processor without half-precision arithmetic must convert every element: there it is \
      faster only where the memory is the limit, and only if the library converts whole vectors.
      """,
    evidence: ["\(question)/add", "\(question)/sum", "\(question)/compare"]
  ) { side in
    let threshold = Threshold.atLeast(1.1)
    return ClaimRule(
      "the speed an element of float16 over float32 (the least of `add`, `sum` and `compare`)", threshold, by: .levels
    ) { results in
      weakest(results, threshold) { level in
        ["add", "sum", "compare"].map { operation in
          (operation, speed(operation, "float16", over: "float32", at: level, by: side, in: results))
        }
      }
    }
  }

  static let alwaysSlow = Claim(
    "float16-always-slow", "float16 is always slower than float32",
    said: "answers that explain why `float16` arrays are slow in NumPy",
    takeaway: """
      It depends on how an operation converts, one element at a time or a vector at once, and on how long it computes \
      in between. Measure the one that you need.
      """,
    evidence: ["add", "sqrt", "exp", "sin"].map { "\(question)/\($0)" }
  ) { side in
    let threshold = Threshold.atMost(0.95)
    return ClaimRule(
      "the speed an element of float16 over float32 in a near cache", threshold, headline: .strongest
    ) { results in
      let level = results.cases(of: question).first { $0.operation == "sqrt" }?.level ?? "L2"
      return ["add", "sqrt", "exp", "sin"].map { operation in
        ClaimPoint(
          "`\(operation)`", speed(operation, "float16", over: "float32", at: level, by: side, in: results), threshold)
      }
    }
  }

  static let int8Sum = Claim(
    "int8-sum", "Smaller is faster for sums too: int8 against int64",
    said: "the same advice, carried over to reductions",
    takeaway: """
      A sum of int8 adds in 64 bits, as it must not wrap around at 127. What it costs to widen each element decides \
      whether the eighth of the bytes helps.
      """,
    evidence: ["\(question)/sum"]
  ) { side in
    .speed("the speed an element of summing int8 over int64", .atLeast(1.1), per: .element, of: question) {
      results, level in
      func find(_ type: String) -> CaseID? {
        results.find(question, "sum", implementation: side.implementation, dtype: type, level: level)
      }
      return (find("int8"), find("int64"))
    }
  }
}
