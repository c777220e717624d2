import Lanes

extension LayoutExpression {
  /// The array that the expression makes, over elements that are their own places in the memory.
  ///
  /// - Returns: the owner of the memory, the array, and whether it is a view of the owner.
  func array<Element: OrderedElement>(of type: Element.Type) throws(LayoutError) -> (
    owner: NDArray<Element>, array: NDArray<Element>, isView: Bool
  ) {
    let size = shape.reduce(1, *)
    let values = (0..<size).map { Element(exactly: $0) ?? .zero }
    var owner = NDArray(values).reshaped(Dimensions(shape))
    var array = owner
    var isView = false
    for step in steps {
      switch step {
      case .slice(let items): array = array[axes: try indices(items, of: array.shape.map { $0 })]
      case .call(let call, let numbers): array = try apply(call, numbers, to: array)
      }
      isView = true
      // After a copy the memory is another's, whose elements are counted anew.
      if !array.mayShareMemory(with: owner), array.size > 0 {
        guard array.size <= Self.mostElements else { throw error("the copy is too large for a picture") }
        owner = NDArray((0..<array.size).map { Element(exactly: $0) ?? .zero }).reshaped(array.shape)
        array = owner
        isView = false
      }
    }
    guard array.size <= Self.mostShown else { throw error("it shows \(array.size) elements: too many for a picture") }
    return (owner, array, isView)
  }

  /// Elements that a view may show: some more than once.
  private static let mostShown = 4096

  private func apply<Element: OrderedElement>(
    _ call: Call, _ numbers: [Int], to array: NDArray<Element>
  ) throws(LayoutError) -> NDArray<Element> {
    let extents = array.shape.map { $0 }
    switch call {
    case .transpose:
      if numbers.isEmpty { return array.transposed }
      guard numbers.map({ $0 < 0 ? $0 + extents.count : $0 }).sorted() == Array(extents.indices) else {
        throw error("transpose takes each of the \(extents.count) axes once")
      }
      return array.transposed(numbers)
    case .reshape:
      guard numbers.count(where: { $0 == -1 }) <= 1, numbers.allSatisfy({ $0 >= -1 }) else {
        throw error("reshape takes counts, of which one may be -1")
      }
      let known = Self.product(numbers.filter { $0 >= 0 })
      let fits = numbers.contains(-1) ? known > 0 && array.size % known == 0 : known == array.size
      guard fits, Self.room(for: numbers) <= Self.mostElements else {
        throw error("\(array.size) elements do not fill the shape \(Self.listed(numbers))")
      }
      return array.reshaped(Dimensions(numbers))
    case .broadcast:
      guard numbers.count >= extents.count, numbers.allSatisfy({ 0...Self.mostShown ~= $0 }),
        zip(numbers.reversed(), extents.reversed()).allSatisfy({ $0 == $1 || $1 == 1 }),
        Self.room(for: numbers) <= Self.mostShown
      else { throw error("the shape \(Self.listed(extents)) can't be broadcast to \(Self.listed(numbers))") }
      return array.broadcast(to: Dimensions(numbers))
    case .ravel: return array.ravel()
    case .flip:
      guard numbers.allSatisfy({ extents.indices.contains($0 < 0 ? $0 + extents.count : $0) }), numbers.count <= 1
      else {
        throw error("flip takes one of the \(extents.count) axes, or none for all")
      }
      return numbers.first.map { array.flipped(axis: $0) } ?? array.flipped()
    case .diagonal:
      guard extents.count >= 2, numbers.count <= 1, abs(numbers.first ?? 0) < 1 << 16 else {
        throw error("a diagonal needs a plane")
      }
      return array.diagonal(offset: numbers.first ?? 0)
    case .slidingWindow:
      guard numbers.count == extents.count, 2 * extents.count <= 8,
        zip(numbers, extents).allSatisfy({ $0 >= 1 && $0 <= $1 })
      else { throw error("a window has an extent for each axis, from 1 to the axis' own") }
      return array.slidingWindow(Dimensions(numbers))
    case .copy: return array.copy()
    }
  }

  /// The indices of a slice, each inside its axis.
  private func indices(_ items: [Item], of extents: [Int]) throws(LayoutError) -> [AxisIndex] {
    let taken = items.count { $0 != .newAxis && $0 != .ellipsis }
    guard taken <= extents.count, items.count(where: { $0 == .ellipsis }) <= 1 else {
      throw error("\(taken) indices for \(extents.count) axes")
    }
    let result =
      extents.count - items.count { if case .index = $0 { true } else { false } } + items.count { $0 == .newAxis }
    guard result <= 8 else { throw error("an array has at most 8 axes") }
    var axis = 0
    var list: [AxisIndex] = []
    for item in items {
      switch item {
      case .ellipsis:
        list.append(.ellipsis)
        axis += extents.count - taken
      case .newAxis: list.append(.newAxis)
      case .index(let index):
        guard (-extents[axis]..<extents[axis]).contains(index) else {
          throw error("index \(index) is outside of axis \(axis), which has \(extents[axis])")
        }
        list.append(.index(index))
        axis += 1
      case .range(let start, let stop, let step):
        list.append(.slice(start, stop, step: step))
        axis += 1
      }
    }
    return list
  }

  private func error(_ reason: String) -> LayoutError {
    LayoutError(expression: text, position: nil, reason: reason)
  }

  /// The elements that a shape has, or would have if no axis were empty; of more than any picture has, some such number.
  static func room(for extents: [Int]) -> Int { extents.reduce(1) { min($0 * max($1, 1), 1 << 20) } }

  private static func product(_ extents: [Int]) -> Int { extents.contains(0) ? 0 : room(for: extents) }

  private static func listed(_ numbers: [Int]) -> String { "(\(numbers.map(String.init).joined(separator: ", ")))" }
}
