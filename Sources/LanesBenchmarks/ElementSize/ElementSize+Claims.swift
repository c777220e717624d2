import LanesReport

extension Claim {
  /// What a smaller element type saves.
  static let elementSize: [Claim] = [size, half, bandwidth]

  private static let question = "element-size"
  private static let widths: [(type: String, bytes: Double)] = [
    ("int8", 1), ("int16", 2), ("int32", 4), ("int64", 8), ("float16", 2), ("float32", 4), ("float64", 8),
  ]

  private static func allocation(_ type: String, by side: ClaimSide, count: Int, in results: Results) -> CaseID? {
    let id = CaseID(
      question, "allocate", implementation: side.implementation, dtype: type, level: "-", count: count)
    return results[id] == nil ? nil : id
  }

  private static let size = Claim(
    "dtype-size", "int8, int16, int32, float16 and float32 take 1, 2, 4, 2 and 4 bytes an element",
    said: "every tutorial on NumPy's dtypes: three int8 take 3 bytes where int64 take 24",
    takeaway: """
      `nbytes` is what the elements need. What an allocator sets aside is rounded up, which shows in arrays of a few \
      elements and vanishes in large ones.
      """,
    evidence: ["\(question)/allocate"]
  ) { side in
    ClaimRule("`nbytes` of an array over its number of elements", criterion: "the type's width", headline: .first) {
      results in
      widths.map { type, bytes in
        let id = allocation(type, by: side, count: 3, in: results)
        return ClaimPoint(type, results.effect(id, "bytes_an_element", .bytes), .equal(bytes))
      }
    }
  }

  private static let half = Claim(
    "dtype-half", "Half the width takes half the memory",
    said: "guides to shrinking arrays and data frames",
    takeaway: "True of large arrays to the byte; tiny ones pay for the allocator's rounding instead.",
    evidence: ["\(question)/allocate"]
  ) { side in
    let threshold = Threshold.between(0.49, 0.51)
    return ClaimRule(
      "the bytes really set aside for a million elements, against twice the width", threshold, headline: .first
    ) { results in
      zip(widths, widths.dropFirst()).filter { $0.bytes * 2 == $1.bytes }.map { narrow, wide in
        func taken(_ type: String) -> Double? {
          allocation(type, by: side, count: 1_000_000, in: results).flatMap {
            results[$0]?.counter("bytes_allocated")
          }
        }
        guard let less = taken(narrow.type), let more = taken(wide.type), more > 0 else { return nil }
        return ClaimPoint("\(narrow.type) and \(wide.type)", Effect(less / more, nil, .ratio), threshold)
      }
    }
  }

  private static let bandwidth = Claim(
    "dtype-bandwidth", "A narrower type is proportionally faster",
    said: "advice to use float32 or int8 “because half the bytes are twice the speed”",
    takeaway: """
      Where the memory is the limit, time goes with the bytes. In the first caches what counts is how many elements an \
      instruction works on, and whether the type needs conversions.
      """,
    evidence: ["\(question)/add", "\(question)/sum", "\(question)/compare"]
  ) { side in
    // Four fifths of what the bytes promise is "proportionally" enough.
    let enough = 0.8
    return ClaimRule(
      "the speed an element over that of the 64-bit type, as a share of what the bytes promise",
      .atLeast(enough), .fraction, by: .names, headline: .last
    ) { results in
      ["add", "sum", "compare"].flatMap { operation in
        results.levels(of: question).flatMap { level in
          widths.filter { $0.bytes < 8 }.map { type, bytes in
            let base = type.hasPrefix("float") ? "float64" : "int64"
            func find(_ type: String) -> CaseID? {
              results.find(
                question, operation, implementation: side.implementation, dtype: type, level: level)
            }
            let speed = results.speedEffect(find(type), against: find(base), per: .element)
            return ClaimPoint([level, operation, type], speed.map { $0.asShare(of: 8 / bytes) }, .atLeast(enough))
          }
        }
      }
    }
  }
}
