import LanesIntrinsics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The sizes of the caches that one core sees, in bytes; nil what can't be read.
public struct CacheSizes: Hashable, Sendable {
  /// The first cache for data.
  public var l1Data: Int?
  /// The second cache.
  public var l2: Int?
  /// The third cache, which cores may share.
  public var l3: Int?

  /// Sizes that are known.
  public init(l1Data: Int? = nil, l2: Int? = nil, l3: Int? = nil) {
    self.l1Data = l1Data
    self.l2 = l2
    self.l3 = l3
  }
}

extension Processor {
  /// The caches, as the system tells, or else the processor. Some containers hide both.
  public var caches: CacheSizes {
    var sizes = Processor.caches(below: "/sys/devices/system/cpu/cpu0/cache")
    let told = Processor.cachesFromProcessor()
    sizes.l1Data = sizes.l1Data ?? told.l1Data
    sizes.l2 = sizes.l2 ?? told.l2
    sizes.l3 = sizes.l3 ?? told.l3
    return sizes
  }

  /// Reads Linux's description of the caches below a folder of `index0`, `index1`, …
  static func caches(below folder: String) -> CacheSizes {
    var sizes = CacheSizes()
    for index in 0..<8 {
      let place = "\(folder)/index\(index)"
      guard let level = firstLine(of: place + "/level"), let type = firstLine(of: place + "/type"),
        let size = firstLine(of: place + "/size").flatMap(bytes(from:)), type != "Instruction"
      else { continue }
      sizes.set(level, size)
    }
    return sizes
  }

  /// CPUID leaf 4 (Intel) or 0x8000001D (AMD), which list the caches in one form.
  private static func cachesFromProcessor() -> CacheSizes {
    var sizes = CacheSizes()
    for leaf in [UInt32(4), 0x8000_001D] {
      for subleaf in 0..<UInt32(8) {
        let answer = lanes_cpuid(leaf, subleaf)
        let type = answer.eax & 31
        if type == 0 { break }
        if type == 2 { continue }
        let ways = Int(answer.ebx >> 22) + 1
        let partitions = Int(answer.ebx >> 12 & 0x3FF) + 1
        let line = Int(answer.ebx & 0xFFF) + 1
        let sets = Int(answer.ecx) + 1
        sizes.set(String(answer.eax >> 5 & 7), ways * partitions * line * sets)
      }
      if sizes != CacheSizes() { break }
    }
    return sizes
  }

  /// `32K`, `1M` or a number of bytes; nil for anything else.
  static func bytes(from text: String) -> Int? {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    guard let last = text.last else { return nil }
    let unit = units[last]
    guard let number = Int(unit == nil ? Substring(text) : text.dropLast()), number > 0 else { return nil }
    let (size, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
    return overflow ? nil : size
  }

  private static func firstLine(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 256)
    guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
    let line = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
    return String(decoding: line, as: UTF8.self)
  }
}

extension CacheSizes {
  fileprivate mutating func set(_ level: String, _ size: Int) {
    switch level {
    case "1": l1Data = l1Data ?? size
    case "2": l2 = l2 ?? size
    case "3": l3 = l3 ?? size
    default: break
    }
  }
}
