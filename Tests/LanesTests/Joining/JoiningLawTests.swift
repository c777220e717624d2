import Lanes
import Numerics
import Testing

/// Joining, padding and repeating say by indices where each element comes from, for elements of every size.
@Suite(.keepsNoArrays) struct JoiningLawTests {
  private static let types: [any ArrayElement.Type] = [
    UInt8.self, Int16.self, Float.self, Double.self, Complex<Double>.self, Bool.self,
  ]
  private static let layouts: [MemoryLayoutCase] = [.contiguous, .columnMajor, .negativeSteps, .broadcast]

  /// An array whose element at each index is that of `source` at another.
  private func model<T>(_ shape: [Int], _ source: Model<T>, _ place: ([Int]) -> [Int]?, _ other: T) -> Model<T> {
    Model(shape: shape, elements: Model<T>.indices(of: shape).map { place($0).map(source.element(at:)) ?? other })
  }

  @Test(arguments: types.indices, layouts)
  func concatenatingAndStacking(_ index: Int, _ layout: MemoryLayoutCase) {
    func check<T: ArrayElement>(_ type: T.Type) {
      var random = SplitMix(seed: 81)
      for (shape, axis) in [
        ([5], 0), ([2, 3], 0), ([2, 3], 1), ([3, 1, 70], 1), ([3, 4, 2], 2), ([700, 2], 1), ([0, 2], 0),
      ] {
        let extents = [shape[axis], 0, 1, shape[axis] + 2]
        let parts = extents.map { extent in
          var part = shape
          part[axis] = extent
          return array(type, part, layout, &random)
        }
        var target = shape
        target[axis] = extents.reduce(0, +)
        let models = parts.map { Model($0) }
        let elements = Model<T>.indices(of: target).map { position in
          var place = position
          var part = 0
          while place[axis] >= extents[part] {
            place[axis] -= extents[part]
            part += 1
          }
          return models[part].element(at: place)
        }
        expectSame(
          .concatenate(parts, axis: axis), Model(shape: target, elements: elements), "\(shape) \(axis) \(layout)")

        let stacked = (0..<3).map { _ in array(type, shape, layout, &random) }
        let sources = stacked.map { Model($0) }
        for place in -shape.count - 1...shape.count {
          let position = place < 0 ? place + shape.count + 1 : place
          var target = shape
          target.insert(3, at: position)
          let elements = Model<T>.indices(of: target).map { at in
            var inside = at
            return sources[inside.remove(at: position)].element(at: inside)
          }
          expectSame(.stack(stacked, axis: place), Model(shape: target, elements: elements), "stack \(shape) \(place)")
        }
      }
    }
    check(Self.types[index])
  }

  @Test(arguments: types.indices, layouts)
  func padding(_ index: Int, _ layout: MemoryLayoutCase) {
    func check<T: ArrayElement>(_ type: T.Type) {
      var random = SplitMix(seed: 82)
      let modes: [(PadMode<T>, (Int, Int) -> Int)] = [
        (.edge, { i, n in min(max(i, 0), n - 1) }),
        (.wrap, { i, n in ((i % n) + n) % n }),
        (
          .symmetric,
          { i, n in
            let p = ((i % (2 * n)) + 2 * n) % (2 * n)
            return p < n ? p : 2 * n - 1 - p
          }
        ),
        (
          .reflect,
          { i, n in
            if n == 1 { return 0 }
            let p = ((i % (2 * n - 2)) + 2 * n - 2) % (2 * n - 2)
            return p < n ? p : 2 * n - 2 - p
          }
        ),
      ]
      for (shape, widths) in [
        ([5], [(2, 3)]), ([4], [(11, 0)]), ([2, 3], [(1, 2), (3, 0)]), ([1, 3], [(4, 1), (7, 8)]),
        ([2, 3, 4], [(1, 0), (0, 0), (2, 5)]), ([40, 70], [(1, 1), (2, 2)]),
      ] {
        let a = array(type, shape, layout, &random)
        let source = Model(a)
        let target = shape.indices.map { shape[$0] + widths[$0].0 + widths[$0].1 }
        let margins = widths.map { (before: $0.0, after: $0.1) }
        for (mode, place) in modes {
          let expected = model(
            target, source, { at in at.indices.map { place(at[$0] - widths[$0].0, shape[$0]) } }, T.zero)
          expectSame(a.padded(margins, mode), expected, "\(shape) \(widths) \(mode) \(layout)")
        }
        let expected = model(
          target, source,
          { at in
            let inside = at.indices.map { at[$0] - widths[$0].0 }
            return inside.indices.allSatisfy { 0..<shape[$0] ~= inside[$0] } ? inside : nil
          }, T.one)
        expectSame(a.padded(margins, .constant(.one)), expected, "\(shape) \(widths) constant \(layout)")
      }
    }
    check(Self.types[index])
  }

  @Test(arguments: types.indices, layouts)
  func repeatingAndTiling(_ index: Int, _ layout: MemoryLayoutCase) {
    func check<T: ArrayElement>(_ type: T.Type) {
      var random = SplitMix(seed: 83)
      for shape in [[1], [70], [3, 40], [300, 2], [2, 3, 5]] {
        let a = array(type, shape, layout, &random)
        let source = Model(a)
        for axis in shape.indices {
          for count in [0, 1, 2, 3, 5, 70] {
            var target = shape
            target[axis] *= count
            let repeated = model(
              target, source,
              { at in
                var place = at
                place[axis] /= count
                return place
              }, T.zero)
            expectSame(a.repeated(count, axis: axis), repeated, "\(count) × \(shape) \(axis) \(layout)")
          }
        }
        let counts = shape.indices.map { $0 % 2 == 0 ? 3 : 2 }
        let target = shape.indices.map { shape[$0] * counts[$0] }
        let tiled = model(target, source, { at in at.indices.map { at[$0] % shape[$0] } }, T.zero)
        expectSame(a.tiled(Dimensions(counts)), tiled, "\(shape) tiled \(layout)")
      }
    }
    check(Self.types[index])
  }
}
