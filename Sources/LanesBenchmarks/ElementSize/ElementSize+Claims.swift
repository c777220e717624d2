import LanesReport

extension Claim {
  /// What a smaller element type saves.
  static let elementSize: [Claim] = [size, half, bandwidth, half16, alwaysSlow, fits, int8Sum]

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

  private static let fits = Claim(
    "dtype-smallest-fits", "Use the smallest type that the values fit",
    said: "guides to saving memory: look at the least and the largest value, then choose the type",
    takeaway: """
      Choose the smallest type to store. Compute in one that the results fit: sums of integers widen by themselves, \
      sums and products of elements do not, and float16 ends at 65504.
      """,
    evidence: ["\(question)/fitting"]
  ) { side in
    let places: [(place: [String], type: String, counter: String)] = [
      (["storing", "int8"], "int8", "right_stored"), (["storing", "float16"], "float16", "right_stored"),
      (["`a + a`", "int8"], "int8", "right_added"), (["`a + a`", "float16"], "float16", "right_added"),
      (["`a * a`", "int8"], "int8", "right_multiplied"), (["`a * a`", "float16"], "float16", "right_multiplied"),
      (["`sum` of int8"], "int8", "right_sum"), (["`sum` of float16"], "float16", "right_sum"),
      (["`mean`", "int8"], "int8", "right_mean"), (["`mean`", "float16"], "float16", "right_mean"),
    ]
    return ClaimRule(
      "the share of results that are right when every element fits", .equal(1), .fraction, headline: .first
    ) { results in
      places.map { place, type, counter in
        let id = results.find(question, "fitting", implementation: side.implementation, dtype: type, level: "-")
        return ClaimPoint(place, results.effect(id, counter, .fraction), .equal(1))
      }
    }
  }
}
