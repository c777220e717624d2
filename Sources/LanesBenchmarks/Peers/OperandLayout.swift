import Lanes

/// How an operand lies in memory.
enum OperandLayout: String, CaseIterable {
  case contiguous
  /// Every second element of an array twice as long.
  case strided
  /// The transposed view of a square matrix.
  case transposed
  /// One row, broadcast to a square matrix.
  case broadcast
}

/// An operand: its shape, and where its elements come from.
struct PeerOperand {
  let layout: OperandLayout
  let shape: [Int]

  /// - Parameter isMatrix: whether the cases of that operation want two axes whatever the layout.
  init(_ layout: OperandLayout, count: Int, isMatrix: Bool = false) {
    self.layout = layout
    let side = Int(Double(count).squareRoot())
    let isSquare = isMatrix || layout == .transposed || layout == .broadcast
    shape = isSquare ? [side, side] : [count]
  }

  init(_ layout: OperandLayout, shape: [Int]) {
    self.layout = layout
    self.shape = shape
  }

  var count: Int { shape.reduce(1, *) }

  /// How many values lie behind the operand.
  private var stored: Int {
    switch layout {
    case .contiguous, .transposed: count
    case .strided: 2 * count
    case .broadcast: shape[1]
    }
  }

  /// The index into the stored values of element `i` in row-major order.
  func position(_ i: Int) -> Int {
    switch layout {
    case .contiguous: i
    case .strided: 2 * i
    case .transposed: i % shape[1] * shape[0] + i / shape[1]
    case .broadcast: i % shape[1]
    }
  }

  /// Bytes that reading it touches: a broadcast row counts once.
  func bytes(itemSize: Int) -> Int { layout == .broadcast ? shape[1] * itemSize : count * itemSize }

  func array<Element: PeerElement>(_ values: PeerValues, of type: Element.Type) -> NDArray<Element> {
    let flat = values.array(of: type, count: stored)
    let dimensions = Dimensions(shape)
    switch layout {
    case .contiguous: return flat.reshaped(dimensions)
    case .strided where shape.count == 1: return flat[.slice(nil, nil, step: 2)]
    case .strided: return flat.reshaped([shape[0], 2 * shape[1]])[.all, .slice(nil, nil, step: 2)]
    case .transposed: return flat.reshaped(dimensions).transposed
    case .broadcast: return flat.broadcast(to: dimensions)
    }
  }
}
