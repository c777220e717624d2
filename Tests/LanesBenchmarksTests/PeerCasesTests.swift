import Foundation
import LanesReport
import Testing

@testable import LanesBenchmarks

/// The cases themselves, at their small sizes: results are right, and whoever else is here has the same.
@Suite(.serialized) struct PeerCasesTests {
  private static let levels = CacheLevels(l1: 32 << 10, l2: 1 << 20, l3: 32 << 20, memory: 8 << 30)
  private static var cases: [Case] { Question.peers.cases(levels) }
  private static var small: [Case] { cases.filter { $0.itemsPerIteration <= 4096 } }

  @Test func namesAreUniqueAndReadable() {
    let names = Self.cases.map(\.id.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { CaseID(parsing: $0)?.name == $0 })
  }

  /// Any two of operation, type, size and layout meet, and no layout or size is forgotten.
  @Test func theGridIsBalanced() {
    let grid = Self.cases.map(\.id).filter {
      $0.implementation == "lanes" && PeerGrid.operations.contains($0.operation)
    }
    let sizes = Dictionary(grouping: grid.filter { $0.dtype != "float32" }, by: \.count).mapValues(\.count)
    #expect(Set(sizes.keys) == Set(PeerGrid.counts))
    #expect((sizes.values.max() ?? 0) <= 3 * (sizes.values.min() ?? 0))
    for operation in PeerGrid.operations { #expect(grid.contains { $0.operation == operation }) }
  }

  @Test func everyGoalHasItsCases() {
    let ours = Self.cases.map(\.id).filter { $0.implementation == "lanes" }
    for goal in PeerGoal.all { #expect(ours.contains(where: goal.includes), "\(goal.work)") }
  }

  @Test func resultsAreRight() {
    for item in Self.small {
      let complaint = item.prepare().check()
      #expect(complaint == nil, "\(item.id.name)")
    }
  }

  /// All in this process that run the same case leave the same checksum.
  @Test func variantsEndEqual() throws {
    let checksums = Dictionary(grouping: Self.small, by: \.id.withoutImplementation).mapValues { $0.map(checksum) }
    for (id, values) in checksums {
      for value in values { #expect(abs(value - values[0]) <= 1e-4 * max(1, abs(values[0])), "\(id.name)") }
    }
  }

  private func checksum(_ item: Case) -> Double {
    let workload = item.prepare()
    return workload.check() == nil ? workload.counters()["checksum"] ?? .nan : .nan
  }

  @Test func blocksHoldEveryCaseOnce() {
    let gauge = "calibration/add/c-vector/float32/L1/64"
    let names = Self.cases.map(\.id.name) + [gauge]
    let blocks = Block.all(names, at: Self.levels, withPeers: true, isQuick: false)
    let run = blocks.flatMap(\.names)
    #expect(run.count == names.count + 2 && Set(run) == Set(names))
    // At the start, in the middle and at the end.
    #expect(run.first == gauge && run.last == gauge)
    #expect(blocks.filter { $0.kind == .question }.map(\.names) == [[gauge], [gauge], [gauge]])
    let alone = Block.all(names, at: Self.levels, withPeers: false, isQuick: false).flatMap(\.names)
    #expect(alone.count < names.count / 2 && alone.contains { $0.hasPrefix("peers/any-first-hit/") })
    #expect(!alone.contains { $0.hasPrefix("peers/mean/") })
  }

  /// Two questions about arrays share a block and one about its process has its own; races end with the caches.
  @Test func quickBlocksAreFewer() throws {
    let questions: [Question] = [.anyAll, .masks, .release, .peers]
    let names = questions.flatMap { $0.cases(Self.levels).map(\.id.name) }
    let blocks = Block.all(names, at: Self.levels, withPeers: true, isQuick: true)
    let asked = blocks.filter { $0.kind == .question }.map { Set($0.names.map { $0.prefix { $0 != "/" } }) }
    #expect(asked == [["any-all", "masks"], ["release"]])
    let last = try #require(Self.levels.levels.last).name
    let races = blocks.filter { $0.kind == .race }.flatMap(\.names)
    #expect(!races.isEmpty && races.allSatisfy { !$0.contains("/\(last)/") })
    #expect(names.contains { $0.hasPrefix("peers/") && $0.contains("/\(last)/") })
  }

  @Test func plansSurviveJSON() throws {
    let plan = PeerPlan(Self.small.map(\.id.name), of: [.peers], at: Self.levels)
    let file = try temporaryFolder().appendingPathComponent("plan.json")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    try plan.json.write(to: file)
    let read = try PeerPlan(contentsOf: file)
    #expect(read.cases.map(\.name) == plan.cases.map(\.name))
    #expect(read.cases.contains { $0.peers == ["numpy", "numexpr"] } || read.cases.contains { $0.peers == ["numpy"] })
  }

  /// The same cases in Python: nothing unknown, nothing failed, and the same checksums.
  @Test(.enabled(if: PythonPeers.python != nil, "needs the Python that `make report PEERS=1` makes"))
  func pythonAgrees() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let plan = folder.appendingPathComponent("plan.json")
    let shared = Self.small.filter { $0.peers != nil }
    var content = PeerPlan(shared.map(\.id.name), of: [.peers], at: Self.levels)
    content.context = ["lanes_schema": "1"]
    try content.json.write(to: plan)
    let file = folder.appendingPathComponent("python.json")
    let errors = try PythonPeers.run(plan: plan, into: file)
    #expect(!errors.contains("no such operation"), "\(errors)")
    let results = try Results(contentsOf: file)
    #expect(results.remarks == [])
    for item in shared {
      for peer in item.peers?.names ?? [] {
        let theirs = try #require(results[item.id.by(peer)]?.counter("checksum"), "\(item.id.by(peer).name)")
        let ours = checksum(item)
        let tolerance = item.id.dtype == "float16" ? 2e-2 : 1e-4
        #expect(abs(ours - theirs) <= tolerance * max(1, abs(ours)), "\(item.id.by(peer).name): \(theirs), not \(ours)")
      }
    }
  }

  private func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

/// The Python with the peers, when `make report PEERS=1` has made it.
private enum PythonPeers {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static var python: URL? {
    let python = root.appendingPathComponent(".build/peers/bin/python")
    return FileManager.default.isExecutableFile(atPath: python.path) ? python : nil
  }

  /// Runs a plan briefly. Returns what was written to the standard error.
  static func run(plan: URL, into file: URL) throws -> String {
    let (process, errors) = (Process(), Pipe())
    process.executableURL = python
    process.arguments = [
      "-m", "lanes_peers", plan.path, "--benchmark_out=\(file.path)", "--benchmark_min_time=0.00001s",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["PYTHONPATH": root.appendingPathComponent("CBench/Python").path, "PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
    return text
  }
}
