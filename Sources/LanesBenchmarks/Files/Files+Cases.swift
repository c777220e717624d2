import CBench
import Lanes
import LanesReport

extension Question {
  /// Files: what mapping one reads, how fast computing over it is, and what parts do for the memory.
  static let files = Question(
    id: "files", title: "What does a mapped file cost?", isAboutProcess: true,
    cases: { _ in
      [1 << 18, 1 << 21, fileCount].flatMap { [open($0), load($0)] }
        + [resident] + FileSource.allCases.map(sum)
        + [false, true].flatMap { isDropping in
          partBytes.filter { !isDropping || $0 < fileCount * 4 }.flatMap {
            [reduce($0, isDropping), reduceMemory($0, isDropping)]
          }
        }
    })

  /// Elements of the larger files: 32 MiB.
  static let fileCount = 1 << 23
  /// The sizes of parts; the last one is the whole.
  static let partBytes = [1 << 16, 1 << 18, 1 << 20, 1 << 22, fileCount * 4]

  /// Where the elements of a sum come from.
  enum FileSource: String, CaseIterable {
    /// An array in memory.
    case memory
    /// A map all of whose pages were used before.
    case mapped
    /// A new map each time, of a file that the system has in memory.
    case remapped
    /// A new map of a file that the system has forgotten.
    case device
  }

  private static func name(_ operation: String, _ count: Int, _ extras: [String: String] = [:]) -> CaseID {
    CaseID("files", operation, level: "-", count: count, extras: extras)
  }

  static var noFile: Workload {
    Workload(check: { "the temporary folder takes no file of 32 MiB" }, body: { _ in })
  }

  private static func keep<Value>(_ value: Value) {
    withUnsafePointer(to: value) { cbench_keep($0) }
  }

  private static func open(_ count: Int) -> Case {
    Case(name("open", count), bytes: 0, items: 0, peers: .alongside("numpy")) {
      guard let file = UnnamedFile.first(.warm, count: count) else { return noFile }
      return Workload(
        check: { Checks.value((try? MemoryMap<Float>(npy: file.path, mode: .read))?.array.shape, equals: [count]) },
        body: { iterations in
          for _ in 0..<iterations { keep(try? MemoryMap<Float>(npy: file.path, mode: .read)) }
        })
    }
  }

  private static func load(_ count: Int) -> Case {
    Case(name("load", count), bytes: 0, items: 0, peers: .alongside("numpy")) {
      guard let file = UnnamedFile.first(.warm, count: count) else { return noFile }
      return Workload(
        check: { Checks.value((try? NDArray<Float>(contentsOf: file.path))?.sum(), equals: expected(count)) },
        body: { iterations in
          for _ in 0..<iterations { keep(try? NDArray<Float>(contentsOf: file.path)) }
        })
    }
  }

  private static func expected(_ count: Int) -> Float { Float(Fixtures.sumOfFirst(count)) }

  /// What is in memory of a file that the system had forgotten: when it is mapped, and when parts of it were used.
  private static var resident: Case {
    Case.fact(name("resident", fileCount), peers: .alongside("numpy")) {
      guard let file = UnnamedFile.first(.cold, count: fileCount) else { return [:] }
      var counters: [String: Double] = [:]
      func note(_ step: String, _ map: NDArray<Float>) {
        let pages = ResidentPages(map)
        counters["mapped_\(step)"] = pages.mapped
        counters["cached_\(step)"] = pages.cached
      }
      func look(_ steps: [(String, (NDArray<Float>) -> NDArray<Float>)]) {
        file.dropFromCache()
        guard let map = try? MemoryMap<Float>(npy: file.path, mode: .read).array else { return }
        for (step, part) in steps {
          keep(part(map).sum())
          note(step, map)
        }
      }
      look([
        ("opened", { $0[..<0] }), ("hundredth", { $0[..<(fileCount / 100)] }), ("half", { $0[..<(fileCount / 2)] }),
        ("all", { $0 }),
      ])
      look([("spread", { $0[.slice(nil, nil, step: 100)] })])
      return counters
    }
  }

  private static func sum(_ source: FileSource) -> Case {
    let id = name("sum", fileCount, ["from": source.rawValue])
    return Case(id, bytes: fileCount * 4, items: 0, peers: .alongside("numpy"), runsOnce: source == .device) {
      guard let file = UnnamedFile.first(source == .device ? .cold : .warm, count: fileCount) else { return noFile }
      func opened() -> NDArray<Float>? { try? MemoryMap<Float>(npy: file.path, mode: .read).array }
      let kept = source == .memory ? Fixtures.array(.first, of: Float.self, count: fileCount) : opened()
      if source != .device { keep(kept?.sum()) }
      var cached: Double?
      func forget() {
        guard source == .device else { return }
        file.dropFromCache()
        cached = kept.flatMap { ResidentPages($0).cached }
      }
      forget()
      return Workload(
        check: {
          defer { forget() }
          // A map of its own, since pages that are mapped can't be dropped.
          return Checks.value((source == .memory ? kept : opened())?.sum(), equals: expected(fileCount))
        },
        counters: { cached.map { ["cached_before": $0] } ?? [:] },
        body: { iterations in
          for _ in 0..<iterations {
            switch source {
            case .memory, .mapped: keep(kept?.sum())
            case .remapped, .device: keep(opened()?.sum())
            }
          }
        })
    }
  }
}
