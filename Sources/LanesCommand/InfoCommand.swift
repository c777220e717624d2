import ArgumentParser
import Foundation
import Lanes
import LanesBenchmarks

/// `lanes info`
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Shows the processor, its caches, and the kernel set in use and why.",
    discussion: """
      The kernel set is the code that runs inside array operations: baseline (SSE2 or NEON), v3 (AVX2) or v4 \
      (AVX-512). It is chosen at start-up; LANES_KERNELS forces one.
      """)

  func run() throws {
    try checkKernelSelection()
    let machine = MachineDescription()
    let kernels = KernelSelection.current
    func show(_ name: String, _ value: String?) {
      print(name.padding(toLength: 16, withPad: " ", startingAt: 0) + (value ?? "not readable here"))
    }
    show("processor", machine.facts["processor"])
    show("architecture", machine.facts["architecture"])
    show("cores", machine.facts["cores"])
    show("L1 data cache", machine.caches.l1Data.map(size))
    show("L2 cache", machine.caches.l2.map(size))
    show("L3 cache", machine.caches.l3.map(size))
    show("memory", size(machine.memoryBytes))
    show("page size", machine.facts["page_size"].flatMap(Int.init).map(size))
    show("huge pages", machine.facts["huge_pages"])
    show("system", machine.facts["os"])
    show("hypervisor", machine.facts["hypervisor"])
    show("kernel set", "\(kernels.name): \(kernels.reason)")
    show("kernel sets", "\(KernelSelection.available.joined(separator: ", ")) can run here")
    show("machine name", machine.facts["machine_name"])
    print("\nCases are run at these sizes, all arrays of a case together:")
    for level in CacheLevels(machine).levels { show("  " + level.name, size(level.bytes)) }
  }

  private func size(_ bytes: Int) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"]
    var value = Double(bytes)
    var unit = 0
    while value >= 1024 && unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    return String(format: value == value.rounded() ? "%.0f %@" : "%.1f %@", value, units[unit])
  }
}

/// Says what is wrong with LANES_KERNELS, if anything is, before any work begins.
func checkKernelSelection() throws {
  do {
    _ = try KernelSelection.select(environment: ProcessInfo.processInfo.environment["LANES_KERNELS"])
  } catch {
    throw ValidationError(error.description)
  }
}
