import Lanes
import Testing

/// What an array means: a shape, and its elements in row-major order. Everything is written as
/// plainly as it can be said.
struct Model<Element> {
  var shape: [Int]
  var elements: [Element]

  /// All indices of a shape, last axis fastest.
  static func indices(of shape: [Int]) -> [[Int]] {
    var all: [[Int]] = [[]]
    for extent in shape {
      var longer: [[Int]] = []
      for prefix in all {
        for i in 0..<extent { longer.append(prefix + [i]) }
      }
      all = longer
    }
    return all
  }

  /// Where the element is that an index of a larger, broadcast shape shows.
  func position(of index: [Int]) -> Int {
    var position = 0
    for (axis, extent) in shape.enumerated() {
      let i = index[axis + index.count - shape.count]
      position = position * extent + (extent == 1 ? 0 : i)
    }
    return position
  }

  func element(at index: [Int]) -> Element { elements[position(of: index)] }

  func combined<Result>(
    _ other: Model, into shape: [Int], _ operation: (Element, Element) -> Result
  ) -> Model<Result> {
    if self.shape == shape && other.shape == shape {
      return Model<Result>(shape: shape, elements: zip(elements, other.elements).map { operation($0, $1) })
    }
    return Model<Result>(
      shape: shape,
      elements: Model.indices(of: shape).map { operation(element(at: $0), other.element(at: $0)) })
  }

  /// Folds the elements along axes; the axes stay with extent 1.
  func reduced<Result>(over axes: [Int], _ fold: ([Element]) -> Result) -> Model<Result> {
    var kept = shape
    for axis in axes { kept[axis] = 1 }
    let target = Model<Int>(shape: kept, elements: [])
    var lines = [[Element]](repeating: [], count: kept.reduce(1, *))
    for (index, element) in zip(Model.indices(of: shape), elements) {
      lines[target.position(of: index)].append(element)
    }
    return Model<Result>(shape: kept, elements: lines.map(fold))
  }

  /// The same elements without the axes.
  func dropping(_ axes: [Int]) -> Model {
    Model(shape: shape.indices.filter { !axes.contains($0) }.map { shape[$0] }, elements: elements)
  }
}

/// Every index of a shape, last axis fastest, without an array for each of them.
func forEachIndex(of shape: [Int], _ body: (Dimensions) -> Void) {
  var index = Dimensions(repeating: 0, count: shape.count)
  for position in 0..<shape.reduce(1, *) {
    var rest = position
    for axis in shape.indices.reversed() {
      index[axis] = rest % shape[axis]
      rest /= shape[axis]
    }
    body(index)
  }
}

extension Model where Element: ArrayElement {
  init(_ array: NDArray<Element>) {
    var elements: [Element] = []
    forEachIndex(of: Array(array.shape)) { elements.append(array[at: $0]) }
    self.init(shape: Array(array.shape), elements: elements)
  }
}

/// Records an issue unless the array is the model, bit for bit, NaN standing for every NaN.
func expectSame<Element: ArrayElement>(
  _ array: NDArray<Element>, _ model: Model<Element>, _ what: @autoclosure () -> String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = Model(array)
  if same(found, model) { return }
  let difference =
    found.shape == model.shape
    ? zip(found.elements, model.elements).enumerated().first { !same($0.element.0, $0.element.1) }.map {
      "at \($0.offset) is \($0.element.0), should be \($0.element.1)"
    } ?? "" : "shape is \(found.shape), should be \(model.shape)"
  Issue.record("\(Element.self) \(what()): \(difference)", sourceLocation: sourceLocation)
}

/// Whether two values are the same bits, or both not a number; of complex numbers, part by part.
func same<Element: ArrayElement>(_ a: Element, _ b: Element) -> Bool {
  func parts<Part: FloatingPointElement>(_ type: Part.Type) -> Bool {
    withUnsafeBytes(of: a) { a in
      withUnsafeBytes(of: b) { b in zip(a.bindMemory(to: Part.self), b.bindMemory(to: Part.self)).allSatisfy(same) }
    }
  }
  switch Element.dtype {
  case .complex64: return parts(Float.self)
  case .complex128: return parts(Double.self)
  default: return a != a ? b != b : a.bits == b.bits
  }
}

func same<Element: ArrayElement>(_ a: Model<Element>, _ b: Model<Element>) -> Bool {
  a.shape == b.shape && a.elements.count == b.elements.count
    && zip(a.elements, b.elements).allSatisfy { same($0, $1) }
}

extension ArrayElement {
  var bits: UInt64 {
    switch MemoryLayout<Self>.size {
    case 1: UInt64(unsafeBitCast(self, to: UInt8.self))
    case 2: UInt64(unsafeBitCast(self, to: UInt16.self))
    case 4: UInt64(unsafeBitCast(self, to: UInt32.self))
    default: unsafeBitCast(self, to: UInt64.self)
    }
  }
}
