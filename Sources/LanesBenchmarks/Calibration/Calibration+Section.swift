import LanesReport

extension NoiseCheck {
  /// The suite's gauge and its twin of identical code.
  public static let calibration = NoiseCheck(
    question: "calibration", operation: "add", twin: "add-again", implementation: "c-vector", dtype: "float32")
}

extension Section {
  /// The gauge in full: what the noise verdict at the top of the report rests on.
  public static let calibration = Section(
    id: "calibration",
    title: "How quiet was the machine?",
    introduction: """
      The same vectorised C loop (`out = a + b`, float32) is registered twice under two names. Whatever differs between
      the two, or between launches, is noise: no effect smaller than that deserves belief.
      """,
    finding: { results in
      let pair = results.levels(of: "calibration").compactMap { level -> Comparison? in
        guard let base = results.find("calibration", "add", implementation: "c-vector", level: level),
          let twin = results.find("calibration", "add-again", implementation: "c-vector", level: level)
        else { return nil }
        return results.compare(twin, to: base)
      }.first
      guard let pair else { return nil }
      let numbers = "(\(Format.ratio(pair.ratio)), interval \(Format.ratios(pair.interval)))"
      let sentence =
        switch pair.verdict {
        case .noDifference: "Identical code under two names came out with no difference, as it should \(numbers)."
        case .undecided: "Identical code under two names could not be told apart, nor called the same \(numbers)."
        case .faster, .slower:
          "Identical code under two names came out as different \(numbers): distrust small effects."
        }
      // About the measuring, not about memory: never a headline.
      return Finding(sentence, strength: -1)
    },
    tables: { results in
      let gauges = results.levels(of: "calibration").flatMap { level in
        ["add", "add-again"].map { (level, results.find("calibration", $0, implementation: "c-vector", level: level)) }
      }
      let rows = gauges.map { level, id in
        let base = results.find("calibration", "add", implementation: "c-vector", level: level)
        return Table.Evidence(id == base ? "C loop" : "the same loop again", id, against: base)
      }
      let launches = results.launches.map { "launch \($0 + 1)" }
      let medians = gauges.compactMap { $0.1 }.map { id in
        (id.operation, results.launchMedians(id))
      }
      let byLaunch = launches.enumerated().map { index, name in
        [name] + medians.map { $0.1.count > index ? Format.time($0.1[index]) : "–" }
      }
      let columns = [Table.Column("Launch", .leading)] + medians.prefix(5).map { Table.Column("`\($0.0)`") }
      return [
        Table.evidence(caption: "", label: "Code", rows: rows, in: results),
        byLaunch.isEmpty || medians.isEmpty
          ? nil : Table(caption: "The medians of each launch", columns: columns, rows: byLaunch, isFolded: true),
      ].compactMap { $0 }
    })
}
