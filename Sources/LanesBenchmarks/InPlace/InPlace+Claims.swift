import LanesReport

extension Claim {
  /// Working in place.
  static let inPlace: [Claim] = [memory, faster, out, temporaries, hazard, outEqualsInPlace]

  private static let question = "in-place"
  /// Sizes of the passes that count memory.
  private static let counts = [10_000, 1_000_000]

  /// New arrays alive at once in a form of a formula, as multiples of one array's bytes.
  private static func arrays(
    _ operation: String, _ form: String, by implementation: String, count: Int, in results: Results
  ) -> Effect? {
    let id = CaseID(
      question, operation, implementation: implementation, level: "-", count: count, extras: ["form": form])
    return results.effect(id, "arrays_at_once", .ratio)
  }

  private static func elements(_ count: Int) -> String { "\(Format.count(Double(count))) elements" }

  private static let memory = Claim(
    "inplace-memory", "`a += 1` takes no new memory, `a = a + 1` that of a whole array",
    said: "tutorials on NumPy's memory, and the documentation of `numpy.ufunc` on output arguments",
    takeaway: """
      Write `+=` where nobody needs the old values. What the allocating form takes is gone again as soon as its result \
      is, so it matters while both are alive.
      """,
    evidence: ["\(question)/new-memory"]
  ) { side in
    ClaimRule(
      "the new memory, as a multiple of the array,",
      criterion: "at most 0.01× for `a += 1` and at least 0.99× for `a + 1`", headline: .first
    ) { results in
      counts.flatMap { count in
        [("assign", "`a += 1`", Threshold.atMost(0.01)), ("allocate", "`a + 1`", .atLeast(0.99))].map {
          form, name, threshold in
          let effect = arrays("new-memory", form, by: side.implementation, count: count, in: results)
          return ClaimPoint([name, elements(count)], effect, threshold)
        }
      }
    }
  }

  /// At each level the speed of a form against another's.
  private static func speed(
    _ operation: String, against baseline: String, by side: ClaimSide, in results: Results
  ) -> [(level: String, effect: Effect?)] {
    results.levels(of: question).map { level in
      func find(_ operation: String) -> CaseID? {
        results.find(question, operation, implementation: side.implementation, level: level)
      }
      return (level, results.speedEffect(find(operation), against: find(baseline)))
    }
  }

  // A tenth is the least that anybody would rewrite a line for.
  private static let faster = Claim(
    "inplace-faster", "Working in place is faster than making a new array",
    said: "performance guides for NumPy: prefer `a += b` to `a = a + b`",
    takeaway: """
      In the first caches the loop is the same and only the call differs. What costs is new memory, whose pages the \
      system zeroes at their first touch: keep results in place, or have them in memory that is used again.
      """,
    evidence: [
      "\(question)/add-assign", "\(question)/add-allocate", "\(question)/add-fresh", "\(question)/add-mapped",
    ],
    rules: [
      .lanes: ClaimRule(
        "the speed of `a += b` over that of `a + b`", .atLeast(1.1), by: .names
      ) { results in
        [
          ("memory of the pool", "add-allocate"), ("memory of the C library", "add-fresh"),
          ("fresh pages", "add-mapped"),
        ].flatMap { memory, form in
          speed("add-assign", against: form, by: .lanes, in: results).map { level, effect in
            ClaimPoint([memory, level], effect, .atLeast(1.1))
          }
        }
      },
      .numpy: ClaimRule(
        "the speed of `a += b` over that of `a + b`", .atLeast(1.1), by: .levels
      ) { results in
        speed("add-assign", against: "add-allocate", by: .numpy, in: results).map { level, effect in
          ClaimPoint(level, effect, .atLeast(1.1))
        }
      },
    ])

  private static let out = Claim(
    "out-parameter", "`out=` avoids temporary arrays",
    said: "NumPy's documentation of ufuncs: their `out` argument is where to put the result",
    takeaway: """
      With an array for each result that is needed later, a loop over many steps allocates nothing at all. Whether it \
      is faster too is another question: see `out-equals-inplace`.
      """,
    evidence: ["\(question)/new-memory", "\(question)/temporaries"]
  ) { side in
    ClaimRule("the new memory with `out=`, as a multiple of the array,", .atMost(0.01), headline: .first) {
      results in
      [("new-memory", "`a + 1`"), ("temporaries", "`a * b + c * d`")].flatMap { operation, name in
        counts.map { count in
          let effect = arrays(operation, "out", by: side.implementation, count: count, in: results)
          return ClaimPoint([name, elements(count)], effect, .atMost(0.01))
        }
      }
    }
  }

  private static let temporaries = Claim(
    "temporaries", "A compound expression makes a new array for each of its operations",
    said: "numexpr's user guide and most texts on the memory that NumPy takes",
    takeaway: """
      Count what is alive at once: a step that nobody else can see may be computed in the memory of the step before, \
      and a fused expression has no steps in memory at all. A name for an intermediate result keeps it alive.
      """,
    evidence: ["\(question)/temporaries"]
  ) { side in
    ClaimRule(
      "the new memory of `a * b + c * d`, which has three operations, as a multiple of the array,", .atLeast(2.9),
      headline: .first
    ) { results in
      [("variables", "named steps"), ("operators", "one expression"), ("fused", "fused")].flatMap { form, name in
        counts.map { count in
          let implementation = form == "fused" && side == .numpy ? "numexpr" : side.implementation
          let effect = arrays("temporaries", form, by: implementation, count: count, in: results)
          return ClaimPoint([name, elements(count)], effect, .atLeast(2.9))
        }
      }
    }
  }

  private static let hazard = Claim(
    "inplace-hazard", "Working in place is risky where arrays share memory",
    said:
      "NumPy's release notes for 1.13, before which overlapping operands gave undefined results, and warnings since",
    takeaway: """
      A library that looks for overlaps gives the answer of separate memory; a loop of one's own does not. And whoever \
      else holds a view sees the new values: copy first where that is not meant.
      """,
    evidence: ["\(question)/shared-memory"]
  ) { side in
    let patterns = [
      ("shifted", "a shift over itself"), ("reversed", "its own reverse"), ("transposed", "its own transpose"),
      ("own-row", "its own first row"), ("own-loop", "a shift in one's own loop"),
      ("other-array", "another array over the memory"),
    ]
    // One element in 10,000 is a wrong answer.
    return ClaimRule(
      "the share of elements that separate memory would have left otherwise", criterion: "above zero", headline: .last
    ) { results in
      patterns.map { pattern, name in
        let id = CaseID(
          question, "shared-memory", implementation: side.implementation, level: "-", count: 10_000,
          extras: ["pattern": pattern])
        return ClaimPoint(name, results.effect(id, "share_unexpected", .fraction), .atLeast(1e-4))
      }
    }
  }

  private static let outEqualsInPlace = Claim(
    "out-equals-inplace", "`out=` is as good as in place",
    said: "advice that names both in one breath as ways to save allocations",
    takeaway: """
      Both allocate nothing, but `out=` to another array moves a third array through the caches. Where two arrays fit \
      a cache and three do not, or the memory is the limit, in place is faster.
      """,
    evidence: ["\(question)/add-assign", "\(question)/add-out"]
  ) { side in
    ClaimRule("the speed of `out=` over that of `a += b`", .atLeast(0.9), by: .levels, headline: .last) { results in
      speed("add-out", against: "add-assign", by: side, in: results).map { level, effect in
        ClaimPoint(level, effect, .atLeast(0.9))
      }
    }
  }
}
