import LanesReport

extension Section {
  public static let ceilings = Section(
    id: Ceilings.question,
    title: "What can this machine do at most?",
    introduction: """
      Plain C loops over float32, on one thread: `read` combines all elements and keeps one word, `write` stores a value,
      `copy` and `add` (two arrays read, one written) do what they say, and `add in place` writes one of the two that it
      reads. Stores go through the caches, or past them (*non-temporal*). Each loop runs with vectors of the two widest
      kinds that the processor has, and the faster of the two counts.

      In all other sections the share beside GB/s is that of the ceiling for the same level and the same mix of reads and
      writes, with the kind of stores that is faster there. Between two mixes, such as four bytes read for one written, a
      byte is allowed the time that lies in proportion between theirs. Work of a few nanoseconds spends them on other
      things than bytes: small shares there are no surprise.
      """,
    finding: { CeilingTables(results: $0).finding },
    tables: { CeilingTables(results: $0).tables },
    charts: { CeilingTables(results: $0).charts })
}

private struct CeilingTables {
  let results: Results
  let rows: [(mix: Ceilings.Mix, stores: Ceilings.Stores)] =
    [.read, .write, .copy, .add, .addInPlace].flatMap { (mix: Ceilings.Mix) in mix.stores.map { (mix, $0) } }

  private var levels: [String] { results.levels(of: Ceilings.question) }

  private func find(_ mix: Ceilings.Mix, _ stores: Ceilings.Stores, _ level: String) -> CaseID? {
    results.ceilings.fastest(mix, stores, level: level)
  }

  private func rate(_ id: CaseID?) -> Double? { id.flatMap { results[$0]?.bytesPerSecond }.map { $0 / 1e9 } }

  private func label(_ mix: Ceilings.Mix, _ stores: Ceilings.Stores) -> String {
    let name = mix == .addInPlace ? "add in place" : mix.rawValue
    return stores == .ordinary ? name : "\(name), \(stores.rawValue)"
  }

  var finding: Finding? {
    guard let near = levels.first, let far = levels.last, let inside = rate(find(.read, .ordinary, near)),
      let outside = rate(find(.read, .ordinary, far))
    else { return nil }
    let place = far == "RAM" ? "from memory past the caches" : "from \(far)"
    var sentence =
      "One thread reads \(Format.significant(inside)) GB/s inside \(near) and \(Format.significant(outside)) GB/s \(place)"
    if let ordinary = find(.add, .ordinary, far), let streamed = find(.add, .nonTemporal, far),
      let gain = results.compare(streamed, to: ordinary, per: .element)
    {
      sentence += "; there, \(gain.sentence("adding with non-temporal stores", against: "adding with ordinary ones"))"
    }
    if let peak = peak("float32") {
      sentence += "; its peak is \(Format.significant(peak)) GFLOP/s of multiply-adds in float32"
    }
    // About the machine, not about arrays: never a headline.
    return Finding(sentence + ".", strength: -1)
  }

  var tables: [Table] {
    [
      memory(
        "GB/s as STREAM counts them: each array once",
        note: "Of `add in place`, the array that is read and written counts twice."
      ) { _, _, _, rate in rate },
      memory(
        "GB/s with the line read before it is written, as ordinary stores make the caches do",
        note:
          "Inside the first level, and when adding in place, the line is there already; non-temporal stores do not read it."
      ) { mix, stores, level, rate in
        level == CaseID.levels.first || stores == .nonTemporal || mix == .addInPlace
          ? nil : rate * (1 + mix.writtenShare)
      },
      arithmetic, Roofline(results: results).table, implausible,
    ].compactMap { $0 }
  }

  private func memory(
    _ caption: String, note: String, _ shown: (Ceilings.Mix, Ceilings.Stores, String, Double) -> Double?
  ) -> Table? {
    let cells = rows.compactMap { mix, stores -> [String]? in
      let rates = levels.map { level in rate(find(mix, stores, level)).flatMap { shown(mix, stores, level, $0) } }
      guard rates.contains(where: { $0 != nil }) else { return nil }
      return [label(mix, stores)] + rates.map { $0.map { Format.significant($0) } ?? "–" }
    }
    guard !cells.isEmpty else { return nil }
    return Table(
      caption: caption, columns: [.init("Work, stores", .leading)] + levels.map { .init($0) }, rows: cells, note: note)
  }

  private func peak(_ dtype: String) -> Double? {
    guard let id = results.ceilings.peak(dtype: dtype), let time = results.summary(id)?.median else { return nil }
    return 2 * Double(id.count) / time
  }

  private var arithmetic: Table? {
    let rows = ["float32", "float64"].compactMap { dtype -> [String]? in
      guard let id = results.ceilings.peak(dtype: dtype), let peak = peak(dtype) else { return nil }
      let bits = id.implementation.split(separator: "-").last.map { "\($0) bits" } ?? "–"
      return [dtype, Format.significant(peak), Format.significant(peak / 2), bits]
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "Multiply-adds in registers",
      columns: [
        .init("Type", .leading), .init("GFLOP/s"), .init("Multiply-adds a nanosecond"), .init("Vectors of"),
      ], rows: rows, note: "A multiply-add counts as two operations.")
  }

  /// The rows of all questions that cannot be; none in a sound run.
  private var implausible: Table? {
    let rows = results.implausibleCases.compactMap { id -> [String]? in
      guard let share = results.ceilingShare(id) else { return nil }
      return ["`\(id.name)`", Format.share(share.fraction), share.ceiling]
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "Faster than the machine: distrust these rows",
      columns: [.init("Case", .leading), .init("Share"), .init("Ceiling", .leading)], rows: rows)
  }

  var charts: [Chart] {
    [
      Chart(
        id: "ceilings-bandwidth", title: "What one thread moves at most, level by level",
        description: "GB/s of reading, writing, copying and adding at each level of the memory, stores of two kinds.",
        x: .places(title: "Where the arrays lie", names: levels),
        y: .init(title: "GB/s, each array counted once (higher is faster)", unit: .plain),
        series: rows.filter { $0.mix != .addInPlace }.map { mix, stores in
          .byPlace(
            label(mix, stores), levels.map { find(mix, stores, $0) }, .gigabytesPerSecond, in: results,
            isDashed: stores == .nonTemporal)
        })
    ] + [Roofline(results: results).chart].compactMap { $0 }
  }
}
