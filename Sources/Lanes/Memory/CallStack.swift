import Runtime

/// Who called: return addresses, innermost first.
struct CallStack: Hashable {
  private let addresses: [UInt]
  private let backtrace: Backtrace

  static func == (a: CallStack, b: CallStack) -> Bool { a.addresses == b.addresses }
  func hash(into hasher: inout Hasher) { hasher.combine(addresses) }

  /// What the addresses lie in; libraries that are loaded later are not found.
  private static let images = ImageMap.capture()
  /// Deep enough to leave the library from its innermost function.
  private static let depth = 32

  /// The calls that lead here; nil where the stack can't be walked. Some microseconds.
  static func current() -> CallStack? {
    guard let backtrace = try? Backtrace.capture(limit: depth, top: 0, images: images) else { return nil }
    return CallStack(
      addresses: backtrace.frames.map { UInt($0.adjustedProgramCounter) ?? 0 }, backtrace: backtrace)
  }

  /// The sites in words, those with most bytes first.
  static func callSites(_ counts: [CallStack: (allocations: Int, bytes: Int)]) -> [MemoryUse.CallSite] {
    var sites: [String: MemoryUse.CallSite] = [:]
    for (stack, count) in counts {
      let (function, line) = stack.caller
      let key = function + (line ?? "")
      var site = sites[key] ?? MemoryUse.CallSite(function: function, line: line, allocations: 0, allocatedBytes: 0)
      site.allocations += count.allocations
      site.allocatedBytes += count.bytes
      sites[key] = site
    }
    return sites.values.sorted { ($1.allocatedBytes, $0.function) < ($0.allocatedBytes, $1.function) }
  }

  /// The innermost function that is not the library's own.
  private var caller: (function: String, line: String?) {
    let frames = backtrace.symbolicated(with: Self.images)?.frames ?? []
    for frame in frames {
      guard let symbol = frame.symbol, !Self.isOfLibrary(symbol.rawName) else { continue }
      let line = symbol.sourceLocation.map { location in
        "\(location.path.split(separator: "/").last.map(String.init) ?? location.path):\(location.line)"
      }
      return (symbol.name, line)
    }
    return ("unknown", nil)
  }

  /// Whether a mangled name begins with the module of the array core, its kernels, or Swift's own library.
  private static func isOfLibrary(_ name: String) -> Bool {
    ["$s5Lanes", "$s12LanesKernels", "$sS", "$ss", "swift_", "_swift"].contains { name.hasPrefix($0) }
  }
}
