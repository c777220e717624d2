import LanesReport

extension Section {
  public static let files = Section(
    id: "files",
    title: "What does a mapped file cost?",
    introduction: """
      Files in NPY format with up to 32 MiB of float32. *Resident* is the share of a map that the process has in its
      page tables (`/proc/self/pagemap`); *in the system's memory* is what has been read from the device
      (`mincore`), of a file that the system was first asked to forget (`posix_fadvise`). Then the sum of all elements,
      from memory and from maps in different states; and Σ(x − 1)² in chunks, with the peak of resident file pages and
      temporaries together. With NumPy, a chunk that is dropped is a `memmap` of its own; a chunk that is left mapped is
      a slice. The files have no name: they are opened through `/proc/self/fd`, and their space is free when the process
      ends.
      """,
    claims: Claim.files,
    finding: { FilesSection(results: $0).finding },
    tables: { FilesSection(results: $0).tables },
    charts: { FilesSection(results: $0).charts })
}

private struct FilesSection {
  let results: Results
  private var sides: [ClaimSide] { ClaimSide.allCases }

  private func find(
    _ operation: String, _ extras: [String: String] = [:], by side: ClaimSide = .lanes, count: Int? = nil
  ) -> CaseID? {
    guard let count else { return Claim.fileCase(operation, by: side, extras, in: results) }
    let id = CaseID(
      "files", operation, implementation: side.implementation, level: "-", count: count, extras: extras)
    return results[id] == nil ? nil : id
  }

  private func time(_ id: CaseID?) -> String {
    id.flatMap { results.summary($0) }.map { Format.time($0.median) } ?? "–"
  }

  var finding: Finding? {
    guard let open = find("open"), let load = find("load"), let mapping = results.compare(open, to: load),
      let opening = results.summary(open)
    else { return nil }
    var sentence = "Mapping \(Format.bytes(open.operandBytes ?? 0)) costs \(Format.time(opening.median)), "
    sentence += "reading them \(time(load))"
    if let memory = find("sum", ["from": "memory"]) {
      for (source, words) in [("mapped", "over pages that were used before"), ("remapped", "over a new map")] {
        guard let id = find("sum", ["from": source]), let comparison = results.compare(id, to: memory) else { continue }
        sentence += "; " + comparison.sentence("a sum \(words)", against: "one in memory")
      }
    }
    return Finding(sentence + ".", strength: mapping.strength)
  }

  var tables: [Table] { [opening, resident, sums, parts].compactMap { $0 } }

  private var opening: Table? {
    let counts = Set(results.cases(of: "files").filter { $0.operation == "open" }.map(\.count)).sorted()
    let rows = counts.map { count in
      [Format.bytes(Double(count) * 4)]
        + sides.flatMap { side in ["open", "load"].map { time(find($0, by: side, count: count)) } }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "Mapping a file and reading it, when the system has it in memory",
      columns: [.init("File", .leading)] + sides.flatMap { [.init("\($0.name): map"), .init("read")] }, rows: rows)
  }

  private var resident: Table? {
    let steps = [
      ("opened", "mapped"), ("hundredth", "the first 1 % used"), ("half", "the first half used"), ("all", "all used"),
      ("spread", "mapped anew, every hundredth element used"),
    ]
    let rows = steps.compactMap { step, label -> [String]? in
      let cells = sides.flatMap { side in
        ["mapped", "cached"].map { what -> String in
          let id = find("resident", by: side)
          return id.flatMap { results[$0]?.counter("\(what)_\(step)") }.map(Format.percent) ?? "–"
        }
      }
      return cells.allSatisfy { $0 == "–" } ? nil : [label] + cells
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "What of a file of 32 MiB is in memory",
      columns: [.init("After", .leading)]
        + sides.flatMap { [.init("\($0.name): resident"), .init("in the system's memory")] }, rows: rows)
  }

  private var sums: Table? {
    let labels = [
      ("memory", "in memory"), ("mapped", "a map, pages used before"),
      ("remapped", "a new map, in the system's memory"),
      ("device", "a new map, on the device alone"),
    ]
    let rows = sides.flatMap { side in
      labels.map { source, label in
        Table.Evidence(
          "\(side.name): \(label)", find("sum", ["from": source], by: side),
          against: find("sum", ["from": "memory"], by: side))
      }
    }
    return Table.evidence(caption: "The sum of 32 MiB of float32", label: "From", rows: rows, in: results)
  }

  private func part(_ operation: String, _ bytes: Int, _ pages: String, _ side: ClaimSide) -> CaseID? {
    find(operation, ["part": "\(bytes)", "pages": pages], by: side)
  }

  private var parts: Table? {
    let rows = sides.flatMap { side in
      Question.partBytes.compactMap { bytes -> [String]? in
        let cells = ["dropped", "kept"].flatMap { pages -> [String] in
          let peak = part("reduce-memory", bytes, pages, side).flatMap { results[$0]?.counter("peak_bytes") }
          return [peak.map(Format.bytes) ?? "–", time(part("reduce", bytes, pages, side))]
        }
        return cells.allSatisfy { $0 == "–" } ? nil : [side.name, Format.bytes(Double(bytes))] + cells
      }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "Σ(x − 1)² of 32 MiB in chunks: the peak of memory, and the time",
      columns: [
        .init("By", .leading), .init("Chunk"), .init("Dropped after use: peak"), .init("time"),
        .init("Left mapped: peak"), .init("time"),
      ], rows: rows)
  }

  var charts: [Chart] {
    func series(_ operation: String, _ point: (CaseID, Double) -> Chart.Point?) -> [Chart.Series] {
      sides.flatMap { side in
        ["dropped", "kept"].map { pages in
          let points = Question.partBytes.compactMap { bytes in
            part(operation, bytes, pages, side).flatMap { point($0, Double(bytes)) }
          }
          return Chart.Series("\(side.name), \(pages == "dropped" ? "dropped" : "left mapped")", points: points)
        }
      }
    }
    let x = Chart.XAxis.arrayBytes(results, title: "Size of a chunk")
    return [
      Chart(
        id: "files-chunk-time", title: "Reducing a mapped file of 32 MiB in chunks",
        description: "Time of a reduction by the size of its chunks.", x: x,
        y: .init(title: "Time (lower is faster)", unit: .nanoseconds),
        series: series("reduce") { id, bytes in
          results.summary(id).map { Chart.Point(x: bytes, y: $0.median, interval: $0.interval) }
        }),
      Chart(
        id: "files-chunk-memory", title: "Peak memory of reducing a mapped file of 32 MiB in chunks",
        description: "The peak of resident file pages and temporaries by the size of the chunks.", x: x,
        y: .init(title: "MiB", unit: .plain),
        series: series("reduce-memory") { id, bytes in
          results[id]?.counter("peak_bytes").map { peak in
            let size = peak / 0x1p20
            return Chart.Point(x: bytes, y: size, interval: Interval(low: size, high: size))
          }
        }),
    ]
  }
}
