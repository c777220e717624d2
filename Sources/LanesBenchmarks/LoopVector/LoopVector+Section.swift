import LanesReport

extension Section {
  public static let loopVector = Section(
    id: question,
    title: "How much faster is a vectorised operation than a loop?",
    introduction: """
      `out = a + b`, `sum` and `out = a .> x` over float32: a Swift loop over the array's public subscript, a Swift loop
      over an unsafe pointer, plain C without and with vectorising, and Lanes under each kernel set that this machine
      can run. Beside them the interpreter's loops: a list comprehension over Python's lists, and a loop over the
      elements of NumPy's arrays. Then functions called for each element, formulas of several operations, arrays filled
      one by one, and what lists of boxed values take.
      """,
    claims: Claim.loopVector,
    finding: { LoopVector(results: $0).finding },
    tables: { LoopVector(results: $0).tables + LoopVectorTopics(results: $0).tables },
    charts: { LoopVector(results: $0).charts + LoopVectorTopics(results: $0).charts })

  private static let question = "loop-vector"

  private struct LoopVector {
    let results: Results
    let implementations = [
      ("subscript", "Swift subscript"), ("pointer", "Swift pointer"), ("c-scalar", "C, scalar"),
      ("c-vector", "C, vectorised"), ("lanes-baseline", "Lanes, baseline"), ("lanes-v3", "Lanes, v3"),
      ("lanes-v4", "Lanes, v4"), ("numpy", "NumPy"), ("python-list", "Python, lists"), ("python-loop", "Python, array"),
    ]
    let operations = [("add", "`out = a + b`"), ("sum", "`sum`"), ("greater", "`out = a .> x`")]

    private var levels: [String] { results.levels(of: question) }

    private func find(_ operation: String, _ implementation: String, _ level: String) -> CaseID? {
      results.find(question, operation, implementation: implementation, level: level)
    }

    private func compare(_ operation: String, _ one: String, _ other: String, _ level: String) -> Comparison? {
      guard let id = find(operation, one, level), let base = find(operation, other, level) else { return nil }
      return results.compare(id, to: base)
    }

    /// The widest kernel set that was measured.
    private var widest: (id: String, name: String)? {
      guard let level = levels.first else { return nil }
      return implementations.last { $0.0.hasPrefix("lanes-") && find("add", $0.0, level) != nil }
        .map { (id: $0.0, name: $0.1) }
    }

    var finding: Finding? {
      guard let near = levels.first, let far = levels.last, let widest,
        let inside = compare("add", widest.id, "subscript", near)
      else { return nil }
      var sentence =
        "Inside \(near), "
        + inside.sentence(
          "`a + b` by Lanes (\(widest.name.dropFirst(7)))",
          against: "a loop over the subscript")
      if let outside = compare("add", widest.id, "subscript", far), far != near {
        sentence += ", in \(far) " + brief(outside)
      }
      if let peer = compare("add", widest.id, "c-vector", near) {
        sentence += "; inside \(near) " + peer.sentence("it", against: "vectorised C")
      }
      return Finding(sentence + ".", strength: inside.strength)
    }

    private func brief(_ comparison: Comparison) -> String {
      switch comparison.verdict {
      case .faster: "still \(Format.ratio(comparison.ratio))"
      case .slower: "only \(Format.ratio(comparison.ratio))"
      case .noDifference: "there is no difference"
      case .undecided: "this run cannot tell"
      }
    }

    var tables: [Table] {
      let shown = levels.first.map { level in
        operations.map { operation, name in
          table("\(name) inside \(level), against the subscript loop", operation, [level], isFolded: false)
        }
      }
      let folded = operations.map { operation, name in
        table("\(name) at every level, against the subscript loop of that level", operation, levels, isFolded: true)
      }
      return ((shown ?? []) + folded).compactMap { $0 }
    }

    private func table(_ caption: String, _ operation: String, _ levels: [String], isFolded: Bool) -> Table? {
      let rows = levels.flatMap { level in
        implementations.map { implementation, name in
          Table.Evidence(
            levels.count > 1 ? "\(level) \(name)" : name, find(operation, implementation, level),
            against: find(operation, "subscript", level))
        }
      }
      return Table.evidence(caption: caption, label: "Loop", rows: rows, in: results, isFolded: isFolded)
    }

    var charts: [Chart] {
      [("add", "a + b"), ("sum", "sum")].map { operation, name in
        Chart(
          id: "\(question)-\(operation)", title: "\(name): the same loop, written in several ways",
          description: "Elements a nanosecond of \(name) for each implementation, by the size of one array.",
          x: .arrayBytes(results), y: .init(title: "Elements a nanosecond (higher is faster)", unit: .plain),
          // The interpreter's loops are a world of their own, and in the table.
          series: implementations.filter { !$0.0.hasPrefix("python") }.map { implementation, label in
            .byBytes(
              label, levels.map { find(operation, implementation, $0) }, .elementsPerNanosecond, in: results)
          })
      }
    }
  }
}
