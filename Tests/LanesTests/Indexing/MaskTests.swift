import Lanes
import Numerics
import Testing

/// Masks and positions against plain loops, for elements of every size and masks of every density.
@Suite(.keepsNoArrays) struct MaskTests {
  @Test(arguments: ElementwiseLawTests.types.indices)
  func masksSelectInOrder(_ index: Int) {
    func check<T: ArrayElement>(_ type: T.Type) {
      var random = SplitMix(seed: 41)
      for count in [0, 1, 7, 64, 257, 1000] {
        for density in [0, 1, 50, 99, 100] {
          for layout in linearLayouts {
            let a = array(type, [count], layout, &random)
            let mask = NDArray((0..<count).map { _ in Int.random(in: 0..<100, using: &random) < density })
            let (elements, truths) = (Model(a).elements, Model(mask).elements)
            let chosen = zip(elements, truths).filter(\.1).map(\.0)
            expectSame(a[mask], Model(shape: [chosen.count], elements: chosen), "\(count) \(density) % \(layout)")
            #expect(Model(mask.flatNonZero()).elements == truths.indices.filter { truths[$0] })

            let place = Laid(Model(a), layout.isWritable ? layout : .contiguous)
            let values = array(type, [chosen.count], .contiguous, &random)
            var rest = Model(values).elements.makeIterator()
            let expected = zip(elements, truths).map { $1 ? rest.next()! : $0 }
            place.view[mask] = values
            expectSame(place.view, Model(shape: [count], elements: expected), "set \(count) \(density) % \(layout)")
            if !place.isUntouchedOutside() { Issue.record("\(T.self) \(layout) writes elsewhere") }
          }
        }
      }
    }
    check(ElementwiseLawTests.types[index])
  }

  @Test(arguments: ElementwiseLawTests.types.indices)
  func takingGathersLines(_ index: Int) {
    func check<T: ArrayElement>(_ type: T.Type) {
      var random = SplitMix(seed: 42)
      for layout in MemoryLayoutCase.allCases {
        for (shape, axis) in [([9], 0), ([5, 7], 0), ([5, 7], 1), ([3, 4, 5], 1), ([2, 70], 0), ([70, 2], 1)] {
          let a = array(type, shape, layout, &random)
          let indices = (0..<Int.random(in: 0...12, using: &random)).map { _ in
            Int.random(in: 0..<shape[axis], using: &random)
          }
          var target = shape
          target[axis] = indices.count
          var expected = Model<T>(shape: target, elements: [])
          forEachIndex(of: target) { position in
            var source = position
            source[axis] = indices[position[axis]]
            expected.elements.append(a[at: source])
          }
          expectSame(a.take(indices, axis: axis), expected, "\(shape) \(axis) \(layout)")
        }
      }
    }
    check(ElementwiseLawTests.types[index])
  }

  /// Masks with long stretches of one value, and with few set at all.
  @Test(arguments: ElementwiseLawTests.types.indices)
  func masksInStretches(_ index: Int) {
    func check<T: ArrayElement>(_ type: T.Type) {
      var random = SplitMix(seed: 43)
      for (count, length, set) in [(3000, 700, 2), (3000, 256, 2), (5000, 1, 300), (2049, 64, 3), (777, 16, 2)] {
        let a = array(type, [count], .contiguous, &random)
        let start = Int.random(in: 0..<set, using: &random)
        let mask = NDArray((0..<count).map { $0 / length % set == start })
        let (elements, truths) = (Model(a).elements, Model(mask).elements)
        let chosen = zip(elements, truths).filter(\.1).map(\.0)
        let what = "\(count) in stretches of \(length)"
        expectSame(a[mask], Model(shape: [chosen.count], elements: chosen), what)
        #expect(Model(mask.flatNonZero()).elements == truths.indices.filter { truths[$0] })

        let place = Laid(Model(a), .offset)
        place.view[mask] = NDArray(chosen.reversed() + [])
        var rest = chosen.reversed().makeIterator()
        expectSame(
          place.view, Model(shape: [count], elements: zip(elements, truths).map { $1 ? rest.next()! : $0 }),
          "set \(what)")
        place.view.fill(T.small(5), where: mask)
        expectSame(
          place.view,
          Model(shape: [count], elements: zip(Model(place.view).elements, truths).map { $1 ? T.small(5) : $0 }),
          "fill \(what)")
        if !place.isUntouchedOutside() { Issue.record("\(T.self) \(what) writes elsewhere") }
      }
    }
    check(ElementwiseLawTests.types[index])
  }

  /// A mask that is the array itself, or lies over it a little further on.
  @Test func masksInTheirOwnArray() {
    var random = SplitMix(seed: 44)
    for count in [5, 70, 300] {
      let truths = (0..<count + 3).map { _ in Bool.random(using: &random) }
      for shift in [0, 1, 3] {
        let base = NDArray(truths)
        let (mask, a) = (base[..<count], base[shift..<shift + count])
        let expected = (0..<count).map { truths[$0] ? false : truths[$0 + shift] }
        a.fill(false, where: mask)
        #expect(Model(a).elements == expected)
      }
    }
  }

  @Test func indicesOfEveryAxis() {
    var random = SplitMix(seed: 45)
    for shape in [[], [0], [9], [3, 0], [4, 6], [1, 70], [70, 1], [2, 3, 4], [3, 1, 2, 5]] {
      for density in [0, 10, 60, 100] {
        let count = shape.reduce(1, *)
        let truths = (0..<count).map { _ in Int.random(in: 0..<100, using: &random) < density }
        let a = NDArray(truths).reshaped(Dimensions(shape))
        let found = zip(Model<Bool>.indices(of: shape), truths).filter(\.1).map(\.0)
        let axes = a.nonZero()
        #expect(axes.count == shape.count)
        for axis in shape.indices { #expect(Model(axes[axis]).elements == found.map { $0[axis] }) }
        expectSame(a.argWhere(), Model(shape: [found.count, shape.count], elements: found.flatMap { $0 }), "\(shape)")
      }
    }
  }
}
