import Lanes
import Testing

@Suite(.keepsNoArrays) struct MovingAxesTests {
  @Test(arguments: MemoryLayoutCase.allCases)
  func axesMove(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<T: ArrayElement>(_ a: NDArray<T>, _ model: Model<T>, _ random: inout SplitMix) {
        let rank = a.ndim
        let count = Int.random(in: 0...rank, using: &random)
        let sources = Array((0..<rank).shuffled(using: &random).prefix(count))
        let places = Array((0..<rank).shuffled(using: &random).prefix(count))
        // Each place takes its axis; the rest fill the other places in order.
        var order = [Int](repeating: -1, count: rank)
        for (source, place) in zip(sources, places) { order[place] = source }
        var others = (0..<rank).filter { !sources.contains($0) }
        for place in 0..<rank where order[place] < 0 { order[place] = others.removeFirst() }
        let expected = model.rearranged(order.map { model.shape[$0] }) { index in
          var origin = index
          for (place, axis) in order.enumerated() { origin[axis] = index[place] }
          return origin
        }
        expectSame(a.movingAxes(sources, to: places), expected, "\(sources) to \(places) of \(a.shape)")
        expectSame(
          a.movingAxes(sources.map { $0 - rank }, to: places.map { $0 - rank }), expected, "negative \(sources)")
        if count == 1 { expectSame(a.movingAxis(sources[0], to: places[0]), expected, "one axis") }
        #expect(a.movingAxes(sources, to: places).isView)
      }
    }
    Law().holds(for: layout)
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func unitAxesComeAndGo(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<T: ArrayElement>(_ a: NDArray<T>, _ model: Model<T>, _ random: inout SplitMix) {
        func reshaped(_ shape: [Int]) -> Model<T> { Model(shape: shape, elements: model.elements) }
        let ones = a.shape.indices.filter { a.shape[$0] == 1 }
        expectSame(a.squeezed(), reshaped(model.shape.filter { $0 != 1 }), "squeezed \(a.shape)")
        let some = ones.filter { _ in Bool.random(using: &random) }
        expectSame(
          a.squeezed(axes: some.map { $0 - a.ndim }), model.dropping(some), "squeezed \(some) of \(a.shape)")
        if let one = ones.first { expectSame(a.squeezed(axis: one), model.dropping([one]), "squeezed \(one)") }

        let count = Int.random(in: 0...8 - a.ndim, using: &random)
        let added = Array((0..<a.ndim + count).shuffled(using: &random).prefix(count))
        var shape = model.shape
        for place in added.sorted() { shape.insert(1, at: place) }
        let expanded = a.expandingDims(axes: added.map { Bool.random(using: &random) ? $0 : $0 - shape.count })
        expectSame(expanded, reshaped(shape), "expanded \(added) of \(a.shape)")
        expectSame(expanded.squeezed(axes: added), model, "back")
        #expect(expanded.isView && a.squeezed().isView)
        if a.ndim < 8 { #expect(a.expandingDims(axis: -1).shape.last == 1) }

        let rank = a.ndim
        expectSame(a.atLeast1D(), reshaped(rank == 0 ? [1] : model.shape), "1")
        expectSame(a.atLeast2D(), reshaped(rank == 0 ? [1, 1] : rank == 1 ? [1] + model.shape : model.shape), "2")
        expectSame(
          a.atLeast3D(),
          reshaped(
            rank == 0 ? [1, 1, 1] : rank == 1 ? [1] + model.shape + [1] : rank == 2 ? model.shape + [1] : model.shape),
          "3")
        #expect(a.size == 0 || a.atLeast3D().sharesMemory(with: a))
      }
    }
    Law().holds(for: layout)
  }
}
