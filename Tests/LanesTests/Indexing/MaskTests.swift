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
}
