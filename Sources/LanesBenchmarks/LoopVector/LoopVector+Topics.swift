import LanesReport

/// The rest of the section on loops: functions called for each element, formulas, filling.
struct LoopVectorTopics {
  let results: Results

  private static let question = "loop-vector"
  private static let formulas = [("add-twice", "a + b * 2"), ("polynomial", "a polynomial of degree 4")]
  private static let forms = [
    ("lanes", "Lanes, one by one"), ("lanes-lazy", "Lanes, lazy"), ("c-fused", "C, fused"),
    ("numpy", "NumPy"), ("numexpr", "numexpr"), ("numexpr-all", "numexpr, all threads"),
  ]

  private var levels: [String] { results.levels(of: Self.question) }

  private func find(_ operation: String, _ implementation: String, _ level: String, dtype: String = "float32")
    -> CaseID?
  {
    results.find(Self.question, operation, implementation: implementation, dtype: dtype, level: level)
  }

  var tables: [Table] {
    let fused = Self.formulas.map { operation, name in
      table("`\(name)` at every level, against one operation at a time in Lanes", operation, Self.forms, "lanes")
    }
    let closures = table(
      "`x > 0 ? x : 0.1 x` of each element, against a loop over the subscript", "leak",
      [
        ("subscript", "Swift subscript"), ("pointer", "Swift pointer"), ("lanes", "`vectorize`"),
        ("numpy", "NumPy's `vectorize`"), ("python-list", "Python, lists"), ("python-loop", "Python, array"),
        ("numpy-operations", "NumPy's `where`"),
      ], "subscript")
    let cubes = table(
      "The cube of float64, against two products", "cube",
      [
        ("lanes-product", "Lanes, `a * a * a`"), ("lanes", "Lanes, `power(a, 3)`"),
        ("numpy-product", "NumPy, `a * a * a`"), ("numpy", "NumPy, `a ** 3`"),
      ], "lanes-product", dtype: "float64")
    return (fused + [closures, filling, cubes]).compactMap { $0 }
  }

  private func table(
    _ caption: String, _ operation: String, _ forms: [(String, String)], _ baseline: String, dtype: String = "float32"
  ) -> Table? {
    let rows = levels.flatMap { level in
      forms.map { form, name in
        Table.Evidence(
          "\(level) \(name)", find(operation, form, level, dtype: dtype),
          against: find(operation, baseline, level, dtype: dtype))
      }
    }
    return Table.evidence(caption: caption, label: "Form", rows: rows, in: results, isFolded: true)
  }

  private var filling: Table? {
    let ways = [
      ("array-append", "`[Int]`, append"), ("array-reserved", "`[Int]`, reserved"),
      ("array-preallocated", "`[Int]`, preallocated"), ("lanes", "`NDArray.empty`, subscript"),
      ("lanes-pointer", "`NDArray.empty`, pointer"), ("python-append", "Python list, append"),
      ("python-preallocated", "Python list, preallocated"), ("numpy-from-list", "Python list, then an array"),
      ("numpy", "`np.empty`, loop"), ("numpy-append", "`np.append`"),
    ]
    let rows = [1000, 100_000].flatMap { count in
      func find(_ way: String) -> CaseID {
        CaseID(Self.question, "fill", implementation: way, dtype: "int64", level: "-", count: count)
      }
      return ways.map { way, name in
        Table.Evidence(
          "\(Format.count(Double(count))), \(name)", find(way), against: find("array-append"), readsAll: false)
      }
    }
    return Table.evidence(
      caption: "Filling an array of 1000 and of 100,000 elements one by one, against Swift's `append`",
      label: "Elements and way", rows: rows, in: results, isFolded: true)
  }

  var charts: [Chart] {
    Self.formulas.map { operation, name in
      Chart(
        id: "\(Self.question)-\(operation)", title: "\(name): one operation at a time, and all at once",
        description: "Time an element of \(name) for each way of computing it, by the size of one array.",
        x: .arrayBytes(results), y: .init(title: "Time an element (lower is faster)", unit: .nanoseconds),
        series: Self.forms.map { form, label in
          .byBytes(label, levels.map { find(operation, form, $0) }, .timePerElement, in: results)
        })
    }
  }
}
