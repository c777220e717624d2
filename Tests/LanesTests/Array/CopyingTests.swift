import Lanes
import Testing

@Suite(.keepsNoArrays) struct CopyingTests {
  @Test(arguments: ElementCase.allCases, MemoryLayoutCase.allCases)
  func copiesAreEqualAndApart(_ element: ElementCase, _ layout: MemoryLayoutCase) {
    func check<T: ArrayElement>(_ type: T.Type) {
      var random = SplitMix(seed: 12)
      for shape in shapes + widths.map({ [$0] }) {
        let a = array(type, shape, layout, &random)
        let model = Model(a)
        for order in [MemoryOrder.rowMajor, .columnMajor] {
          let copy = a.copy(order: order)
          expectSame(copy, model, "\(order) copy of \(shape), \(layout)")
          #expect(!copy.mayShareMemory(with: a) && copy.flags.ownsData && copy.flags.isWritable)
          #expect(order == .rowMajor ? copy.flags.isRowMajorContiguous : copy.flags.isColumnMajorContiguous)
        }
        expectSame(a.asContiguous(), model, "asContiguous of \(shape), \(layout)")
        #expect(a.asContiguous().flags.isRowMajorContiguous)
        expectSame(NDArray(a, copy: .always), model, "copy: .always of \(shape), \(layout)")
        expectSame(NDArray(a, copy: .never), model, "copy: .never of \(shape), \(layout)")
        guard layout.isWritable else { continue }
        let place = Laid(model, layout)
        place.view.fill(T.small(7))
        expectSame(
          place.view, Model(shape: shape, elements: model.elements.map { _ in T.small(7) }),
          "fill of \(shape), \(layout)")
        #expect(place.isUntouchedOutside())
      }
    }
    check(element.type)
  }
}
