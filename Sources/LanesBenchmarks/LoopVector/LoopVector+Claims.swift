import LanesReport

extension Claim {
  /// Loops, whole arrays and fused formulas.
  static let loopVector: [Claim] = [
    loopAgainstArrays, vectorize, preallocate, listOverhead, fused, numexprThreads, powerCube,
  ]

  static let loopQuestion = "loop-vector"

  static func loopCase(
    _ operation: String, _ implementation: String, _ level: String, dtype: String = "float32", in results: Results
  ) -> CaseID? {
    results.find(loopQuestion, operation, implementation: implementation, dtype: dtype, level: level)
  }

  private static let loopAgainstArrays = Claim(
    "loop-vector", "Operations on whole arrays beat loops over elements",
    said: "the first page of every NumPy tutorial",
    takeaway: """
      In Python the loop pays for the interpreter at each element, whatever the memory does. In a compiled language it \
      pays for what it checks, and for vectors that the compiler did not dare to use; where it uses them, nothing is \
      left to gain.
      """,
    evidence: ["\(loopQuestion)/add"],
    rules: [
      .lanes: ClaimRule(
        "the speed of Lanes' addition over that of the loop", .atLeast(1.25), by: .names, headline: .first
      ) { results in
        // The widest kernels that were measured.
        let sets = ["lanes-v4", "lanes-v3", "lanes-baseline"]
        let loops = [
          ("subscript", "loops over the subscript"), ("pointer", "loops over a pointer"),
          ("c-scalar", "loops in scalar C"), ("c-vector", "loops in vectorised C"),
        ]
        return loops.flatMap { loop, name in
          results.levels(of: loopQuestion).map { level in
            let ours = sets.lazy.compactMap { loopCase("add", $0, level, in: results) }.first
            let effect = results.speedEffect(ours, against: loopCase("add", loop, level, in: results))
            return ClaimPoint([name, level], effect, .atLeast(1.25))
          }
        }
      },
      .numpy: ClaimRule(
        "the speed of NumPy's addition over that of the loop", .atLeast(1.25), by: .names, headline: .first
      ) { results in
        let loops = [("python-list", "list comprehensions"), ("python-loop", "loops over the array")]
        return loops.flatMap { loop, name in
          results.levels(of: loopQuestion).map { level in
            let effect = results.speedEffect(
              loopCase("add", "numpy", level, in: results), against: loopCase("add", loop, level, in: results))
            return ClaimPoint([name, level], effect, .atLeast(1.25))
          }
        }
      },
    ])

  // More than a tenth faster is faster than a loop.
  private static let vectorize = Claim(
    "vectorize-speed", "`vectorize` makes a scalar function no faster than a loop",
    said: "NumPy's documentation of `vectorize`: “provided primarily for convenience, not for performance”",
    takeaway: """
      What counts is who calls the function. An interpreter calls it once an element either way; a compiler that sees \
      the function and the loop together makes vector code of both. In Python write the function with operations on \
      arrays.
      """,
    evidence: ["\(loopQuestion)/leak"]
  ) { side in
    let loops =
      side == .lanes
      ? [("subscript", "loops over the subscript"), ("pointer", "loops over a pointer")]
      : [("python-list", "list comprehensions"), ("python-loop", "loops over the array")]
    return ClaimRule(
      "the speed of `vectorize` over that of the loop", .atMost(1.1), by: .names, headline: .strongest
    ) { results in
      loops.flatMap { loop, name in
        results.levels(of: loopQuestion).map { level in
          let effect = results.speedEffect(
            loopCase("leak", side.implementation, level, in: results),
            against: loopCase("leak", loop, level, in: results))
          return ClaimPoint([name, level], effect, .atMost(1.1))
        }
      }
    }
  }

  private static let formulas = [("add-twice", "`a + b * 2`"), ("polynomial", "a polynomial")]

  // "Much" faster: half as fast again, at least.
  private static let fused = Claim(
    "fused", "Evaluating a formula at once is much faster than one operation at a time",
    said: "numexpr's user guide: up to 4 times as fast, and more",
    takeaway: """
      What a fused loop saves is the way of the intermediate results through memory. Inside the first caches that way \
      costs little, and what it takes to begin a fused loop decides.
      """,
    evidence: ["\(loopQuestion)/add-twice", "\(loopQuestion)/polynomial"]
  ) { side in
    let (one, all, name) = side == .lanes ? ("lanes", "lanes-lazy", "`lazy`") : ("numpy", "numexpr", "numexpr")
    return ClaimRule(
      "the speed of \(name) over that of one operation at a time", .atLeast(1.5), by: .levels
    ) { results in
      results.levels(of: loopQuestion).flatMap { level in
        formulas.map { formula, name in
          let effect = results.speedEffect(
            loopCase(formula, all, level, in: results), against: loopCase(formula, one, level, in: results))
          return ClaimPoint([level, name], effect, .atLeast(1.5))
        }
      }
    }
  }

  private static let numexprThreads = Claim(
    "numexpr-one-thread", "numexpr is faster than NumPy, on one thread and on all",
    said: "numexpr's own page, and pandas' guide to enhancing performance",
    takeaway: """
      Ask which of the two gains you see: fewer passes over memory, or more threads. A program that already keeps all \
      cores busy has only the first.
      """,
    evidence: ["\(loopQuestion)/add-twice"], sides: [.numpy]
  ) { _ in
    ClaimRule("the speed of numexpr over that of NumPy for `a + b * 2`", .atLeast(1.1), by: .names) { results in
      [("numexpr", "one thread"), ("numexpr-all", "all threads")].flatMap { peer, name in
        results.levels(of: loopQuestion).map { level in
          let effect = results.speedEffect(
            loopCase("add-twice", peer, level, in: results),
            against: loopCase("add-twice", "numpy", level, in: results))
          return ClaimPoint([name, level], effect, .atLeast(1.1))
        }
      }
    }
  }

  private static let powerCube = Claim(
    "power-cube", "`a ** 3` is as fast as `a * a * a`",
    said: "texts that write every power with `**`, as mathematics does",
    takeaway: """
      A power function must do for any exponent. Unless a library looks at the exponent first, two products take a \
      fraction of its time and are exact to as many digits.
      """,
    evidence: ["\(loopQuestion)/cube"]
  ) { side in
    ClaimRule("the speed of the power over that of the two products", .atLeast(0.9), by: .levels) { results in
      results.levels(of: loopQuestion).map { level in
        func find(_ implementation: String) -> CaseID? {
          loopCase("cube", implementation, level, dtype: "float64", in: results)
        }
        let effect = results.speedEffect(
          find(side.implementation), against: find("\(side.implementation)-product"))
        return ClaimPoint(level, effect, .atLeast(0.9))
      }
    }
  }
}
