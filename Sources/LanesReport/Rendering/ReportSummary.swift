import Foundation

/// What the index of all reports needs to know of one.
public struct ReportSummary: Codable, Sendable, Equatable {
  public var processor: String
  public var cores: String?
  public var kernelSet: String?
  public var lanesVersion: String?
  public var measuredAt: String?
  public var isQuick: Bool
  /// How the claims came out, in words, by the side.
  public var claims: [String: String]

  var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return try encoder.encode(self) + Data("\n".utf8)
    }
  }
}

extension Report {
  public var summary: ReportSummary {
    let facts = results.facts
    let counts = ClaimSide.allCases.map { ($0.rawValue, ledger.counts(of: $0)) }.filter { !$0.1.isEmpty }
    return ReportSummary(
      processor: facts["processor"] ?? "an unknown processor", cores: facts["cores"], kernelSet: facts["kernel_set"],
      lanesVersion: facts["lanes_version"], measuredAt: facts["measured_at"], isQuick: facts.isQuick,
      claims: Dictionary(uniqueKeysWithValues: counts))
  }
}
