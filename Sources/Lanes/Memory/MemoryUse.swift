/// What a ``MemoryMeter`` counted.
public struct MemoryUse: Sendable {
  /// How many arrays got memory of their own. Views have none, nor have arrays over mapped or foreign memory.
  public internal(set) var allocations = 0
  /// The bytes of all their elements together.
  public internal(set) var allocatedBytes = 0
  /// Of these arrays, how many still had their memory at the end.
  public internal(set) var liveArrays = 0
  /// The bytes of these.
  public internal(set) var liveBytes = 0
  /// The most bytes that were alive at one time.
  public internal(set) var peakBytes = 0
  /// Where the arrays were made, most bytes first; empty unless asked for.
  public internal(set) var callSites: [CallSite] = []
  /// The whole process when measuring began.
  public internal(set) var processBefore = ProcessMemory()
  /// The whole process when it ended.
  public internal(set) var processAfter = ProcessMemory()

  /// The pages, of 4 KiB or larger, that the process touched for the first time meanwhile.
  public var pageFaults: Int { processAfter.minorFaults - processBefore.minorFaults }

  /// By how much the process's resident memory grew; negative where it shrank.
  public var residentGrowth: Int { processAfter.residentBytes - processBefore.residentBytes }

  /// A place in the program that made arrays.
  public struct CallSite: Sendable, Equatable {
    /// The function, such as `loadPicture()`; a bare address where the program has no symbols.
    public let function: String
    /// The file and the line, such as `main.swift:12`; nil without debug information.
    public let line: String?
    /// How many arrays got memory of their own there.
    public internal(set) var allocations: Int
    /// The bytes of all their elements together.
    public internal(set) var allocatedBytes: Int
  }
}

extension MemoryUse: CustomStringConvertible {
  public var description: String {
    var lines = [
      "\(allocations) arrays allocated with \(allocatedBytes) bytes, at most \(peakBytes) at one time, "
        + "\(liveBytes) still alive in \(liveArrays)",
      "process: \(processAfter.residentBytes) bytes resident (\(residentGrowth >= 0 ? "+" : "")\(residentGrowth)), "
        + "at most \(processAfter.peakResidentBytes) so far, \(pageFaults) page faults",
    ]
    for site in callSites {
      let line = site.line.map { " at \($0)" } ?? ""
      lines.append("  \(site.allocatedBytes) bytes in \(site.allocations) arrays: \(site.function)\(line)")
    }
    return lines.joined(separator: "\n")
  }
}
