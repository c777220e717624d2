import CBench
import Lanes
import LanesReport

extension Question {
  /// Alignment: the same addition with its arrays a few bytes past a cache line, and single loads across boundaries.
  static let alignment = Question(
    id: "alignment", title: "What does it cost to begin off a boundary?",
    cases: { levels in
      levels.levels.flatMap { level in offsets.map { add(level, offset: $0) } }
        + Straddling.allCases.map(load)
    })

  /// Bytes past a cache line. At 1 no element lies at a multiple of its own size.
  static let offsets = [0, 1, 4, 8, 16, 32, 48, 60]

  private static let pageBytes = 4096
  /// Where the arrays begin in their pages, beside the offset: were these equal, some processors would take a store to
  /// one array for a store to the other.
  private static let places = (a: 0, b: 21 * 64, out: 42 * 64)
  /// Every byte, so that the elements are the same number wherever they begin.
  private static let byte: UInt8 = 0x3F

  private static func add(_ level: CacheLevels.Level, offset: Int) -> Case {
    let count = level.count(arrays: 3, itemSize: 4)
    let id = CaseID("alignment", "add", level: level.name, count: count, extras: ["offset": "\(offset)"])
    return Case(id, bytes: 12 * count, items: count, peers: .alongside("numpy")) {
      let a = Stretch("a", at: places.a + offset, count)
      let b = Stretch("b", at: places.b + offset, count)
      let out = Stretch("out", at: places.out + offset, count)
      let work = offset % 4 == 0 ? aligned(a, b, out) : copying(a, b, out)
      return Workload(
        check: {
          // Cases share the memory: the result must be this one's.
          out.start.initializeMemory(as: UInt8.self, repeating: 0, count: 4 * count)
          work()
          let expected = 2 * Float(bitPattern: UInt32(byte) * 0x0101_0101)
          for i in 0..<count where out.start.loadUnaligned(fromByteOffset: 4 * i, as: Float.self) != expected {
            return "element \(i) is not \(expected)"
          }
          return nil
        },
        body: { iterations in
          for _ in 0..<iterations { work() }
        })
    }
  }

  /// Arrays begin at a multiple of their elements' size: Lanes adds them where they are.
  private static func aligned(_ a: Stretch, _ b: Stretch, _ out: Stretch) -> () -> Void {
    let (a, b, out) = (a.elements, b.elements, out.elements)
    return { NDArray.add(a, b, out: out) }
  }

  /// Lanes takes no array whose elements lie off their own alignment: they must be copied to one that it takes, and
  /// back.
  private static func copying(_ a: Stretch, _ b: Stretch, _ out: Stretch) -> () -> Void {
    let first = Fixtures.shared("alignment-first", a.count) { NDArray<Float>.zeros([a.count]) }
    let second = Fixtures.shared("alignment-second", a.count) { NDArray<Float>.zeros([a.count]) }
    return {
      a.copy(to: first)
      b.copy(to: second)
      NDArray.add(first, second, out: first)
      first.withUnsafeBytes { out.start.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    }
  }

  /// Memory for some elements from a place in a page on.
  private struct Stretch {
    /// The elements around it, which keep it alive.
    let memory: NDArray<Float>
    let start: UnsafeMutableRawPointer
    let count: Int

    /// - Parameter name: of memory that cases share.
    init(_ name: String, at place: Int, _ count: Int) {
      self.count = count
      memory = Fixtures.shared("alignment-\(name)", count) {
        NDArray<Float>.full([count + 2 * pageBytes / 4], Float(bitPattern: UInt32(byte) * 0x0101_0101))
      }
      let begin = memory.withUnsafeMutableBufferPointer { UnsafeMutableRawPointer($0.baseAddress!) }
      start = begin + ((place - Int(bitPattern: begin)) & (pageBytes - 1))
    }

    /// As an array, where it begins at a multiple of an element's size.
    var elements: NDArray<Float> {
      let begin = memory.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress!) }
      let first = (UnsafeRawPointer(start) - begin) / 4
      return memory[first..<first + count]
    }

    func copy(to array: NDArray<Float>) {
      array.withUnsafeMutableBufferPointer {
        UnsafeMutableRawBufferPointer($0).baseAddress!.copyMemory(from: start, byteCount: 4 * count)
      }
    }
  }
}

extension Question {
  /// What one load of 8 bytes lies across.
  private enum Straddling: String, CaseIterable {
    case nothing, lines, pages

    /// Where it begins in its page.
    var place: Int {
      switch self {
      case .nothing: 8
      case .lines: 60
      case .pages: pageBytes - 4
      }
    }
  }

  /// A chain of loads, each of which tells where the next one is: what a single load takes, from L1.
  private static func load(_ straddling: Straddling) -> Case {
    let loads = 1024
    let id = CaseID(
      "alignment", "load", implementation: "swift", dtype: "int64", level: "L1", count: loads,
      extras: ["across": straddling.rawValue])
    return Case(id, bytes: 8 * loads, items: loads, bound: .unbounded) {
      let pages = 4
      let memory = Fixtures.shared("alignment-chain", (pages + 2) * pageBytes) {
        NDArray<UInt8>.full([(pages + 2) * pageBytes], 0)
      }
      let begin = memory.withUnsafeMutableBufferPointer { UnsafeMutableRawPointer($0.baseAddress!) }
      let base = begin + (-Int(bitPattern: begin) & (pageBytes - 1))
      for page in 0..<pages {
        let next = (page + 1) % pages * pageBytes + straddling.place
        base.storeBytes(of: next, toByteOffset: page * pageBytes + straddling.place, as: Int.self)
      }
      func walk() -> Int {
        var place = straddling.place
        for _ in 0..<loads { place = base.loadUnaligned(fromByteOffset: place, as: Int.self) }
        return place
      }
      return Workload(
        check: { Checks.value(walk(), equals: straddling.place) },
        body: { iterations in
          for _ in 0..<iterations {
            var last = walk()
            cbench_keep(&last)
          }
          withExtendedLifetime(memory) {}
        })
    }
  }
}
