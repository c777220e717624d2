import Lanes

/// An array of random indices from a range that lies in memory as asked.
func indices(
  _ shape: [Int], in range: Range<Int>, _ layout: MemoryLayoutCase, _ random: inout SplitMix
) -> NDArray<Int> {
  var generator = random
  defer { random = generator }
  return layout.view(shape) { shape in
    NDArray((0..<shape.reduce(1, *)).map { _ in Int.random(in: range, using: &generator) }).reshaped(
      Dimensions(shape))
  }
}

/// Shapes of index arrays for an axis: of no axis, empty, of one and of two; only empty ones where there is nothing to
/// name.
func indexShapes(for extent: Int) -> [[Int]] {
  [[0], [2, 0]] + (extent > 0 ? [[], [1], [5], [2, 3]] : [])
}

/// A random mask that lies as asked.
func mask(
  _ shape: [Int], _ layout: MemoryLayoutCase, _ random: inout SplitMix
) -> NDArray<Bool> {
  var generator = random
  defer { random = generator }
  return layout.view(shape) { shape in
    NDArray((0..<shape.reduce(1, *)).map { _ in Bool.random(using: &generator) }).reshaped(Dimensions(shape))
  }
}

/// An index from 0, of one that may be negative.
func fromZero(_ index: Int, _ extent: Int) -> Int { index < 0 ? index + extent : index }

extension Model {
  /// The position in row-major order of an index.
  static func flat(_ index: some Sequence<Int>, _ shape: [Int]) -> Int {
    zip(index, shape).reduce(0) { $0 * $1.1 + $1.0 }
  }
}
