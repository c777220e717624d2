import Lanes

/// A sum with its rounding errors carried along (Neumaier 1974), in double precision.
struct NeumaierSum {
  private var sum = 0.0
  private var compensation = 0.0
  private(set) var magnitude = 0.0
  var value: Double { sum + compensation }

  init(_ values: some Sequence<Double>) {
    for value in values {
      magnitude += abs(value)
      let next = sum + value
      if next.isFinite { compensation += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum }
      sum = next
    }
  }
}

/// An array of floats of any size, as doubles.
protocol FloatArray {
  var doubles: Model<Double> { get }
  var epsilon: Double { get }
  var leastNonzero: Double { get }
  var greatest: Double { get }
}

extension NDArray: FloatArray where Element: FloatingPointElement {
  var doubles: Model<Double> {
    let model = Model(self)
    return Model<Double>(shape: model.shape, elements: model.elements.map { Double($0) })
  }
  var epsilon: Double { Double(Element.ulpOfOne) }
  var leastNonzero: Double { Double(Element.leastNonzeroMagnitude) }
  var greatest: Double { Double(Element.greatestFiniteMagnitude) }
}
