import Lanes
import Testing

/// What indices and masks select, against plain loops: arrays, indices and masks in every layout.
@Suite(.keepsNoArrays) struct TakingLawTests {
  @Test(arguments: MemoryLayoutCase.allCases)
  func indicesAlongAnAxis(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      let layouts: [MemoryLayoutCase]
      func check<Element: ArrayElement>(
        _ array: NDArray<Element>, _ model: Model<Element>, _ random: inout SplitMix
      ) {
        for (axis, extent) in model.shape.enumerated() {
          for shape in indexShapes(for: extent) where model.shape.count - 1 + shape.count <= 8 {
            let layout = layouts.randomElement(using: &random)!
            let some = indices(shape, in: -extent..<Swift.max(extent, 1), layout, &random)
            let chosen = Model<Int>(some)
            let target = model.shape[..<axis] + shape + model.shape[(axis + 1)...]
            let expected = model.rearranged(Array(target)) { index in
              let i = chosen.element(at: Array(index[axis..<axis + shape.count]))
              return index[..<axis] + [fromZero(i, extent)] + index[(axis + shape.count)...]
            }
            let what = "\(model.shape) axis \(axis) by \(shape) \(layout)"
            expectSame(array.take(some, axis: axis), expected, what)
            expectSame(array.take(some, axis: axis - model.shape.count), expected, what)
            for outLayout in [MemoryLayoutCase.contiguous, layouts.randomElement(using: &random)!]
            where outLayout.isWritable {
              let place = Laid(Model(NDArray<Element>.zeros(Dimensions(target))), outLayout)
              array.take(some, axis: axis, out: place.view)
              expectSame(place.view, expected, "\(what) out \(outLayout)")
              #expect(place.isUntouchedOutside(), "\(what) out \(outLayout)")
            }
            if axis == 0 { expectSame(array[some], expected, "[\(what)]") }
          }
        }
      }
    }
    Law(layouts: MemoryLayoutCase.allCases).holds(for: layout)
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func positionsInOrder(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<Element: ArrayElement>(
        _ array: NDArray<Element>, _ model: Model<Element>, _ random: inout SplitMix
      ) {
        let size = model.elements.count
        for shape in indexShapes(for: size) {
          for layout in [MemoryLayoutCase.contiguous, .strided, .negativeSteps, .broadcast] {
            let some = indices(shape, in: -3 * size - 2..<3 * size + 2, layout, &random)
            func expect(_ mode: OutOfRange, _ some: NDArray<Int>, _ position: (Int) -> Int) {
              let chosen = Model<Int>(some)
              let expected = Model(shape: shape, elements: chosen.elements.map { model.elements[position($0)] })
              expectSame(array.take(some, outOfRange: mode), expected, "\(model.shape) \(mode) \(shape) \(layout)")
              let out = NDArray<Element>.zeros(Dimensions(shape), order: .columnMajor)
              expectSame(array.take(some, outOfRange: mode, out: out), expected, "out \(model.shape) \(mode)")
            }
            expect(.wrap, some) { ($0 % size + size) % size }
            expect(.clip, some) { Swift.min(Swift.max($0, 0), size - 1) }
            if size > 0 { expect(.fail, some.remainder(by: size) - size) { $0 + size } }
          }
        }
      }
    }
    Law().holds(for: layout)
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func tuplesOfIndices(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<Element: ArrayElement>(
        _ array: NDArray<Element>, _ model: Model<Element>, _ random: inout SplitMix
      ) {
        let shape = model.shape
        guard shape.count >= 2, shape.count <= 7, !shape.prefix(3).contains(0) else { return }
        for parts in [[[3], [3], [3]], [[2, 1], [1, 3], [3]], [[], [2, 2], [1]], [[0], [1], []]] {
          let layout = MemoryLayoutCase.allCases.randomElement(using: &random)!
          let some = zip(shape, parts).map { indices($1, in: -$0..<$0, layout, &random) }
          func expect(_ count: Int, _ found: NDArray<Element>) {
            let parts = some.prefix(count).map { Model<Int>($0) }
            let target = Array(Dimensions.broadcast(some.prefix(count).map(\.shape)))
            let expected = model.rearranged(target + shape[count...]) { index in
              let named = parts.enumerated().map {
                fromZero($1.element(at: Array(index[..<target.count])), shape[$0])
              }
              return named + index[target.count...]
            }
            expectSame(found, expected, "\(shape) [\(parts.map(\.shape))] \(layout)")
          }
          expect(2, array[some[0], some[1]])
          if shape.count >= 3 { expect(3, array[some[0], some[1], some[2]]) }
        }
      }
    }
    Law().holds(for: layout)
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func masks(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<Element: ArrayElement>(
        _ array: NDArray<Element>, _ model: Model<Element>, _ random: inout SplitMix
      ) {
        let shape = model.shape
        for count in 0...shape.count where count > 0 || shape.count < 8 {
          let layout = MemoryLayoutCase.allCases.randomElement(using: &random)!
          let some = mask(Array(shape[..<count]), layout, &random)
          let truths = Model(some).elements
          let line = shape[count...].reduce(1, *)
          let chosen = truths.indices.filter { truths[$0] }
          let expected = Model(
            shape: [chosen.count] + shape[count...],
            elements: chosen.flatMap { model.elements[$0 * line..<($0 + 1) * line] })
          let what = "\(shape) mask of \(count) axes \(layout)"
          expectSame(array[some], expected, what)
          if count == shape.count {
            expectSame(array.extract(some), expected, "extract \(what)")
            expectSame(array.extract(some.ravel()), expected, "extract \(what)")
            expectSame(array.compress(some.ravel()), expected, "compress \(what)")
          }
        }
      }
    }
    Law().holds(for: layout)
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func linesByTheirOwnIndices(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<Element: ArrayElement>(
        _ array: NDArray<Element>, _ model: Model<Element>, _ random: inout SplitMix
      ) {
        for (axis, extent) in model.shape.enumerated() {
          for count in extent > 0 ? [0, 1, 3] : [0] {
            let layout = MemoryLayoutCase.allCases.randomElement(using: &random)!
            var shape = model.shape.map { Bool.random(using: &random) ? $0 : 1 }
            shape[axis] = count
            let some = indices(shape, in: -extent..<Swift.max(extent, 1), layout, &random)
            let chosen = Model<Int>(some)
            var target = model.shape
            target[axis] = count
            let expected = model.rearranged(target) { index in
              var origin = index
              origin[axis] = fromZero(chosen.element(at: index), extent)
              return origin
            }
            expectSame(
              array.takeAlongAxis(some, axis: axis), expected, "\(model.shape) axis \(axis) by \(shape) \(layout)")
          }
        }
      }
    }
    Law().holds(for: layout)
  }
}
