import Lanes
import Testing

@Suite(.keepsNoArrays) struct ArgExtremeTests {
  private static let shapes = [
    [1], [15], [16], [63], [64], [65], [257], [1100], [5, 7], [7, 64], [9, 130], [250, 9], [250, 17], [3, 4, 50],
    [50, 4, 3], [4, 1, 20, 3],
  ]

  @Test(arguments: ElementCase.allCases, MemoryLayoutCase.allCases)
  func placesAreThoseOfTheFirst(_ element: ElementCase, _ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 21)
    func check<T: OrderedElement>(_ type: T.Type) {
      for shape in Self.shapes {
        let a = array(type, shape, layout, &random)
        let model = Model(a)
        func expect(_ name: String, _ isBetter: (T, T) -> Bool, _ whole: Int, _ along: (Int, Bool) -> NDArray<Int>) {
          let what = "\(name) of \(shape), \(layout)"
          if whole != first(model.elements, isBetter) { Issue.record("\(T.self) \(what): \(whole) of \(a)") }
          for axis in shape.indices {
            let places = model.reduced(over: [axis]) { first($0, isBetter) }
            expectSame(along(axis, true), places, "\(what) along \(axis)")
            expectSame(along(axis - shape.count, false), places.dropping([axis]), "\(what) along \(axis)")
          }
        }
        expect("argMin", <, a.argMin()) { a.argMin(axis: $0, keepDims: $1) }
        expect("argMax", >, a.argMax()) { a.argMax(axis: $0, keepDims: $1) }
      }
    }
    check(element.type)
  }

  /// The first NaN wins against everything, wherever blocks and vectors begin.
  @Test func theFirstNaNIsFound() {
    for count in [16, 64, 65, 257, 5000] {
      for position in stride(from: 0, to: count, by: max(1, count / 50)) {
        let a = NDArray<Float>.arange(Float(count))
        a[position] = .nan
        a[count - 1] = .nan
        let column = NDArray<Float>.zeros([count, 20])
        column[.all, 3].assign(a)
        let found = [a.argMin(), a.argMax(), column.argMax(axis: 0)[3], column.argMin(axis: 0)[3]]
        if found != [Int](repeating: position, count: 4) { Issue.record("NaN at \(position) of \(count): \(found)") }
      }
    }
  }

  /// More rows than the bits of an element can count.
  @Test func longColumnsOfBytes() {
    for position in [0, 239, 240, 255, 256, 700, 999] {
      let a = NDArray<Int8>.zeros([1000, 70])
      a[position, 65] = 5
      a[position, 0] = -5
      #expect(a.argMax(axis: 0)[65] == position && a.argMin(axis: 0)[0] == position)
      #expect(a.argMax() == position * 70 + 65 && a.transposed.argMax() == 65 * 1000 + position)
    }
  }

  private func first<T: OrderedElement>(_ line: [T], _ isBetter: (T, T) -> Bool) -> Int {
    if let place = line.firstIndex(where: { $0 != $0 }) { return place }
    var best = 0
    for i in line.indices where isBetter(line[i], line[best]) { best = i }
    return best
  }
}
