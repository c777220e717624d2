import Lanes
import Numerics
import Testing

/// How elements lie in memory does not change what they are cast to.
@Suite(.keepsNoArrays) struct CastingLawTests {
  @Test(arguments: ElementwiseLawTests.types.indices)
  func layoutsDoNotMatter(_ index: Int) {
    func check<T: ArrayElement, Result: ArrayElement>(_ type: T.Type, _ result: Result.Type) {
      var random = SplitMix(seed: 71)
      for count in [0, 1, 7, 129, 300] {
        for layout in linearLayouts {
          let a = array(type, [count], layout, &random)
          let plain = Model(a.copy().cast(to: result))
          let what = "\(T.self), \(count), \(layout)"
          expectSame(a.cast(to: result), plain, what)
          for outLayout in [MemoryLayoutCase.strided, .reversed, .negativeSteps] {
            let place = Laid(Model(NDArray<Result>.zeros([count])), outLayout)
            NDArray.cast(a, out: place.view)
            expectSame(place.view, plain, "\(what) to \(outLayout)")
            #expect(place.isUntouchedOutside(), "\(what) to \(outLayout)")
          }
        }
      }
    }
    func checkAll<T: ArrayElement>(_ type: T.Type) {
      func to<Result: ArrayElement>(_ result: Result.Type) { check(type, result) }
      for result in ElementwiseLawTests.types { to(result) }
    }
    checkAll(ElementwiseLawTests.types[index])
  }

  /// Rounded once: halfway cases of Float16 that lie so close to the middle that Float does not tell.
  @Test func doublesAreRoundedToHalfPrecisionOnce() {
    var doubles: [Double] = [0, -0.0, 65504, 65519.999, 65520, 1e300, -1e300, .infinity, .leastNonzeroMagnitude]
    for bits in stride(from: UInt16(0), to: 0x7C00, by: 7) {
      let half = Float16(bitPattern: bits)
      let middle = (Double(half) + Double(half.nextUp)) / 2
      for x in [middle, middle.nextUp, middle.nextDown, Double(half)] { doubles += [x, -x] }
    }
    let cast = NDArray(doubles).cast(to: Float16.self)
    for (i, x) in doubles.enumerated() where cast[i].bitPattern != Float16(x).bitPattern {
      Issue.record("\(x) becomes \(cast[i]), should be \(Float16(x))")
    }
    #expect(NDArray([Double.nan]).cast(to: Float16.self).item.isNaN)
    let whole: [Int] = [.min, -65520, -2049, 2049, 2051, 65519, 65520, 16_777_217, .max]
    #expect(Model(NDArray(whole).cast(to: Float16.self)).elements == whole.map { Float16($0) })
  }
}
