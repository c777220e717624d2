extension NDArray where Element: NumericElement {
  /// Sums of products by named axes: NumPy's `einsum`.
  ///
  ///     NDArray.einsum("ij,jk->ik", a, b)     // the matrix product
  ///     NDArray.einsum("bij,bjk->bik", a, b)  // for each b
  ///     NDArray.einsum("ii->i", a)            // the diagonal
  ///     NDArray.einsum("ij->j", a)            // sums along the first axis
  ///     NDArray.einsum("i,i", u, v)           // without ->: what is named once, in alphabetical order
  ///
  /// Each letter is an axis; one that stands twice in an operand takes its diagonal, and one that the result lacks is summed over.
  /// Two operands are multiplied as matrices, more of them from left to right. Dots for further axes are not
  /// understood. Integers add up in their own type, which `sum` would widen. O(the product of all extents), or less.
  public static func einsum(_ subscripts: String, _ operands: NDArray...) -> NDArray {
    let equation = EinsumEquation(subscripts, operands.map(\.shape))
    // A sum of no products is 0, which sums taken before the products would make NaN of where an element is not finite.
    if equation.hasEmptySum { return .zeros(equation.shape) }
    var rest = zip(operands, equation.inputs).map { LabelledArray($0, $1) }
    var result = rest.removeFirst()
    while !rest.isEmpty {
      let next = rest.removeFirst()
      let needed = Set(equation.output + rest.flatMap(\.labels))
      result = result.multiplied(by: next, keeping: needed)
    }
    return result.reduced(to: equation.output)
  }
}

/// An array whose axes have names, each once.
private struct LabelledArray<Element: NumericElement> {
  var array: NDArray<Element>
  var labels: [Character]

  init(_ array: NDArray<Element>, _ labels: [Character]) {
    (self.array, self.labels) = (array, labels)
    // A name that stands twice walks along both axes at once.
    while let second = self.labels.indices.first(where: { self.labels[..<$0].contains(self.labels[$0]) }) {
      let first = self.labels.firstIndex(of: self.labels[second])!
      let label = self.labels[second]
      self.array = self.array.diagonal(axes: (first, second))
      self.labels.remove(at: second)
      self.labels.remove(at: first)
      self.labels.append(label)
    }
  }

  /// The axes in this order.
  func ordered(_ order: [Character]) -> NDArray<Element> { array.transposed(order.map { labels.firstIndex(of: $0)! }) }

  /// Without the axes that nobody needs: they are summed over.
  func summed(keeping needed: Set<Character>) -> LabelledArray {
    let gone = labels.indices.filter { !needed.contains(labels[$0]) }
    if gone.isEmpty { return self }
    var result = self
    result.array = array.sum(axes: gone).cast(to: Element.self)
    result.labels = labels.filter(needed.contains)
    return result
  }

  func reduced(to order: [Character]) -> NDArray<Element> {
    let result = summed(keeping: Set(order))
    return result.ordered(order).copy()
  }

  /// The products, summed over what both have and nobody else needs.
  func multiplied(by other: LabelledArray, keeping needed: Set<Character>) -> LabelledArray {
    let a = summed(keeping: needed.union(other.labels))
    let b = other.summed(keeping: needed.union(labels))
    let shared = a.labels.filter(b.labels.contains)
    let (batch, summed) = (shared.filter(needed.contains), shared.filter { !needed.contains($0) })
    let (rows, columns) = (a.labels.filter { !shared.contains($0) }, b.labels.filter { !shared.contains($0) })
    func extents(_ labels: [Character], of x: LabelledArray) -> [Int] {
      labels.map { x.array.shape[x.labels.firstIndex(of: $0)!] }
    }
    func size(_ extents: [Int]) -> Int { extents.reduce(1, *) }
    let (batches, depth) = (extents(batch, of: a), extents(summed, of: a))
    let (m, n) = (extents(rows, of: a), extents(columns, of: b))
    let product = NDArray<Element>.matmul(
      a.ordered(batch + rows + summed).reshaped([size(batches), size(m), size(depth)]),
      b.ordered(batch + summed + columns).reshaped([size(batches), size(depth), size(n)]))
    return LabelledArray(product.reshaped(Dimensions(batches + m + n)), batch + rows + columns)
  }
}

/// Which axes go in and come out, read from text.
private struct EinsumEquation {
  private(set) var inputs: [[Character]] = [[]]
  private(set) var output: [Character] = []
  private var extents: [Character: Int] = [:]

  /// The shape of the result.
  var shape: Dimensions { Dimensions(output.map { extents[$0]! }) }

  /// Whether an axis without positions is summed over.
  var hasEmptySum: Bool { extents.contains { $0.value == 0 && !output.contains($0.key) } }

  init(_ text: String, _ shapes: [Dimensions]) {
    func stop(_ message: String) -> Never {
      fail("einsum(\"\(text)\") of shapes \(shapes.map(\.description).joined(separator: ", ")): \(message)")
    }
    let sides = text.split(separator: "->", maxSplits: 1, omittingEmptySubsequences: false)
    func read(_ side: Substring) -> [[Character]] {
      var groups: [[Character]] = [[]]
      for (position, character) in zip(text.indices[side.startIndex..<side.endIndex], side) where character != " " {
        if character == "," {
          groups.append([])
        } else if character.isLetter {
          groups[groups.count - 1].append(character)
        } else {
          stop(
            "\"\(character)\" at position \(text.distance(from: text.startIndex, to: position)) is no letter, comma or arrow"
          )
        }
      }
      return groups
    }
    inputs = read(sides[0])
    if inputs.count != shapes.count { stop("\(inputs.count) groups of letters for \(shapes.count) arrays") }
    for (i, (labels, shape)) in zip(inputs, shapes).enumerated() {
      if labels.count != shape.count { stop("operand \(i) has \(shape.count) axes and \(labels.count) letters") }
      for (label, extent) in zip(labels, shape) {
        if let known = extents[label], known != extent {
          stop("axis \(label) has \(known) positions, and \(extent) in operand \(i)")
        }
        extents[label] = extent
      }
    }
    if sides.count == 2 {
      let groups = read(sides[1])
      if groups.count != 1 { stop("there is one result, without commas") }
      output = groups[0]
      if let unknown = output.first(where: { extents[$0] == nil }) {
        stop("axis \(unknown) of the result stands in no operand")
      }
      if Set(output).count != output.count { stop("an axis stands twice in the result") }
    } else {
      let all = inputs.flatMap { $0 }
      output = extents.keys.filter { label in all.filter { $0 == label }.count == 1 }.sorted()
    }
  }
}
