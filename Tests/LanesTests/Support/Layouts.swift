import Lanes

/// The ways in which an array of one shape can lie in memory.
enum MemoryLayoutCase: String, CaseIterable, Sendable {
  case contiguous, columnMajor, strided, reversed, negativeSteps, mixed, transposed, permuted, offset
  case broadcast, broadcastLast

  var isWritable: Bool { self != .broadcast && self != .broadcastLast }
  static var writable: [MemoryLayoutCase] { allCases.filter(\.isWritable) }

  /// A view of `shape` that lies as asked, in a base array that `make` makes of the shape it is given.
  func view<Element>(_ shape: [Int], of make: ([Int]) -> NDArray<Element>) -> NDArray<Element> {
    let axes = shape.indices
    // Gaps along eight axes would make the base a hundred thousand times as large as the view.
    func isSpread(_ axis: Int) -> Bool { axis == 0 || axis >= shape.count - 2 }
    switch self {
    case .contiguous: return make(shape)
    case .columnMajor: return make(shape).copy(order: .columnMajor)
    case .strided:
      let base = make(axes.map { isSpread($0) ? shape[$0] * 3 : shape[$0] })
      return base[axes: axes.map { isSpread($0) ? .slice(1, nil, step: 3) : .all }]
    case .reversed: return make(shape)[axes: axes.map { _ in .reversed }]
    case .negativeSteps:
      let base = make(axes.map { isSpread($0) ? shape[$0] * 2 + 1 : shape[$0] })
      return base[axes: axes.map { isSpread($0) ? .slice(-2, nil, step: -2) : .reversed }]
    case .mixed:
      let base = make(axes.map { $0 % 2 == 0 ? shape[$0] * 2 : shape[$0] })
      return base[axes: axes.map { $0 % 2 == 0 ? .slice(nil, nil, step: 2) : .reversed }]
    case .transposed: return make(shape.reversed()).transposed
    case .permuted:
      guard let first = shape.first else { return make(shape) }
      return make(shape.dropFirst() + [first]).transposed([shape.count - 1] + axes.dropLast())
    case .offset:
      let base = make(axes.map { isSpread($0) ? shape[$0] + 2 : shape[$0] })
      return base[axes: axes.map { isSpread($0) ? .slice(1, -1) : .all }]
    case .broadcast:
      guard let first = shape.first, first > 0 else { return make(shape) }
      return make([1] + shape.dropFirst()).broadcast(to: Dimensions(shape))
    case .broadcastLast:
      guard let last = shape.last, last > 0 else { return make(shape) }
      return make(shape.dropLast() + [1]).broadcast(to: Dimensions(shape))
    }
  }
}

/// An array of `shape` that lies in memory as asked, filled with random values.
func array<Element: ArrayElement>(
  _ type: Element.Type, _ shape: [Int], _ layout: MemoryLayoutCase, _ random: inout SplitMix
) -> NDArray<Element> {
  var generator = random
  defer { random = generator }
  return layout.view(shape) { shape in
    NDArray(values(type, shape.reduce(1, *), &generator)).reshaped(Dimensions(shape))
  }
}

/// A view that lies as asked and holds `model`, in a base that holds one value everywhere else.
struct Laid<Element: ArrayElement> {
  let view: NDArray<Element>
  private let base: NDArray<Element>

  init(_ model: Model<Element>, _ layout: MemoryLayoutCase) {
    view = layout.view(model.shape) { NDArray.full(Dimensions($0), .one) }
    base = view.base ?? view
    var elements = model.elements.makeIterator()
    let view = view
    forEachIndex(of: model.shape) { view[at: $0] = elements.next()! }
  }

  /// Whether nothing outside of the view was written. What is inside is lost.
  func isUntouchedOutside() -> Bool {
    forEachIndex(of: Array(view.shape)) { view[at: $0] = .one }
    return Model(base).elements.allSatisfy { $0 == .one }
  }
}

/// Shapes that meet empty and single axes, and every rank up to eight.
let shapes: [[Int]] = [
  [], [0], [1], [7], [3, 0], [0, 3], [5, 7], [9, 8], [1, 9], [9, 1], [2, 3, 4], [1, 6, 1, 3], [2, 3, 1, 2, 2],
  [2, 1, 2, 2, 1, 2], [2, 1, 2, 1, 2, 1, 2], [2, 1, 2, 1, 2, 1, 2, 2],
]

/// The layouts that differ where there is one axis.
let linearLayouts: [MemoryLayoutCase] = [.contiguous, .strided, .reversed, .negativeSteps, .offset, .broadcast]

/// Numbers of elements on both sides of vector widths and blocks.
let widths = [0, 1, 7, 31, 63, 64, 65, 255, 256, 257, 1000]

/// A random shape of rank 0 to 8 and not too many elements; sometimes an axis is empty.
func randomShape(_ random: inout SplitMix) -> [Int] {
  var shape: [Int] = []
  for _ in 0..<Int.random(in: 0...8, using: &random) {
    let extent = Int.random(in: 0..<40, using: &random) == 0 ? 0 : Int.random(in: 1...5, using: &random)
    shape.append(shape.reduce(1, *) * extent > 400 ? 1 : extent)
  }
  return shape
}

/// A shape that broadcasts to `shape`: some axes are 1, some at the front are missing.
func randomPart(of shape: [Int], _ random: inout SplitMix) -> [Int] {
  let missing = Int.random(in: 0...shape.count, using: &random)
  return shape.dropFirst(Bool.random(using: &random) ? 0 : missing).map {
    Int.random(in: 0..<3, using: &random) == 0 ? 1 : $0
  }
}
