import Lanes
import Testing

/// What is written to indices and masks, against plain loops: nothing else changes, and the last value stays.
@Suite(.keepsNoArrays) struct AssigningLawTests {
  @Test(arguments: MemoryLayoutCase.writable)
  func rows(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      let layout: MemoryLayoutCase
      func check<Element: ArrayElement>(
        _ array: NDArray<Element>, _ model: Model<Element>, _ random: inout SplitMix
      ) {
        guard let extent = model.shape.first else { return }
        let rest = Array(model.shape.dropFirst())
        let line = rest.reduce(1, *)
        for shape in indexShapes(for: extent) where shape.count + rest.count <= 8 {
          let some = indices(
            shape, in: -extent..<Swift.max(extent, 1), MemoryLayoutCase.allCases.randomElement(using: &random)!, &random
          )
          let target = shape + rest
          for part in [target, rest, target.map { _ in 1 }, randomPart(of: target, &random)] {
            let values = NDArray<Element>(
              array: part, MemoryLayoutCase.allCases.randomElement(using: &random)!, &random)
            let (chosen, source) = (Model<Int>(some), Model(values))
            var expected = model
            for (i, index) in Model<Int>.indices(of: target).enumerated() {
              let row = fromZero(chosen.elements[i / Swift.max(line, 1)], extent)
              expected.elements[row * line + i % Swift.max(line, 1)] = source.element(at: index)
            }
            expectWrites(model, layout, expected, "\(model.shape)[\(shape)] = \(part)") { $0[some] = values }
          }
        }
      }
    }
    Law(layout: layout).holds(for: layout)
  }

  @Test(arguments: MemoryLayoutCase.writable)
  func pairs(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      let layout: MemoryLayoutCase
      func check<Element: ArrayElement>(
        _ array: NDArray<Element>, _ model: Model<Element>, _ random: inout SplitMix
      ) {
        let shape = model.shape
        guard shape.count >= 2, shape.count <= 7, !shape.prefix(2).contains(0) else { return }
        let rest = Array(shape[2...])
        for (first, second) in [([4], [4]), ([2, 1], [3]), ([], [2, 2]), ([0], [1])] {
          let layoutOfIndices = MemoryLayoutCase.allCases.randomElement(using: &random)!
          let i = indices(first, in: -shape[0]..<shape[0], layoutOfIndices, &random)
          let j = indices(second, in: -shape[1]..<shape[1], layoutOfIndices, &random)
          let lead = Array(Dimensions.broadcast([i.shape, j.shape]))
          let values = NDArray<Element>(array: lead + rest, layoutOfIndices, &random)
          let (rows, columns, source) = (Model<Int>(i), Model<Int>(j), Model(values))
          var expected = model
          for index in Model<Int>.indices(of: lead + rest) {
            let position = Array(index[..<lead.count])
            let place = [
              fromZero(rows.element(at: position), shape[0]), fromZero(columns.element(at: position), shape[1]),
            ]
            expected.elements[Model<Int>.flat(place + index[lead.count...], shape)] = source.element(at: index)
          }
          expectWrites(model, layout, expected, "\(shape)[\(first), \(second)]") { $0[i, j] = values }
        }
      }
    }
    Law(layout: layout).holds(for: layout)
  }

  @Test(arguments: MemoryLayoutCase.writable)
  func masks(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      let layout: MemoryLayoutCase
      func check<Element: ArrayElement>(
        _ array: NDArray<Element>, _ model: Model<Element>, _ random: inout SplitMix
      ) {
        let shape = model.shape
        for count in 0...shape.count where count > 0 || shape.count < 8 {
          let other = MemoryLayoutCase.allCases.randomElement(using: &random)!
          let some = mask(Array(shape[..<count]), other, &random)
          let truths = Model(some).elements
          let line = shape[count...].reduce(1, *)
          let chosen = truths.indices.filter { truths[$0] }
          let target = [chosen.count] + shape[count...]
          for part in [target, Array(target[1...]), [1], []] {
            let values = NDArray<Element>(array: part, other, &random)
            let source = Model(values)
            var expected = model
            for (i, index) in Model<Int>.indices(of: target).enumerated() {
              expected.elements[chosen[i / line] * line + i % line] = source.element(at: index)
            }
            expectWrites(model, layout, expected, "\(shape)[mask of \(count) axes] = \(part)") { $0[some] = values }
          }
        }
      }
    }
    Law(layout: layout).holds(for: layout)
  }

  @Test(arguments: MemoryLayoutCase.writable)
  func positionsInOrder(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      let layout: MemoryLayoutCase
      func check<Element: ArrayElement>(
        _ array: NDArray<Element>, _ model: Model<Element>, _ random: inout SplitMix
      ) {
        let size = model.elements.count
        let some = size > 0 ? indices([2, 3], in: -size..<size, layout, &random) : .zeros([0])
        let truths = mask(model.shape, layout, &random)
        let selected = Model(truths).elements.indices.filter { Model(truths).elements[$0] }
        for count in [1, 2, 40] {
          let values = NDArray<Element>(array: [count], .strided, &random)
          let source = Model(values).elements
          func expect(_ name: String, _ pairs: [(place: Int, value: Int)], _ write: (NDArray<Element>) -> Void) {
            var expected = model
            for (place, value) in pairs { expected.elements[place] = source[value % count] }
            expectWrites(model, layout, expected, "\(name) \(model.shape) \(count)", write)
          }
          let places = Model<Int>(some).elements.map { fromZero($0, size) }
          expect("put", places.enumerated().map { ($1, $0) }) { $0.put(some, values) }
          if size > 0 {
            expect("put wrap", places.enumerated().map { ($1, $0) }) {
              $0.put(some + 5 * size, values, outOfRange: .wrap)
            }
            expect("put clip", places.indices.map { (size - 1, $0) }) {
              $0.put(some + 5 * size, values, outOfRange: .clip)
            }
          }
          expect("place", selected.enumerated().map { ($1, $0) }) { $0.place(truths, values) }
          expect("putMask", selected.map { ($0, $0) }) { $0.putMask(truths.ravel(), values) }
        }
      }
    }
    Law(layout: layout).holds(for: layout)
  }

  @Test(arguments: MemoryLayoutCase.writable)
  func linesByTheirOwnIndices(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      let layout: MemoryLayoutCase
      func check<Element: ArrayElement>(
        _ array: NDArray<Element>, _ model: Model<Element>, _ random: inout SplitMix
      ) {
        for (axis, extent) in model.shape.enumerated() {
          for count in extent > 0 ? [0, 1, 3] : [0] {
            let other = MemoryLayoutCase.allCases.randomElement(using: &random)!
            var shape = model.shape.map { Bool.random(using: &random) ? $0 : 1 }
            shape[axis] = count
            let some = indices(shape, in: -extent..<Swift.max(extent, 1), other, &random)
            var target = model.shape
            target[axis] = count
            let values = NDArray<Element>(array: randomPart(of: target, &random), other, &random)
            let (chosen, source) = (Model<Int>(some), Model(values))
            var expected = model
            for index in Model<Int>.indices(of: target) {
              var place = index
              place[axis] = fromZero(chosen.element(at: index), extent)
              expected.elements[Model<Int>.flat(place, model.shape)] = source.element(at: index)
            }
            expectWrites(model, layout, expected, "\(model.shape) axis \(axis) by \(shape)") {
              $0.putAlongAxis(some, values, axis: axis)
            }
          }
        }
      }
    }
    Law(layout: layout).holds(for: layout)
  }

  @Test(arguments: ElementwiseLawTests.types.indices)
  func addingCountsEveryTime(_ index: Int) {
    func check<T: NumericElement>(_ type: T.Type) {
      var random = SplitMix(seed: 43)
      for layout in MemoryLayoutCase.writable {
        for shape in [[5], [4, 3], [3, 2, 4], [1, 6, 1, 3]] {
          let model = Model(array(type, shape, .contiguous, &random))
          let rest = Array(shape.dropFirst())
          let line = rest.reduce(1, *)
          let some = indices([2, 4], in: -shape[0]..<shape[0], layout, &random)
          let values = array(type, [1, 4] + rest, layout, &random)
          let (chosen, source) = (Model<Int>(some), Model(values))
          var expected = model
          for (i, index) in Model<Int>.indices(of: [2, 4] + rest).enumerated() {
            let place = fromZero(chosen.elements[i / line], shape[0]) * line + i % line
            expected.elements[place] = (NDArray(expected.elements[place]) + NDArray(source.element(at: index))).item
          }
          expectWrites(model, layout, expected, "add(at:) \(shape)") { NDArray.add($0, at: some, values) }
          guard shape.count == 2 else { continue }
          let j = indices([4], in: -3..<3, layout, &random)
          let terms = array(type, [2, 4], layout, &random)
          let (columns, sources) = (Model<Int>(j), Model(terms))
          expected = model
          for index in Model<Int>.indices(of: [2, 4]) {
            let place = fromZero(chosen.element(at: index), 4) * 3 + fromZero(columns.element(at: index), 3)
            expected.elements[place] = (NDArray(expected.elements[place]) + NDArray(sources.element(at: index))).item
          }
          expectWrites(model, layout, expected, "add(at:) pairs") { NDArray.add($0, at: some, j, terms) }
        }
      }
    }
    if let type = ElementwiseLawTests.types[index] as? any NumericElement.Type { check(type) }
  }
}

/// Records an issue unless writing to an array that lies as asked makes it the model expected, and nothing around it.
func expectWrites<Element: ArrayElement>(
  _ model: Model<Element>, _ layout: MemoryLayoutCase, _ expected: Model<Element>, _ what: @autoclosure () -> String,
  sourceLocation: SourceLocation = #_sourceLocation, _ write: (NDArray<Element>) -> Void
) {
  let place = Laid(model, layout)
  write(place.view)
  expectSame(place.view, expected, "\(what()) \(layout)", sourceLocation: sourceLocation)
  if !place.isUntouchedOutside() {
    Issue.record("\(Element.self) \(what()) \(layout) writes elsewhere", sourceLocation: sourceLocation)
  }
}

extension NDArray {
  /// Random values of a shape that lie as asked.
  fileprivate init(array shape: [Int], _ layout: MemoryLayoutCase, _ random: inout SplitMix) {
    self = LanesTests.array(Element.self, shape, layout, &random)
  }
}
