import CBench
import Lanes
import LanesReport

extension Question {
  /// What memory costs that nobody has touched yet: allocating, the first pass and later ones, and huge pages.
  static let freshMemory = Question(
    id: "fresh-memory", title: "What does fresh memory cost?", isAboutProcess: true,
    cases: { _ in
      let touches = FreshMemory.touchedSizes.flatMap { bytes in
        FreshMemory.Touch.allCases.map { FreshMemory.touch($0, bytes) }
      }
      return touches + FreshMemory.hugePages
    })
}

/// The cases by what they are about.
enum FreshMemory {
  static let touchedSizes = [1 << 20, 8 << 20, 64 << 20]

  static func name(_ operation: String, bytes: Int, _ extras: [String: String] = [:]) -> CaseID {
    CaseID("fresh-memory", operation, implementation: "lanes", level: "-", count: bytes / 4, extras: extras)
  }

  /// Steps of an array's life, each with all that came before it.
  enum Touch: String, CaseIterable {
    case allocate, allocateZeros = "allocate-zeros"
    case firstPass = "first-pass", firstPassZeros = "first-pass-zeros"
    /// Over an array that has been written before.
    case secondPass = "second-pass"
  }

  /// Arrays of pages that the system has just handed out.
  static func touch(_ touch: Touch, _ bytes: Int) -> Case {
    let count = bytes / 4
    let writes = touch != .allocate && touch != .allocateZeros
    return Case(
      name(touch.rawValue, bytes: bytes), bytes: writes ? bytes : 0, items: count, bound: writes ? nil : .unbounded,
      counts: .pageFaults, peers: .alongside("numpy")
    ) {
      let fresh = FreshPages()
      let old = touch == .secondPass ? Fixtures.array(.output, of: Float.self, count: count) : nil
      let make: () -> NDArray<Float> =
        switch touch {
        case .allocate, .firstPass: { .empty([count]) }
        case .allocateZeros, .firstPassZeros: { .zeros([count]) }
        case .secondPass: { old! }
        }
      return Workload(
        check: {
          let array = make()
          if touch == .allocateZeros, let wrong = Checks.elements(of: array, equal: { _ in 0 }) { return wrong }
          array.fill(1)
          return Checks.elements(of: array) { _ in 1 }
        },
        body: { iterations in
          withExtendedLifetime(fresh) {
            for _ in 0..<iterations {
              let array = make()
              if writes { array.fill(1) }
              array.withUnsafeBufferPointer { cbench_keep($0.baseAddress) }
            }
          }
        })
    }
  }
}
