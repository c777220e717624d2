import CBench
import Lanes
import LanesReport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FreshMemory {
  /// An array of 64 MiB on huge pages, as all of Lanes' large blocks ask for, and one for which they are refused.
  static var hugePages: [Case] {
    Pages.allCases.flatMap { pages in
      pages.areKnown ? [faults(pages), firstPass(pages), sum(pages), take(pages)] : []
    }
  }

  enum Pages: String, CaseIterable {
    case huge, small

    /// Small pages can be asked for on Linux alone.
    var areKnown: Bool {
      #if os(Linux)
        true
      #else
        false
      #endif
    }

    func array(_ count: Int) -> NDArray<Float> {
      #if os(Linux)
        if self == .small {
          let bytes = 4 * count
          let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
          guard let memory, memory != MAP_FAILED else { fatalError("no memory for \(bytes) bytes of small pages") }
          madvise(memory, bytes, MADV_NOHUGEPAGE)
          return NDArray(borrowing: .init(start: memory, count: bytes), shape: [count]) { munmap(memory, bytes) }
        }
      #endif
      return .empty([count])
    }

    /// An array that has been written, made once.
    func kept(_ count: Int) -> NDArray<Float> {
      Fixtures.shared("\(rawValue) pages", count) {
        let made = array(count)
        made.fill(1)
        return made
      }
    }
  }

  private static let bytes = 64 << 20
  private static let count = bytes / 4
  private static let takenCount = 1 << 18

  /// Whether the system did as it was told shows in the faults of a first pass: one for each page.
  private static func faults(_ pages: Pages) -> Case {
    let bytes = 16 << 20
    return Case.fact(name("huge-faults", bytes: bytes, ["pages": pages.rawValue]), peers: .alongside("numpy")) {
      let fresh = FreshPages()
      let array = pages.array(bytes / 4)
      let before = ProcessMemory.current.minorFaults
      array.fill(1)
      let faults = ProcessMemory.current.minorFaults - before
      withExtendedLifetime(fresh) {}
      return ["first_pass_faults": Double(faults)]
    }
  }

  private static func firstPass(_ pages: Pages) -> Case {
    Case(
      name("huge-first-pass", bytes: bytes, ["pages": pages.rawValue]), bytes: bytes, items: count,
      peers: .alongside("numpy")
    ) {
      let fresh = FreshPages()
      return Workload(
        check: {
          let array = pages.array(count)
          array.fill(1)
          return Checks.elements(of: array) { _ in 1 }
        },
        body: { iterations in
          withExtendedLifetime(fresh) {
            for _ in 0..<iterations {
              let array = pages.array(count)
              array.fill(1)
              array.withUnsafeBufferPointer { cbench_keep($0.baseAddress) }
            }
          }
        })
    }
  }

  private static func sum(_ pages: Pages) -> Case {
    Case(
      name("huge-sum", bytes: bytes, ["pages": pages.rawValue]), bytes: bytes, items: count,
      peers: .alongside("numpy")
    ) {
      let array = pages.kept(count)
      return Workload(
        check: { Checks.value(array.sum(), equals: Float(count)) },
        body: { iterations in
          for _ in 0..<iterations {
            var total = array.sum()
            withUnsafeMutablePointer(to: &total) { cbench_keep($0) }
          }
        })
    }
  }

  /// Elements without order: nearly each of them lies in a page of its own.
  private static func take(_ pages: Pages) -> Case {
    Case(
      name("huge-take", bytes: bytes, ["pages": pages.rawValue]), bytes: 16 * takenCount, items: takenCount,
      bound: .unbounded, peers: .alongside("numpy")
    ) {
      let array = pages.kept(count)
      let positions = Fixtures.shared("scattered", takenCount) { NDArray<Int>(scattered) }
      return Workload(
        check: { Checks.elements(of: array.take(positions)) { _ in 1 } },
        body: { iterations in
          for _ in 0..<iterations { array.take(positions).withUnsafeBufferPointer { cbench_keep($0.baseAddress) } }
        })
    }
  }

  /// Knuth's multiplicative hash of each index.
  private static var scattered: [Int] {
    (0..<takenCount).map { Int((UInt32(truncatingIfNeeded: $0) &* 2_654_435_761) >> 8) }
  }
}
