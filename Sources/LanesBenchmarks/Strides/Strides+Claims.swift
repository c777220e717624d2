import LanesReport

extension Claim {
  /// What strides cost.
  static let strides: [Claim] = [cost, order, transposeFree, transposedAdd, powers]

  private static let question = "strides"

  private static let cost = Claim(
    "stride-cost", "Contiguous access is faster than strided",
    said: "NumPy's documents on memory layout, and every text on caches",
    takeaway: """
      Memory comes in lines of 64 bytes and pages of 4 KiB: whoever skips elements pays for what is skipped. Lay data \
      out so that what is read together lies together.
      """,
    evidence: ["\(question)/sum"]
  ) { side in
    let threshold = Threshold.atLeast(1.1)
    let steps = [(2, "every 2nd element"), (16, "one of each line"), (1024, "one of each page")]
    return ClaimRule(
      "the time an element of a strided sum over that of a contiguous one", threshold, by: .each(.levels),
      headline: .strongest
    ) { results in
      let walks = StrideWalks(results, by: side.implementation)
      return steps.flatMap { stride, name in
        walks.levels.map { ClaimPoint([name, $0], walks.slowdown($0, stride: stride), threshold) }
      }
    }
  }

  private static let order = Claim(
    "order-matters", "Walk an array in the order of its memory",
    said: "courses on C and Fortran order",
    takeaway: """
      Loops of your own should have the axis with the smallest stride innermost. A library's reductions choose their \
      order themselves: there the shape of the question matters, and not which axis you name first.
      """,
    evidence: ["loop-rows", "loop-columns", "sum-rows", "sum-columns"].map { "\(question)/\($0)" }
  ) { side in
    let threshold = Threshold.atLeast(1.1)
    return ClaimRule(
      "the speed along the rows against down the columns", threshold, by: .each(.levels), headline: .strongest
    ) { results in
      [("a loop", "loop"), ("the library's sum", "sum")].flatMap { name, way in
        results.levels(of: question).map { level in
          let (rows, columns) = StrideWalks(results, by: side.implementation).pair(way, at: level)
          return ClaimPoint([name, level], results.speedEffect(rows, against: columns), threshold)
        }
      }
    }
  }

  private static let transposeFree = Claim(
    "transpose-free", "Transposing is free",
    said: "every introduction to strides: “it only swaps two numbers”",
    takeaway: """
      The view is free; what reads it in its new order pays. If a transpose is read in order again and again, copy it \
      once.
      """,
    evidence: [
      "copy-cost/transpose", "copy-cost/contiguous-copy", "copy-cost/transposed-copy", "\(question)/sum-rows",
      "\(question)/sum-columns",
    ]
  ) { side in
    let threshold = Threshold.atMost(1.1)
    return ClaimRule(
      "the time over that of the same without a transpose", threshold, by: .each(.levels), headline: .strongest
    ) { results in
      let walks = StrideWalks(results, by: side.implementation)
      let ways: [(String, (String) -> Effect?)] = [
        ("transposing before a copy", walks.transposing), ("summing it", walks.summingTransposed),
        ("copying it in order", walks.copyingTransposed),
      ]
      return ways.flatMap { name, effect in
        results.levels(of: question).map { ClaimPoint([name, $0], effect($0), threshold) }
      }
    }
  }

  private static let transposedAdd = Claim(
    "transposed-add", "Adding a transpose costs what adding costs",
    said: "the view being free, its use is taken to be",
    takeaway: """
      One of the two operands is read down its columns: a good library walks in blocks, which mends most of it and not \
      all.
      """,
    evidence: ["\(question)/add-same", "\(question)/add-transposed"]
  ) { side in
    let threshold = Threshold.atMost(1.25)
    return ClaimRule("the time of `m + m.T` over that of `m + m`", threshold, by: .levels, headline: .strongest) {
      results in
      results.levels(of: question).map { level in
        ClaimPoint(level, StrideWalks(results, by: side.implementation).addingTransposed(level), threshold)
      }
    }
  }

  private static let powers = Claim(
    "power-of-two", "Sides that are powers of two are good sizes",
    said: "rules of thumb from FFTs, graphics and machine learning",
    takeaway: """
      Where columns are walked, rows of a power of two put all elements of a column into a few places of each cache, \
      which then throw each other out. A row one line longer can be much faster.
      """,
    evidence: ["\(question)/power-loop", "\(question)/power-copy"]
  ) { side in
    let threshold = Threshold.atLeast(0.95)
    return ClaimRule(
      "the speed an element at a power of two against rows one cache line longer", threshold,
      by: .each(.quantity("columns", .count)), headline: .strongest
    ) { results in
      let walks = StrideWalks(results, by: side.implementation)
      return [("a loop down columns", "power-loop"), ("copying a transpose", "power-copy")].flatMap { name, operation in
        Question.powerSides.map { side in
          ClaimPoint([name, "\(side)"], at: Double(side), walks.power(operation, side: side), threshold)
        }
      }
    }
  }
}
