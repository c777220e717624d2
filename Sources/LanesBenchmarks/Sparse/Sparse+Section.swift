import LanesReport

extension Section {
  public static let sparse = Section(
    id: "sparse",
    title: "When is sparse worth it?",
    introduction: """
      Matrices stored by rows (CSR), whose elements lie without order. *Memory*: the bytes of values, indices and offsets
      of a 256 × 256 matrix against those of the dense one; the density at which both are equal is found by halving, to
      the element. *Speed*: a float32 matrix of 1024 × 1024 times a vector, and one of 512 × 512 times itself, each
      against the same product of the dense matrix, with 32-bit indices and one thread; the density at which the dense
      product becomes the faster one is looked for before the run, and both ends of the last range are measured in it.
      NumPy's side is SciPy's `csr_array` against NumPy's `@`.
      """,
    claims: Claim.sparse,
    finding: { SparseSection(results: $0).finding },
    tables: { SparseSection(results: $0).tables },
    charts: { SparseSection(results: $0).charts })
}

private struct SparseSection {
  let results: Results

  private struct Product {
    let operation: String
    let title: String
    let search: Search
    let races: [(name: String, race: Search.Race)]
  }

  private let products = [
    Product(
      operation: "vector", title: "Matrix times vector", search: .vectorProduct,
      races: [("Lanes", Search.vectorRace), ("SciPy", Search.vectorRaceOfPeers)]),
    Product(
      operation: "matrix", title: "Matrix times matrix", search: .matrixProduct,
      races: [("Lanes", Search.matrixRace), ("SciPy", Search.matrixRaceOfPeers)]),
  ]

  private func density(_ value: Double) -> String { Effect.text(value, .fraction) }

  private func breakEven(_ race: Search.Race, _ search: Search) -> String? {
    search.bracket(of: race, in: results).map { low, high in "\(density(low)) to \(density(high))" }
  }

  var finding: Finding? {
    let narrow = products.compactMap { product -> String? in
      breakEven(product.races[0].race, product.search).map {
        "\(product.title.lowercased()) breaks even at a density of \($0)"
      }
    }
    let memory = Claim.storage("float32", "int32", by: .lanes, in: results)
      .flatMap { results[$0]?.counter("density_below") }
      .map { "in memory, float32 with 32-bit indices breaks even at \(density($0))" }
    let parts = narrow + [memory].compactMap { $0 }
    guard let first = parts.first, !narrow.isEmpty else { return nil }
    let lowest = products[0].search.points(of: products[0].races[0].race, in: results).first?.comparison
    return Finding(
      ([first.prefix(1).uppercased() + first.dropFirst()] + parts.dropFirst()).joined(separator: "; ") + ".",
      strength: lowest?.strength ?? 0)
  }

  var tables: [Table] { [memory].compactMap { $0 } + products.compactMap(speeds) }

  private var memory: Table? {
    let rows = Claim.storedTypes.flatMap { type in
      ["int32", "int64"].compactMap { index -> [String]? in
        let sides = ClaimSide.allCases.map { Claim.storage(type, index, by: $0, in: results) }
        guard sides.contains(where: { $0 != nil }) else { return nil }
        let evens = sides.map { $0.flatMap { results[$0]?.counter("density_below") }.map(density) ?? "–" }
        let shares = Question.storedDensities.map { place -> String in
          guard let measured = sides[0].flatMap({ results[$0] }), let bytes = measured.counter("bytes_at_\(place)"),
            let dense = measured.counter("dense_bytes")
          else { return "–" }
          return "\(Format.ratio(bytes / dense))"
        }
        return [type, index] + evens + shares
      }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "Up to which density a sparse matrix is smaller, and its bytes over the dense one's",
      columns: [
        .init("Elements", .leading), .init("Indices", .leading), .init("Lanes: break-even"), .init("SciPy: break-even"),
      ] + Question.storedDensities.map { .init("Bytes at \(density($0))") }, rows: rows)
  }

  private func speeds(_ product: Product) -> Table? {
    let points = product.races.map { ($0.name, product.search.points(of: $0.race, in: results)) }
    let places = Set(points.flatMap { $0.1.map(\.place) }).sorted()
    guard !places.isEmpty else { return nil }
    return Table(
      caption: "\(product.title): speed of sparse over dense (95 % interval)",
      columns: [.init("Density")] + points.map { .init($0.0) },
      rows: places.map { place in
        [density(place)]
          + points.map { _, points in
            points.first { $0.place == place }.map {
              "\(Format.ratio($0.comparison.ratio)) (\(Format.ratios($0.comparison.interval)))"
            } ?? "–"
          }
      })
  }

  var charts: [Chart] {
    products.map { product in
      Chart(
        id: "sparse-\(product.operation)", title: "\(product.title): sparse against dense",
        description: "Time of a product by the density of the matrix, with the dense product as a yardstick.",
        x: .quantity(title: "Density: stored elements of all", unit: .fraction),
        y: .init(title: "Time (lower is faster)", unit: .nanoseconds),
        series: [
          ("sparse", "lanes", "Lanes"), ("dense", "lanes", "Lanes, dense"), ("sparse", "scipy", "SciPy"),
          ("dense", "numpy", "NumPy, dense"),
        ]
        .map { kind, implementation, label in
          let cases = results.cases(of: "sparse").filter {
            $0.operation == "\(product.operation)-\(kind)" && $0.implementation == implementation
          }
          return .by("density", label, cases, .time, in: results, isDashed: kind == "dense")
        })
    }
  }
}
