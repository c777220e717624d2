import Lanes
import Numerics

extension Model {
  /// The model of a rearrangement: its element at an index is this model's at the index that `origin` gives.
  func rearranged(_ shape: [Int], _ origin: ([Int]) -> [Int]) -> Model {
    Model(shape: shape, elements: Model.indices(of: shape).map { element(at: origin($0)) })
  }
}

/// What a law of a rearrangement is asked of: arrays of several types and shapes that lie as one case says.
protocol RearrangingLaw {
  func check<Element: ArrayElement>(_ array: NDArray<Element>, _ model: Model<Element>, _ random: inout SplitMix)
}

extension RearrangingLaw {
  /// Asks it of elements of 1, 2, 8 and 16 bytes and of Booleans, in all shapes.
  func holds(for layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 17)
    func ask<Element: ArrayElement>(_ type: Element.Type) {
      for shape in shapes {
        let source = array(type, shape, layout, &random)
        check(source, Model(source), &random)
      }
    }
    ask(Int8.self)
    ask(Float16.self)
    ask(Double.self)
    ask(Complex<Double>.self)
    ask(Bool.self)
  }
}
