import Lanes

/// What an array means: a shape, and its elements in row-major order. Everything is written as
/// plainly as it can be said.
struct Model<Element> {
  var shape: [Int]
  var elements: [Element]

  /// All indices of a shape, last axis fastest.
  static func indices(of shape: [Int]) -> [[Int]] {
    shape.reduce([[]]) { prefixes, extent in prefixes.flatMap { prefix in (0..<extent).map { prefix + [$0] } } }
  }

  /// The element that an index of a larger, broadcast shape shows.
  func element(at index: [Int]) -> Element {
    var position = 0
    for (axis, extent) in shape.enumerated() {
      let i = index[axis + index.count - shape.count]
      position = position * extent + (extent == 1 ? 0 : i)
    }
    return elements[position]
  }

  func combined<Result>(
    _ other: Model, into shape: [Int], _ operation: (Element, Element) -> Result
  ) -> Model<Result> {
    Model<Result>(
      shape: shape,
      elements: Model.indices(of: shape).map { operation(element(at: $0), other.element(at: $0)) })
  }

  /// Folds the elements along axes; the axes stay with extent 1.
  func reduced<Result>(over axes: [Int], _ fold: ([Element]) -> Result) -> Model<Result> {
    let kept = shape.enumerated().map { axes.contains($0.offset) ? 1 : $0.element }
    let lines = Model.indices(of: kept).map { target in
      Model.indices(of: shape).filter { index in
        index.enumerated().allSatisfy { axes.contains($0.offset) || $0.element == target[$0.offset] }
      }.map { element(at: $0) }
    }
    return Model<Result>(shape: kept, elements: lines.map(fold))
  }
}

extension Model where Element: ArrayElement {
  init(_ array: NDArray<Element>) {
    shape = Array(array.shape)
    elements = Model.indices(of: shape).map { array[at: Dimensions($0)] }
  }
}
