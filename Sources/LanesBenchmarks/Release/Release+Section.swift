import LanesReport

extension Section {
  public static let release = Section(
    id: question,
    title: "What gives memory back?",
    introduction: """
      Arrays of one size, 16 MiB together or one of 48 MiB, are made and filled, dropped, and then asked back: Lanes' pool
      is emptied and the C library's heap trimmed (`malloc_trim`). *In use* is what arrays hold by the meter (Lanes) or
      `tracemalloc` (NumPy); *resident* is what the system counts for the process. The heap is put into the state that it has
      after some large arrays have come and gone, so that the answer does not depend on what ran before. Then the ways that
      are said to release memory: setting elements to zero, deleting every second one; and a loop that remembers a little of
      each round, as a view or as a copy.
      """,
    claims: Claim.release,
    finding: { Release(results: $0).finding },
    tables: { Release(results: $0).tables },
    charts: { Release(results: $0).charts })

  private static let question = "release"

  private struct Release {
    let results: Results
    private let steps = [("start", "before"), ("full", "filled"), ("dropped", "dropped"), ("asked", "asked back")]

    private func lives(by implementation: String) -> [CaseID] {
      results.cases(of: question, "life", by: implementation).sorted {
        ($0.extras["pool"] ?? "", $1.count) > ($1.extras["pool"] ?? "", $0.count)
      }
    }

    private func name(_ id: CaseID) -> String {
      let size = id.operandBytes.map(Format.bytes) ?? "–"
      return id.implementation == "lanes" ? "\(size), pool \(id.extras["pool"] ?? "–")" : size
    }

    private func returned(_ id: CaseID, _ step: String) -> Double? {
      results.effect(id, of: ["resident_start", "resident_full", "resident_\(step)"], .fraction) {
        ($0[1] - $0[2]) / ($0[1] - $0[0])
      }?.value
    }

    /// The size whose memory the system waits for longest.
    var finding: Finding? {
      let sentences = [("lanes", "Lanes"), ("numpy", "NumPy")].compactMap { implementation, name -> String? in
        let known = lives(by: implementation).filter { $0.extras["pool"] == "on" }.compactMap { id in
          returned(id, "dropped").map { (id: id, dropped: $0) }
        }
        guard let least = known.min(by: { $0.dropped < $1.dropped }), let asked = returned(least.id, "asked") else {
          return nil
        }
        let size = Format.bytes(least.id.operandBytes ?? 0)
        let trimmed = implementation == "lanes" ? "pool and heap are" : "the heap is"
        return "of dropped arrays of \(size) the system gets back \(percent(least.dropped)) with \(name), and "
          + "\(percent(asked)) when \(trimmed) trimmed"
      }
      guard let first = sentences.first else { return nil }
      let text = first.prefix(1).uppercased() + first.dropFirst() + sentences.dropFirst().map { "; \($0)" }.joined()
      return Finding(text + ".", strength: 0)
    }

    private func percent(_ share: Double) -> String { share < 0.005 ? "nothing" : Format.share(share) }

    var tables: [Table] { [life, ways, loops].compactMap { $0 } }

    private func bytes(_ id: CaseID?, _ counter: String) -> String {
      id.flatMap { results[$0]?.counter(counter) }.map { abs($0) < 0.5 ? "0" : Format.bytes($0) } ?? "–"
    }

    private var life: Table? {
      let rows = [("lanes", "Lanes"), ("numpy", "NumPy")].flatMap { implementation, side in
        lives(by: implementation).map { id in
          ["\(side), \(name(id))", "\(bytes(id, "in_use_full")) → \(bytes(id, "in_use_dropped"))"]
            + steps.map { bytes(id, "resident_\($0.0)") }
        }
      }
      guard !rows.isEmpty else { return nil }
      return Table(
        caption: "The life of arrays of one size",
        columns: [.init("Arrays", .leading), .init("In use, dropped")] + steps.map { .init("Resident \($0.1)") },
        rows: rows)
    }

    private var ways: Table? {
      let rows = [("lanes", "Lanes"), ("numpy", "NumPy")].flatMap { implementation, side -> [[String]] in
        func find(_ operation: String) -> CaseID? {
          results.cases(of: question, operation, by: implementation).first
        }
        var rows: [[String]] = []
        if let id = find("zero") {
          let itemset = results[id]?.counter("has_itemset").map {
            $0 > 0 ? " (it has `itemset`)" : " (it has no `itemset`)"
          }
          rows.append(
            ["\(side)\(itemset ?? ""): all elements to 0", bytes(id, "in_use_full"), bytes(id, "in_use_zeroed"), "–"])
        }
        if let id = find("delete") {
          rows += [("b = delete(a)", "in_use_beside", nil), ("a = delete(a)", "in_use_in_its_place", "in_use_most")].map
          {
            [
              "\(side): `\($0.0)`, every second", bytes(id, "in_use_full"), bytes(id, $0.1),
              $0.2.map { bytes(id, $0) } ?? "–",
            ]
          }
        }
        return rows
      }
      guard !rows.isEmpty else { return nil }
      return Table(
        caption: "Ways that are said to release memory: bytes in use",
        columns: [.init("Way", .leading), .init("Before"), .init("After"), .init("Most meanwhile")], rows: rows)
    }

    private let rounds = [8, 16, 32, 64]
    private let kinds = [
      ("keep-views", "lanes", "Lanes, views"), ("keep-copies", "lanes", "Lanes, copies"),
      ("keep-views", "numpy", "NumPy, views"), ("keep-copies", "numpy", "NumPy, copies"),
    ]

    private var loops: Table? {
      let rows = kinds.compactMap { operation, implementation, name -> [String]? in
        guard let id = results.cases(of: question, operation, by: implementation).first else { return nil }
        return [name]
          + rounds.map { "\(bytes(id, "in_use_after_\($0)")) / \(bytes(id, "resident_after_\($0)"))" }
      }
      guard !rows.isEmpty else { return nil }
      return Table(
        caption: "A loop that keeps four elements of each round's 256 KiB: bytes in use / resident beyond the start",
        columns: [.init("Kept", .leading)] + rounds.map { .init("\($0) rounds") }, rows: rows, isFolded: true)
    }

    var charts: [Chart] {
      let lives = [("lanes", "Lanes"), ("numpy", "NumPy")].map { implementation, side in
        Chart(
          id: "\(question)-life-\(implementation)",
          title: "The life of arrays, as the system sees it: \(side)",
          description: "Resident memory of the process before, with, and after arrays of one size.",
          x: .places(title: "Step", names: steps.map(\.1)), y: .init(title: "Resident memory, MiB", unit: .plain),
          // Small arrays come from the C library's heap whether there is a pool or not.
          series: self.lives(by: implementation).filter { $0.extras["pool"] == "on" || $0.count > 4096 }.map { id in
            .byPlace(
              name(id), steps.map { results.effect(id, "resident_\($0.0)", .bytes) }, per: 0x1p20,
              isDashed: id.extras["pool"] == "off")
          })
      }
      let leak = Chart(
        id: "\(question)-leak", title: "A leak against a clean loop",
        description:
          "Resident memory beyond the start after 8 to 64 rounds, for a loop that keeps a view of each round's "
          + "array and one that keeps a copy.",
        x: .places(title: "Rounds", names: rounds.map(String.init)),
        y: .init(title: "Resident memory beyond the start, MiB (rising lines leak)", unit: .plain),
        series: kinds.map { operation, implementation, name in
          let id = results.cases(of: question, operation, by: implementation).first
          return .byPlace(
            name, rounds.map { results.effect(id, "resident_after_\($0)", .bytes) }, per: 0x1p20,
            isDashed: implementation == "numpy")
        })
      return lives + [leak]
    }
  }
}
