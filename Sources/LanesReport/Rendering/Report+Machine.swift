extension Report {
  /// The machine in three lines.
  var machine: [(name: String, text: String)] {
    [("Processor", processorLine), ("Memory", memoryLine), ("Software", softwareLine)]
  }

  var processor: String { fact("processor") ?? "an unknown processor" }

  private var processorLine: String {
    var parts = [processor]
    if let cores = fact("cores") ?? fact("num_cpus") { parts.append(cores == "1" ? "1 core" : "\(cores) cores") }
    if let architecture = fact("architecture") { parts.append(architecture) }
    if let hypervisor = fact("hypervisor"), hypervisor != "none", hypervisor != "no" {
      parts.append(hypervisor.hasPrefix("yes") ? "a virtual machine" : "a virtual machine (\(hypervisor))")
    }
    return parts.joined(separator: ", ")
  }

  private var memoryLine: String {
    let caches = ["L1", "L2", "L3"].compactMap { level in
      results.facts.cache(level).map { "\(level) \(Format.bytes($0))" }
    }
    let memory = results.facts.number("memory_bytes").map { "\(Format.bytes($0)) of memory" }
    let parts = [caches.isEmpty ? "caches not readable" : caches.joined(separator: ", "), memory].compactMap { $0 }
    return parts.joined(separator: "; ")
  }

  private var softwareLine: String {
    var parts = [fact("os"), swiftVersion].compactMap { $0 }
    parts.append("Lanes \(fact("lanes_version") ?? "of unknown version")")
    if let kernels = fact("kernel_set") { parts.append("kernel set \(kernels)") }
    return parts.joined(separator: ", ")
  }

  /// The number alone: the compiler's whole line stands among the facts.
  private var swiftVersion: String? {
    fact("swift_version").map { line in
      "Swift \(line.split(separator: " ").first { $0.first?.isNumber == true } ?? line[...])"
    }
  }

  private func fact(_ name: String) -> String? { results.facts[name].map(Markdown.escaped) }
}
