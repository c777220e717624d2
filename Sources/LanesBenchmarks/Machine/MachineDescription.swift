import Foundation
import Lanes

/// The facts about the machine and the build that a reader of results needs, as the entries of the
/// results' context. What can't be read is left out, and named under `not_readable`.
public struct MachineDescription {
  public private(set) var facts: [String: String] = [:]
  public private(set) var notReadable: [String] = []
  public let caches: CacheSizes
  public let memoryBytes: Int

  /// Looks at this machine, or, below `root`, at a copy of the files that Linux describes it by.
  public init(root: String = "", processor: Processor = .current, name: String? = nil) {
    let files = SystemFiles(root: root)
    caches = processor.caches
    let cores = Self.usableCores
    let memory = files.memoryBytes ?? Int(clamping: Foundation.ProcessInfo.processInfo.physicalMemory)
    memoryBytes = memory

    let brand = processor.brand ?? files.cpuInfo("model name")
    set("processor", brand)
    set("architecture", processor.architecture)
    set("cores", "\(cores)")
    set("cache_l1d", caches.l1Data.map(String.init))
    set("cache_l2", caches.l2.map(String.init))
    set("cache_l3", caches.l3.map(String.init))
    set("memory_bytes", "\(memory)")
    set("os", files.osRelease("PRETTY_NAME"))
    set("os_kernel", files.line("proc/sys/kernel/osrelease"))
    set("hypervisor", files.hypervisor)
    set("governor", files.line("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"))
    set("turbo", files.turbo)
    set("page_size", "\(sysconf(Int32(_SC_PAGESIZE)))")
    set("huge_pages", files.selected("sys/kernel/mm/transparent_hugepage/enabled"))
    set("machine_name", name ?? MachineDescription.slug(brand ?? processor.architecture, cores: cores))
    facts["not_readable"] = notReadable.joined(separator: ", ")
  }

  private mutating func set(_ key: String, _ value: String?) {
    if let value, !value.isEmpty {
      facts[key] = value
    } else {
      notReadable.append(key)
    }
  }

  /// A name for a folder: `amd-epyc-2-cores`.
  static func slug(_ brand: String, cores: Int) -> String {
    let noise: Set = ["r", "tm", "cpu", "processor", "core", "with", "ghz"]
    let words = brand.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      .map(String.init).filter { !noise.contains($0) }
    return (words.prefix(5) + ["\(cores)", cores == 1 ? "core" : "cores"]).joined(separator: "-")
  }
}

/// The text files in which Linux describes a machine.
struct SystemFiles {
  let root: String

  func text(_ path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: root + "/" + path) else { return nil }
    return String(decoding: data.prefix(1 << 20), as: UTF8.self)
  }

  func line(_ path: String) -> String? {
    text(path)?.split(separator: "\n").first.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The choice in brackets of `always [madvise] never`.
  func selected(_ path: String) -> String? {
    guard let line = line(path), let open = line.firstIndex(of: "["), let close = line.firstIndex(of: "]"),
      open < close
    else { return nil }
    return String(line[line.index(after: open)..<close])
  }

  func cpuInfo(_ key: String) -> String? {
    value(of: key, in: text("proc/cpuinfo"), separator: ":")
  }

  func osRelease(_ key: String) -> String? {
    value(of: key, in: text("etc/os-release"), separator: "=")?
      .trimmingCharacters(in: CharacterSet(charactersIn: "\""))
  }

  private func value(of key: String, in text: String?, separator: Character) -> String? {
    for line in text?.split(separator: "\n") ?? [] {
      let parts = line.split(separator: separator, maxSplits: 1)
      if parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == key {
        return parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    return nil
  }

  /// The machine's memory, or less where a container is given less.
  var memoryBytes: Int? {
    let line = value(of: "MemTotal", in: text("proc/meminfo"), separator: ":")
    let kibibytes = line?.split(separator: " ").first.flatMap { Int($0) }
    let total = kibibytes?.multipliedReportingOverflow(by: 1 << 10).partialValue
    let limits: [Int] = ["sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes"]
      .compactMap { path in self.line(path).flatMap { Int($0) } }
    return ([total].compactMap { $0 } + limits).filter { $0 > 0 }.min()
  }

  var hypervisor: String? {
    guard let flags = cpuInfo("flags") else { return nil }
    guard flags.split(separator: " ").contains("hypervisor") else { return "none" }
    return line("sys/class/dmi/id/sys_vendor") ?? line("sys/hypervisor/type") ?? "yes, unnamed"
  }

  var turbo: String? {
    if let disabled = line("sys/devices/system/cpu/intel_pstate/no_turbo") { return disabled == "0" ? "on" : "off" }
    if let boost = line("sys/devices/system/cpu/cpufreq/boost") { return boost == "1" ? "on" : "off" }
    return nil
  }
}
