import LanesReport

extension Section {
  public static let fragmentation = Section(
    id: "fragmentation",
    title: "What does a fragmented heap cost?",
    introduction: """
      Many arrays are made and most of them dropped without order, so that a share stays alive and keeps the holes apart;
      then arrays are made in half of the holes: one of 15 KiB, or 512 of 1 KiB. `a += 1` goes over them, and over copies of
      them, at rising shares of survivors; 0 % is a fresh heap. Making and dropping 512 arrays in the holes shows what the
      allocator pays. Last, the resident memory of 8,192 small arrays when some have gone and the heap has been trimmed.
      Arrays of less than 32 KiB lie in the C library's heap with Lanes and NumPy alike.
      """,
    claims: Claim.fragmentation,
    finding: { FragmentationReport(results: $0).finding },
    tables: { FragmentationReport(results: $0).tables },
    charts: { FragmentationReport(results: $0).charts })
}

private struct FragmentationReport {
  let results: Results
  private let sides = [("lanes", "Lanes"), ("numpy", "NumPy")]
  private let kinds = [
    ("pass-one", "one array"), ("pass-one-copied", "one array, copied"), ("pass-many", "512 arrays"),
    ("pass-many-copied", "512 arrays, copied"), ("make-many", "making 512 arrays"),
  ]

  /// In the order of what is alive.
  private func cases(_ operation: String, by implementation: String) -> [CaseID] {
    results.cases(of: "fragmentation", operation, by: implementation).sorted { alive($0) < alive($1) }
  }

  private func alive(_ id: CaseID) -> Double { (id.extras["alive"]?.dropLast()).flatMap { Double($0) } ?? 0 }

  private func fresh(_ id: CaseID) -> CaseID {
    var id = id
    id.operation = id.operation.replacing("-copied", with: "")
    id.extras["alive"] = "0%"
    return id
  }

  /// The most fragmented heap, for one array and for many.
  var finding: Finding? {
    let most = [("pass-one", "one array"), ("pass-many", "512 small ones")].compactMap {
      operation, name -> (name: String, it: Comparison)? in
      cases(operation, by: "lanes").last { alive($0) > 0 }.flatMap { id in
        results.compare(id, to: fresh(id)).map { (name, $0) }
      }
    }
    guard let first = most.first else { return nil }
    func clause(_ name: String, _ it: Comparison) -> String {
      it.sentence("a pass over \(name) in a heap of holes", against: "one in a fresh heap")
    }
    let text = most.map { clause($0.name, $0.it) }.joined(separator: "; ")
    return Finding(
      text.prefix(1).uppercased() + text.dropFirst() + held + ".",
      strength: most.map(\.it.strength).max() ?? first.it.strength)
  }

  private var held: String {
    guard let id = cases("held", by: "lanes").first, let factor = holding(id) else { return "" }
    return "; with \(id.extras["alive"]?.replacing("%", with: " %") ?? "few") of the arrays alive the heap keeps "
      + "\(Format.ratio(factor.value)) the memory that they need"
  }

  private func holding(_ id: CaseID) -> Effect? {
    results.effect(id, of: ["resident_full", "resident_kept", "alive_share"], .ratio) { $0[1] / ($0[0] * $0[2]) }
  }

  var tables: [Table] {
    sides.compactMap { implementation, side in
      let rows = kinds.flatMap { operation, name in
        cases(operation, by: implementation).map { id in
          Table.Evidence(
            "\(name), \(id.extras["alive"]?.replacing("%", with: " %") ?? "–") alive", id, against: fresh(id),
            readsAll: false)
        }
      }
      return Table.evidence(
        caption: "\(side): `a += 1` in a heap of holes, against a fresh one", label: "Arrays", rows: rows, in: results,
        isFolded: implementation != "lanes")
    } + [kept].compactMap { $0 }
  }

  private var kept: Table? {
    let rows = sides.flatMap { implementation, side in
      cases("held", by: implementation).compactMap { id -> [String]? in
        guard let full = results[id]?.counter("resident_full"), let kept = results[id]?.counter("resident_kept"),
          let factor = holding(id)
        else { return nil }
        let share = id.extras["alive"]?.replacing("%", with: " %") ?? "–"
        return ["\(side), \(share) alive", Format.bytes(full), Format.bytes(kept), factor.text]
      }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "Resident memory of 8,192 arrays of 1 KiB: all alive, and after some have gone",
      columns: [.init("Heap", .leading), .init("All alive"), .init("Trimmed"), .init("Over what is needed")], rows: rows
    )
  }

  var charts: [Chart] {
    let shares = ["0%", "50%", "75%", "90%"]
    let held = ["10%", "25%", "50%", "75%", "90%"]
    func find(_ operation: String, _ implementation: String, _ share: String) -> CaseID? {
      cases(operation, by: implementation).first { $0.extras["alive"] == share }
    }
    let passes = Chart(
      id: "fragmentation-pass", title: "Arrays in a heap of holes, against a fresh heap",
      description:
        "Time of a += 1 over arrays in the holes of a heap, over that in a fresh heap, by the share of it that "
        + "is alive.",
      x: .places(title: "Arrays between the holes that are alive (0 %: a fresh heap)", names: shares),
      y: .init(title: "Times the time in a fresh heap (lower is faster)", unit: .plain),
      series: sides.flatMap { implementation, side in
        kinds.filter { $0.0 == "pass-one" || $0.0.hasPrefix("pass-many") }.map { operation, name in
          .byPlace(
            "\(side), \(name)",
            shares.map { share in
              find(operation, implementation, share).flatMap { results.speedEffect(fresh($0), against: $0) }
            }, isDashed: implementation == "numpy")
        }
      })
    let memory = Chart(
      id: "fragmentation-held", title: "What a heap keeps for the arrays that are still alive",
      description: "Resident memory after freeing and trimming, over what the living arrays fill, by their share.",
      x: .places(title: "Arrays that are alive", names: held),
      y: .init(title: "Times the memory that they need", unit: .plain),
      series: sides.map { implementation, side in
        .byPlace(
          side, held.map { find("held", implementation, $0).flatMap(holding) }, isDashed: implementation == "numpy")
      })
    return [passes, memory]
  }
}
