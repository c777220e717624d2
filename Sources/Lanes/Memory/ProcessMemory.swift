#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The memory of the whole process, as the operating system counts it.
public struct ProcessMemory: Sendable, Equatable {
  /// The bytes that are in physical memory now. On other systems than Linux, the most that ever were.
  public internal(set) var residentBytes = 0
  /// The most bytes that were in physical memory since the process began.
  public internal(set) var peakResidentBytes = 0
  /// How often a page was touched that needed no reading from disk, as fresh memory's first touch does.
  public internal(set) var minorFaults = 0
  /// How often a page had to be read from disk first.
  public internal(set) var majorFaults = 0

  /// The figures of this moment. Two system calls and a small file of the system's.
  public static var current: ProcessMemory {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      let unit = 1
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      let unit = 1024
    #endif
    let peak = usage.ru_maxrss * unit
    return ProcessMemory(
      residentBytes: residentPages().map { $0 * sysconf(Int32(_SC_PAGESIZE)) } ?? peak, peakResidentBytes: peak,
      minorFaults: usage.ru_minflt, majorFaults: usage.ru_majflt)
  }

  /// The second number of `/proc/self/statm` (proc(5)).
  private static func residentPages() -> Int? {
    #if os(Linux)
      let file = open("/proc/self/statm", O_RDONLY)
      guard file >= 0 else { return nil }
      defer { close(file) }
      return withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
        let count = read(file, buffer.baseAddress, buffer.count)
        guard count > 0 else { return nil }
        let fields = buffer[..<count].split(separator: UInt8(ascii: " "))
        return fields.count > 1 ? Int(String(decoding: fields[1], as: UTF8.self)) : nil
      }
    #else
      return nil
    #endif
  }
}
