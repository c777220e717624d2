import Lanes
import Testing

/// What holds of every sort, for all types and inputs of every kind and length.
@Suite(.keepsNoArrays) struct SortingLawTests {
  private static let counts = [
    0, 1, 2, 15, 16, 47, 48, 49, 63, 65, 95, 96, 97, 127, 128, 129, 160, 161, 255, 256, 1000, 9000,
  ]

  /// Lines that sorts find hard.
  private func lines<T: OrderedElement>(_ type: T.Type, _ count: Int, _ random: inout SplitMix) -> [[T]] {
    let any = values(type, count, &random)
    let ordered = any.sorted { isBefore($0, $1) }
    let bits = (0..<count).map { _ in T.small(Int.random(in: 0..<100_000, using: &random)) }
    let organPipe =
      ordered.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
      + ordered.enumerated().filter { $0.offset % 2 == 1 }.map(\.element).reversed()
    return [any, ordered, ordered.reversed(), bits, organPipe, [T](repeating: T.small(3), count: count)]
  }

  /// NaN comes last.
  private func isBefore<T: Comparable>(_ a: T, _ b: T) -> Bool { a < b || (a == a && b != b) }

  @Test(arguments: ElementCase.allCases)
  func linesAreInOrderAndComplete(_ element: ElementCase) {
    func check<T: OrderedElement>(_ type: T.Type) {
      var random = SplitMix(seed: 51)
      for count in Self.counts {
        for line in lines(type, count, &random) {
          let a = NDArray(line)
          let sorted = Model(a.sorted()).elements
          let order = Model(a.argSort()).elements
          if !zip(sorted, sorted.dropFirst()).allSatisfy({ !isBefore($1, $0) }) {
            Issue.record("\(T.self) \(count) order")
          }
          if order.sorted() != Array(0..<count) { Issue.record("\(T.self) \(count) positions") }
          let expected = line.indices.sorted {
            isBefore(line[$0], line[$1]) || (!isBefore(line[$1], line[$0]) && $0 < $1)
          }
          if order != expected { Issue.record("\(T.self) \(count) is not stable") }
          // The same elements: what the stable positions gather, but for the order of zeros and the signs of NaN.
          let gathered = order.map { line[$0] }
          if !zip(gathered, sorted).allSatisfy({ $0 == $1 || ($0 != $0 && $1 != $1) }) {
            Issue.record("\(T.self) \(count) elements")
          }
          for k in Set([0, count / 3, count / 2, count - 1]) where count > 0 {
            let parts = Model(a.partitioned(at: k)).elements
            let isPartitioned =
              (same(parts[k], sorted[k]) || parts[k] == sorted[k])
              && parts[..<k].allSatisfy { !isBefore(parts[k], $0) }
              && parts[k...].allSatisfy { !isBefore($0, parts[k]) }
            if !isPartitioned { Issue.record("\(T.self) \(count) partition at \(k)") }
          }
          for value in (line.prefix(3) + T.extremes) where count > 0 {
            let (left, right) = (NDArray(sorted).searchSorted(value), NDArray(sorted).searchSorted(value, side: .right))
            let isFound =
              sorted[..<left].allSatisfy { isBefore($0, value) } && sorted[left...].allSatisfy { !isBefore($0, value) }
              && sorted[..<right].allSatisfy { !isBefore(value, $0) }
              && sorted[right...].allSatisfy { isBefore(value, $0) }
            if !isFound { Issue.record("\(T.self) \(count) search of \(value): \(left), \(right)") }
          }
        }
      }
    }
    check(element.type)
  }

  @Test(arguments: ElementCase.allCases)
  func everyAxisOfEveryLayout(_ element: ElementCase) {
    func check<T: OrderedElement>(_ type: T.Type) {
      var random = SplitMix(seed: 52)
      for layout in MemoryLayoutCase.allCases {
        for shape in [[7], [3, 0], [5, 60], [3, 4, 5]] {
          let a = array(type, shape, layout, &random)
          for axis in shape.indices {
            let (sorted, order) = (a.sorted(axis: axis), a.argSort(axis: axis))
            let expected = Model(a.copy().movingAxis(axis, to: -1))
            let (lines, positions) = (Model(sorted.movingAxis(axis, to: -1)), Model(order.movingAxis(axis, to: -1)))
            let width = shape[axis]
            for start in stride(from: 0, to: expected.elements.count, by: Swift.max(width, 1)) where width > 0 {
              let line = NDArray(Array(expected.elements[start..<start + width]))
              let isSame =
                Model(line.sorted()).elements.elementsEqual(lines.elements[start..<start + width], by: same)
                && Model(line.argSort()).elements == Array(positions.elements[start..<start + width])
              if !isSame { Issue.record("\(T.self) \(shape) axis \(axis) \(layout)") }
            }
          }
        }
      }
    }
    check(element.type)
  }

  /// Several values at once are found where each is found alone.
  @Test(arguments: ElementCase.allCases)
  func searchesOfManyValues(_ element: ElementCase) {
    func check<T: OrderedElement>(_ type: T.Type) {
      var random = SplitMix(seed: 53)
      for count in [0, 1, 2, 3, 7, 100, 1000] {
        let sorted = NDArray(values(type, count, &random)).sorted()
        let line = Model(sorted).elements
        for valueCount in 0...9 {
          let wanted = values(type, valueCount, &random)
          for side in [SearchSide.left, .right] {
            let found = Model(sorted.searchSorted(NDArray(wanted), side: side)).elements
            let expected = wanted.map { value in
              line.count { side == .left ? isBefore($0, value) : !isBefore(value, $0) }
            }
            if found != expected { Issue.record("\(T.self) \(count) \(wanted) \(side)") }
          }
        }
      }
    }
    check(element.type)
  }

  @Test(arguments: ElementCase.allCases)
  func membershipAgreesWithASearch(_ element: ElementCase) {
    func check<T: OrderedElement>(_ type: T.Type) {
      var random = SplitMix(seed: 54)
      for (count, otherCount) in [(0, 3), (3, 0), (1, 1), (50, 7), (7, 50), (400, 300)] {
        let near = (0..<count).map { _ in T.small(Int.random(in: 0..<100, using: &random)) }
        let others = (0..<otherCount).map { _ in T.small(Int.random(in: 30..<60, using: &random)) }
        let wide = values(type, count, &random)
        for (line, others) in [(near, others), (wide, others), (wide, values(type, otherCount, &random)), (wide, wide)]
        {
          let found = Model(NDArray(line).isIn(NDArray(others))).elements
          if found != line.map({ others.contains($0) }) { Issue.record("\(T.self) \(line) \(others)") }
        }
      }
    }
    check(element.type)
  }
}
