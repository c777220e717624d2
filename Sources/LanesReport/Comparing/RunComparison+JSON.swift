extension RunComparison {
  /// For programs: all digits, times in nanoseconds; what is not known is null.
  public var json: String {
    let mean = geometricMean.map { mean in
      JSONValue.object([
        .init("ratio", .init(mean.ratio)), .init("low", .init(mean.interval?.low)),
        .init("high", .init(mean.interval?.high)),
      ])
    }
    let members: [JSONValue.Member] = [
      .init("lanes_compare_schema", .number("1")), .init("baseline", .string(baselineName)),
      .init("other", .string(name)), .init("smallest_effect", .init(rules.smallestEffect)),
      .init("false_discoveries", .init(ChangeRules.falseDiscoveries)), .init("regression", .bool(hasRegression)),
      .init("geometric_mean", mean ?? .null),
      .init(
        "differences",
        .array(
          differences.map {
            .object([
              .init("fact", .string($0.fact)), .init("baseline", .string($0.first)), .init("other", .string($0.second)),
            ])
          })),
      .init("only_in_baseline", .array(onlyInBaseline.map(JSONValue.string))),
      .init("only_in_other", .array(onlyInOther.map(JSONValue.string))),
      .init("remarks", .array(remarks.map(JSONValue.string))),
    ]
    let facts = members.map { "  \(JSONValue.quoted($0.key)): \($0.value.text)," }
    let lines = rows.map { "    \(Self.object($0).text)" }
    return (["{"] + facts + ["  \"benchmarks\": [", lines.joined(separator: ",\n"), "  ]", "}"])
      .joined(separator: "\n") + "\n"
  }

  private static func object(_ row: Row) -> JSONValue {
    .object([
      .init("name", .string(row.name)), .init("verdict", .string(row.change.rawValue)),
      .init("baseline_median", .init(row.baselineMedian)), .init("other_median", .init(row.median)),
      .init("ratio", .init(row.ratio)), .init("low", .init(row.interval?.low)),
      .init("high", .init(row.interval?.high)),
      .init("u", .init(row.test.u)), .init("p", .init(row.test.probability)), .init("p_exact", .bool(row.test.isExact)),
      .init("p_adjusted", .init(row.interval == nil ? nil : row.adjustedProbability)),
      .init("remarks", .array(row.remarks.map(JSONValue.string))),
    ])
  }
}

extension JSONValue {
  /// A number, or null for nil and for what JSON cannot hold.
  fileprivate init(_ value: Double?) {
    self = value.map { $0.isFinite ? .number("\($0)") : .null } ?? .null
  }
}
