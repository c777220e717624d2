import CBench
import Lanes
import LanesReport

/// The place of a case among those that peers run as well: everything of its name but operation and implementation.
struct PeerPlace {
  var count: Int
  var layout: OperandLayout = .contiguous
  var extras: [String: String] = [:]
  /// The peers outside of this process that run it.
  var outside = ["numpy"]
  /// Whether the case is measured when none of them is there.
  var isWorthAlone = false
  /// Whether the work may end before it has moved the bytes it declares.
  var stopsEarly = false
  let levels: CacheLevels

  init(
    _ count: Int, _ levels: CacheLevels, layout: OperandLayout? = nil, extras: [String: String] = [:],
    outside: [String] = ["numpy"]
  ) {
    self.count = count
    self.levels = levels
    self.layout = layout ?? .contiguous
    self.extras = extras
    self.outside = outside
    if let layout { self.extras["layout"] = layout.rawValue }
  }

  func id(
    _ operation: String, _ implementation: String, _ dtype: String, bytes: Int
  ) -> CaseID {
    CaseID(
      "peers", operation, implementation: implementation, dtype: dtype, level: levels.holding(bytes), count: count,
      extras: extras)
  }
}

extension CacheLevels {
  /// The nearest level whose whole cache holds so many bytes.
  func holding(_ bytes: Int) -> String {
    levels.dropLast().first { bytes <= 2 * $0.bytes }?.name ?? levels.last?.name ?? "RAM"
  }
}

/// One implementation of an operation: its name in the case, and what it does.
struct Contender<Work> {
  let name: String
  let work: Work

  init(_ name: String, _ work: Work) {
    self.name = name
    self.work = work
  }
}

/// What a case found, kept for the row: variants of one case must end equal, in whatever process they ran.
final class Checksum {
  private(set) var value = 0.0

  /// Keeps the checksum and passes on what the check says.
  func keep(_ value: Double) { self.value = value }

  var counters: [String: Double] { value.isFinite ? ["checksum": value] : [:] }

  /// A sum of at most 1024 elements spread over the array, each with a weight from 1 to 101: the order counts.
  static func of<Element: PeerElement>(_ array: NDArray<Element>) -> Double {
    array.asContiguous().withUnsafeBufferPointer { elements in
      let step = max(1, elements.count / 1024) | 1
      let picked = stride(from: 0, to: elements.count, by: step).prefix(1024)
      return picked.enumerated().reduce(0) { $0 + elements[$1.element].asDouble * Double($1.offset * 37 % 101 + 1) }
    }
  }
}

extension Checks {
  /// nil if `result[i]` in row-major order is `expected(i)`, or near enough, at up to 4096 places.
  static func sample<Element: PeerElement>(
    of result: NDArray<Element>, tolerance: Double = 0, equal expected: (Int) -> Double
  ) -> String? {
    let step = max(1, result.size / 4096)
    return result.asContiguous().withUnsafeBufferPointer { elements in
      for i in stride(from: 0, to: elements.count, by: step) {
        if let wrong = value(elements[i].asDouble, near: expected(i), tolerance: tolerance) {
          return "element \(i): \(wrong)"
        }
      }
      return nil
    }
  }

  /// nil if the values are equal, or differ by less than the tolerance, relative above 1.
  static func value(_ result: Double, near expected: Double, tolerance: Double) -> String? {
    result == expected || abs(result - expected) <= tolerance * max(1, abs(expected))
      ? nil : "the result is \(result), and should be \(expected)"
  }
}
