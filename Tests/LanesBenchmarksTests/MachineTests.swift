import Foundation
import Testing

@testable import LanesBenchmarks

@Suite struct MachineTests {
  /// A folder with the files of a made-up machine.
  private func withRoot(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-root-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, text) in files {
      let file = root.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try body(root.path)
  }

  @Test func linuxDescribesItselfInFiles() throws {
    try withRoot([
      "etc/os-release": "NAME=x\nPRETTY_NAME=\"Debian 12\"\n",
      "proc/meminfo": "MemTotal:       1000 kB\nMemFree: 5 kB\n",
      "proc/cpuinfo": "flags\t\t: fpu hypervisor sse\n",
      "sys/class/dmi/id/sys_vendor": "QEMU\n",
      "sys/kernel/mm/transparent_hugepage/enabled": "always [madvise] never\n",
      "sys/devices/system/cpu/cpufreq/boost": "1\n",
    ]) { root in
      let files = SystemFiles(root: root)
      #expect(files.osRelease("PRETTY_NAME") == "Debian 12")
      #expect(files.memoryBytes == 1000 << 10)
      #expect(files.hypervisor == "QEMU")
      #expect(files.selected("sys/kernel/mm/transparent_hugepage/enabled") == "madvise")
      #expect(files.turbo == "on")
      #expect(MachineDescription(root: root).facts["os"] == "Debian 12")
    }
  }

  @Test func aContainersLimitCounts() throws {
    try withRoot(["proc/meminfo": "MemTotal: 1000 kB\n", "sys/fs/cgroup/memory.max": "4096\n"]) {
      #expect(SystemFiles(root: $0).memoryBytes == 4096)
    }
  }

  @Test func whatCannotBeReadIsNamed() throws {
    try withRoot(["proc/meminfo": "nonsense\n\n:\nMemTotal: \n"]) { root in
      let machine = MachineDescription(root: root)
      #expect(machine.notReadable.contains("governor"))
      #expect(machine.facts["governor"] == nil)
      #expect(machine.facts["not_readable"]!.contains("os"))
      #expect(machine.memoryBytes > 0)
    }
  }

  @Test func namesBecomeFolders() {
    #expect(
      MachineDescription.slug("Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz", cores: 1) == "intel-xeon-e5-2680-v4-1-core")
    #expect(MachineDescription.slug("AMD EPYC", cores: 2) == "amd-epyc-2-cores")
  }

  @Test func sizesFollowTheCaches() {
    let levels = CacheLevels(l1: 32 << 10, l2: 1 << 20, l3: 32 << 20, memory: 24 << 30).levels
    #expect(levels.map(\.name) == ["L1", "L2", "L3", "RAM"])
    #expect(levels.map(\.bytes) == [16 << 10, 512 << 10, 16 << 20, 128 << 20])
    #expect(CacheLevels(l1: nil, l2: nil, l3: nil, memory: 1 << 30).levels.map(\.name) == ["RAM"])
    #expect(CacheLevels(l1: 1, l2: 1, l3: 1 << 30, memory: 1 << 30).levels.last!.bytes == 1 << 28)
  }
}
