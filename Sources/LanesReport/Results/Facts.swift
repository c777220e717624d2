/// The `context` of a results file: flat facts by name.
public struct Facts: Sendable {
  let values: [String: String]
  let cacheBytes: [String: Double]

  init(context: JSONValue) {
    var values: [String: String] = [:]
    for member in context.members ?? [] {
      if let text = member.value.scalarText { values[member.key] = text }
    }
    self.values = values
    self.cacheBytes = Self.caches(values: values, listed: context["caches"]?.elements ?? [])
  }

  /// A fact in one line of text; nil when it is absent, empty or "unknown".
  public subscript(name: String) -> String? {
    guard let text = values[name] else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty || words == "unknown" ? nil : words
  }

  /// A fact that is a finite, positive number.
  public func number(_ name: String) -> Double? {
    guard let value = self[name].flatMap(Double.init), value.isFinite, value > 0 else { return nil }
    return value
  }

  /// The size of a cache (`L1`, `L2`, `L3`) in bytes.
  public func cache(_ level: String) -> Double? { cacheBytes[level] }

  public var isDebugBuild: Bool { self["lanes_build_type"] == "debug" }
  public var isQuick: Bool { self["lanes_quick"] == "1" }

  /// The name of the report's folder: lower-case letters, digits and hyphens, so that it cannot leave its parent.
  public var machineName: String {
    let kept = (self["machine_name"] ?? "").lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    let slug = String(kept).split(separator: "-").joined(separator: "-")
    return slug.isEmpty ? "unnamed-machine" : String(slug.prefix(80))
  }

  /// Lanes' own facts come first; Google Benchmark's list of caches fills the gaps.
  private static func caches(values: [String: String], listed: [JSONValue]) -> [String: Double] {
    var sizes: [String: Double] = [:]
    for cache in listed {
      guard let level = cache["level"]?.double, let size = cache["size"]?.double, size.isFinite, size > 0,
        let number = Int(exactly: level), cache["type"]?.string != "Instruction"
      else { continue }
      sizes["L\(number)"] = size
    }
    for (level, fact) in [("L1", "cache_l1d"), ("L2", "cache_l2"), ("L3", "cache_l3")] {
      if let size = values[fact].flatMap(Double.init), size.isFinite, size > 0 { sizes[level] = size }
    }
    return sizes
  }
}
