import Lanes

/// An array of any element type that a program has made.
protocol Variable {
  /// What a statement makes of this, its first array; what only writes gives back what was written to.
  func result(of call: Call) -> any Variable
  /// Says everything that can be known of the array.
  func describe(as name: String, in answer: inout Answer)
  /// 0 where memory is apart, 1 where only its bounds meet, 2 where an element is shared.
  func sharing(with other: any Variable) -> Int
  func sharing<Other>(withArray other: NDArray<Other>) -> Int
}

extension NDArray: Variable {
  func result(of call: Call) -> any Variable {
    let found =
      viewed(call) ?? copied(call) ?? selected(call) ?? written(call) ?? elementwise(call) ?? reduced(call)
      ?? evaluated(call) ?? ofItsKind(call)
    guard let found else { refuse("arrays of \(Element.self) have no \(call.statement)") }
    return found
  }

  /// What only some element types have.
  private func ofItsKind(_ call: Call) -> (any Variable)? {
    if let result = (self as? any NumericVariable)?.numeric(call) { return result }
    if let result = (self as? any OrderedVariable)?.ordered(call) { return result }
    if let result = (self as? any IntegerVariable)?.counted(call) { return result }
    if let result = (self as? any FloatingVariable)?.floating(call) { return result }
    return (self as? any ComplexVariable)?.complex(call)
  }

  func sharing(with other: any Variable) -> Int { other.sharing(withArray: self) }

  func sharing<Other>(withArray other: NDArray<Other>) -> Int {
    other.sharesMemory(with: self) ? 2 : other.mayShareMemory(with: self) ? 1 : 0
  }
}

protocol NumericVariable { func numeric(_ call: Call) -> (any Variable)? }
protocol OrderedVariable { func ordered(_ call: Call) -> (any Variable)? }
protocol IntegerVariable { func counted(_ call: Call) -> (any Variable)? }
protocol FloatingVariable { func floating(_ call: Call) -> (any Variable)? }
protocol ComplexVariable { func complex(_ call: Call) -> (any Variable)? }
