import CBench
import Lanes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What of an array over a file is in memory, as the system tells it, as shares of the array's bytes.
struct ResidentPages {
  private let start: UInt
  private let count: Int

  static let pageSize = Int(sysconf(CInt(_SC_PAGESIZE)))

  init(_ array: NDArray<Float>) {
    let first = array.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    let size = UInt(Self.pageSize)
    start = first / size * size
    count = Int((first + UInt(array.nbytes) + size - 1) / size - start / size)
  }

  /// The share that this process has mapped: what its resident memory counts. From `/proc/self/pagemap`, whose highest
  /// bit of each page's eight bytes says it to everybody. nil where there is no such file.
  var mapped: Double? {
    let file = open("/proc/self/pagemap", O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let entries = [UInt64](unsafeUninitializedCapacity: count) { buffer, filled in
      let offset = off_t(start) / off_t(Self.pageSize) * 8
      filled = max(0, pread(file, buffer.baseAddress!, count * 8, offset) / 8)
    }
    guard entries.count == count else { return nil }
    return Double(entries.count { $0 >> 63 == 1 }) / Double(count)
  }

  /// The share that the system has in memory, for whoever asks next: what has been read from the device.
  var cached: Double? {
    #if os(Linux)
      var states = [UInt8](repeating: 0, count: count)
      guard mincore(UnsafeMutableRawPointer(bitPattern: start)!, count * Self.pageSize, &states) == 0 else {
        return nil
      }
      return Double(states.count { $0 & 1 == 1 }) / Double(count)
    #else
      return nil
    #endif
  }

  /// The bytes that ``mapped`` stands for.
  var mappedBytes: Double? { mapped.map { $0 * Double(count * Self.pageSize) } }
}
