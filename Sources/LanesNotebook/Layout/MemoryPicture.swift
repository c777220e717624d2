import Lanes

/// What an array is in memory: the cells of the block, and which of them the array shows, in which order.
public struct MemoryPicture: Sendable, Equatable {
  /// What is drawn, as it was written.
  public let title: String
  public let dtype: String
  public let itemSize: Int
  /// Cells of the block.
  public let count: Int
  public let shape: [Int]
  /// In bytes.
  public let strides: [Int]
  /// Bytes from the block's beginning to the array's first element.
  public let offset: Int
  public let isView: Bool
  /// The cell of each element, in row-major order of the array.
  public let cells: [Int]

  /// Draws what an expression makes of an element type.
  public init<Element: OrderedElement>(_ expression: LayoutExpression, of type: Element.Type) throws(LayoutError) {
    let (owner, array, isView) = try expression.array(of: type)
    title = expression.text
    dtype = "\(Element.dtype)"
    itemSize = array.itemSize
    count = owner.size
    shape = array.shape.map { $0 }
    strides = array.strides.map { $0 }
    self.isView = isView
    cells = Array(array.copy().elements).map { Int("\($0)".prefix { $0 != "." }) ?? 0 }
    offset = (cells.first ?? 0) * array.itemSize
  }

  /// How often each cell is shown.
  var uses: [Int] {
    cells.reduce(into: [Int](repeating: 0, count: count)) { $0[$1] += 1 }
  }

  /// Where a cell's element stands in the array, of the first time it is shown.
  var firstPlace: [Int: Int] {
    var places: [Int: Int] = [:]
    for (place, cell) in cells.enumerated() where places[cell] == nil { places[cell] = place }
    return places
  }

  /// The index along the first axis of an element, by its place in row-major order.
  func row(of place: Int) -> Int {
    let inner = shape.dropFirst().reduce(1, *)
    return inner > 0 ? place / inner : 0
  }

  /// The facts in one line.
  var facts: String {
    func list(_ numbers: [Int]) -> String {
      numbers.count == 1 ? "(\(numbers[0]),)" : "(\(numbers.map(String.init).joined(separator: ", ")))"
    }
    let shown = Set(cells).count
    let repeated = cells.count > shown ? ", \(cells.count) elements over \(shown) cells" : ""
    return "\(dtype), shape \(list(shape)), strides \(list(strides)) bytes, first element at byte \(offset)"
      + ", \(isView ? "a view" : "owns its memory")\(repeated)"
  }

  /// Cells in a line of the picture: the length of the owner's rows where they are short.
  static let widest = 16
}
