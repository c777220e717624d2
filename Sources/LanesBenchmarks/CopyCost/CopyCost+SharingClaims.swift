import LanesReport

extension Claim {
  /// Who shares memory with whom.
  static let sharing: [Claim] = [propagates, base, copyFalse, reshapeFree]

  private static let question = "copy-cost"

  private static let propagates = Claim(
    "view-propagates", "Writing through a view changes the original; writing to a copy does not",
    said: "NumPy's guide “Copies and views”",
    takeaway: "Copy before writing whenever somebody else may still read the original.",
    evidence: ["\(question)/write-through"]
  ) { side in
    ClaimRule(
      "the answer to “does the original change?”", criterion: "1 (yes) for a view and 0 (no) for a copy",
      headline: .first
    ) { results in
      let id = fact("write-through", by: side, in: results)
      func point(_ name: String, _ counter: String, _ expected: Double) -> ClaimPoint? {
        ClaimPoint(name, results.effect(id, counter, .count), .equal(expected))
      }
      return [
        point("a slice", "reached_by_slice", 1), point("a reshape", "reached_by_reshape", 1),
        point("a transpose", "reached_by_transpose", 1), point("a copy", "reached_by_copy", 0),
      ]
    }
  }

  private static let base = Claim(
    "view-base", "A view's `base` is the original; a copy has none",
    said: "NumPy's guide “Copies and views”: “the base attribute … makes it easy to tell”",
    takeaway: """
      A base tells whose memory keeps an array alive. It does not tell a view of *your* array from a copy: NumPy's \
      reshapes and selections that copy are views of that copy. Ask `shares_memory`.
      """,
    evidence: ["\(question)/base"]
  ) { side in
    let threshold = Threshold.equal(1)
    return ClaimRule(
      "the answer to “is the base as said?”", criterion: "1 (yes)", headline: .last
    ) { results in
      let id = fact("base", by: side, in: results)
      return [
        ("a slice", "based_slice"), ("a view of a view", "based_view_of_view"), ("a copy", "baseless_copy"),
        ("a reshape that copies", "baseless_reshape"), ("columns chosen by number", "baseless_columns"),
      ].map { name, counter in ClaimPoint(name, results.effect(id, counter, .count), threshold) }
    }
  }

  private static let copyFalse = Claim(
    "copy-false", "`copy=False` prevents the duplicate",
    said: "code and advice from before NumPy 2, where it meant “only if needed”",
    takeaway: """
      “Never” is a demand, and an error where it cannot be met; “if needed” is a wish. `astype(copy=False)` still is \
      the wish: it copies without a word when the type differs.
      """,
    evidence: ["\(question)/without-copy"]
  ) { side in
    let threshold = Threshold.equal(1)
    var places = [
      ("an array", "array"), ("a strided view", "strided"), ("a reshape", "flat"),
      ("a reshape of a transpose", "flat_transposed"),
    ]
    // A cast of Lanes has no such argument.
    if side == .numpy { places += [("an array of another type", "other_type"), ("astype to another type", "cast")] }
    let asked = places
    return ClaimRule(
      "the answer to “does an array over the same memory come of it?”", criterion: "1 (yes)", headline: .last
    ) { results in
      let id = fact("without-copy", by: side, in: results)
      return asked.map { name, counter in
        let refused = id.flatMap { results[$0]?.counter("refused_\(counter)") } == 1
        return ClaimPoint(
          name + (refused ? " (an error)" : ""), results.effect(id, "shared_\(counter)", .count), threshold)
      }
    }
  }

  private static let reshapeFree = Claim(
    "reshape-free", "Reshape never copies",
    said: "tutorials that list `reshape` among the views",
    takeaway: """
      Reshape copies silently where no strides can walk the memory in the order asked for, as after a transpose. \
      Say `copy=False` (`.never`) to hear of it.
      """,
    evidence: ["\(question)/reshape-bytes"]
  ) { side in
    // A header is no copy of the elements.
    let threshold = Threshold.atMost(1024)
    return ClaimRule("the memory that the reshape takes", threshold, .bytes, headline: .first) { results in
      let id = fact("reshape-bytes", by: side, in: results)
      return [
        ("a contiguous array", "bytes_contiguous"), ("whole rows", "bytes_rows"),
        ("an axis of some columns split", "bytes_columns_split"), ("some columns in one axis", "bytes_columns_flat"),
        ("a transpose in one axis", "bytes_transposed"),
        ("a transpose in its own order", "bytes_transposed_column_major"),
      ].map { name, counter in ClaimPoint(name, results.effect(id, counter, .bytes), threshold) }
    }
  }
}
