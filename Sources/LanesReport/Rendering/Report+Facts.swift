extension Report {
  /// All facts of machine, build and run, in the order in which they are read.
  var factsTable: Table {
    let rows = Self.factNames.map { name, title in
      [title, results.facts[name].map { Self.formatted($0, name: name) } ?? "not readable"]
    }
    let peers = Self.peerFactNames.compactMap { name, title in
      results.facts[name].map { [title, Self.formatted($0, name: name)] }
    }
    return Table(
      caption: "", columns: [.init("Fact", .leading), .init("Value", .leading)], rows: rows + peers)
  }

  /// The facts that the run itself says it could not read.
  var notReadable: String? {
    results.facts["not_readable"].map { facts in
      facts.split(separator: ",").map { name in
        let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return Self.factNames.first { $0.name == name }?.title.lowercased() ?? Markdown.escaped(name)
      }.joined(separator: ", ")
    }
  }

  private static let factNames: [(name: String, title: String)] = [
    ("processor", "Processor"), ("architecture", "Architecture"), ("cores", "Cores"),
    ("cache_l1d", "L1 data cache"), ("cache_l2", "L2 cache"), ("cache_l3", "L3 cache"), ("memory_bytes", "Memory"),
    ("page_size", "Page size"), ("huge_pages", "Huge pages"), ("hypervisor", "Hypervisor"),
    ("governor", "Frequency governor"), ("turbo", "Turbo"), ("os", "Operating system"), ("os_kernel", "Kernel"),
    ("swift_version", "Swift"), ("swift_flags", "Swift flags"), ("c_compiler", "C compiler"), ("c_flags", "C flags"),
    ("kernel_set", "Kernel set in use"), ("kernel_set_reason", "Why this set"),
    ("kernel_sets_available", "Kernel sets that run here"), ("lanes_version", "Lanes"), ("lanes_commit", "Commit"),
    ("lanes_build_type", "Build of Lanes"), ("google_benchmark_version", "Google Benchmark"),
    ("library_build_type", "Google Benchmark says of its own build"), ("measured_at", "Measured at"),
  ]

  /// Facts of a run with peers; without them there is nothing to miss.
  private static let peerFactNames: [(name: String, title: String)] = [
    ("python_version", "Python"), ("numpy_version", "NumPy"), ("numexpr_version", "numexpr"),
    ("scipy_version", "SciPy"), ("peers_google_benchmark_version", "Google Benchmark in Python"),
    ("eigen_version", "Eigen"), ("peers_missing", "No peers in Python because"),
  ]

  private static func formatted(_ value: String, name: String) -> String {
    let isSize = name.hasPrefix("cache_") || name == "memory_bytes" || name == "page_size"
    if isSize, let bytes = Double(value), bytes.isFinite, bytes > 0 { return Format.bytes(bytes) }
    return Markdown.escaped(value)
  }
}
