import Lanes

extension NDArray: NumericVariable where Element: NumericElement {
  func numeric(_ call: Call) -> (any Variable)? {
    switch call.operation {
    case "operators": operators(call)
    case "matmul":
      call.array("out").map { NDArray.matmul(self, call.array(1), out: $0) } ?? .matmul(self, call.array(1))
    case "dot": dot(call.array(1))
    case "inner": inner(call.array(1))
    case "outer": outer(call.array(1))
    case "kron": kron(call.array(1))
    case "trace": trace(offset: call.int(1), axes: (call.int(2), call.int(3)))
    case "tensordot": tensorDot(call.array(1), axes: (call.ints(2), call.ints(3)))
    case "einsum": NDArray.einsum(call.word(0), self, call.array(2))
    case "difference": difference(axis: call.int(1), order: call.int(2))
    case "add_at": addAt(call)
    case "sparse":
      call.option("format") == "csc"
        ? sparse(call, of: CSCMatrix<Element, Int32>.self) : sparse(call, of: CSRMatrix<Element, Int64>.self)
    default: nil
    }
  }

  /// Expressions whose temporaries the operators may reuse.
  private func operators(_ call: Call) -> NDArray {
    let (a, b, c): (NDArray, NDArray, NDArray) = (call.array(1), call.array(2), call.array(3))
    return switch call.word(0) {
    case "a*b+c": a * b + c
    case "c-a*b": c - a * b
    case "-(a+b)": -(a + b)
    case "(a+b)*(b-c)": (a + b) * (b - c)
    case "(a+b).t*c": (a + b).transposed * c
    default: refuse("no expression \(call.word(0))")
    }
  }

  private func addAt(_ call: Call) -> NDArray {
    if call.count == 3 {
      NDArray.add(self, at: call.array(1), call.array(2))
    } else {
      NDArray.add(self, at: call.array(1), call.array(2), call.array(3))
    }
    return self
  }

  /// A sparse matrix of this array's elements, and what comes of it, dense again.
  private func sparse<Index, Orientation>(
    _ call: Call, of type: CompressedMatrix<Element, Index, Orientation>.Type
  ) -> any Variable {
    let matrix = CompressedMatrix<Element, Index, Orientation>(self)
    func other() -> CompressedMatrix<Element, Index, Orientation> { .init(call.array(2)) }
    switch call.word(0) {
    case "dense": return matrix.dense()
    case "coordinates": return CompressedMatrix<Element, Index, Orientation>(COOMatrix<Element, Index>(matrix)).dense()
    case "flip": return CompressedMatrix<Element, Index, Orientation.Opposite>(matrix).dense()
    case "transposed": return matrix.transposed.dense()
    case "add": return (matrix + other()).dense()
    case "subtract": return (matrix - other()).dense()
    case "multiply": return matrix.multiplied(by: other()).dense()
    case "matmul": return CompressedMatrix.matmul(matrix, other()).dense()
    case "matmul_dense": return CompressedMatrix.matmul(matrix, call.array(2))
    case "dense_matmul": return CompressedMatrix.matmul(call.array(2), matrix)
    case "add_dense": return matrix + call.array(2)
    case "multiply_dense": return matrix.multiplied(by: call.array(2)).dense()
    case "scale": return (matrix * call.scalar(2)).dense()
    case "negative": return (-matrix).dense()
    case "sum": return call.int("axis").map { matrix.sum(axis: $0) } ?? NDArray<Element.Sum>(matrix.sum())
    case "countNonZero":
      return call.int("axis").map { matrix.countNonZero(axis: $0) } ?? NDArray<Int>(matrix.countNonZero())
    case "diagonal": return matrix.diagonal(offset: call.int(2))
    case "rows": return matrix[rows: slice(call)].dense()
    case "columns": return matrix[columns: slice(call)].dense()
    case "take_rows": return matrix.taking(rows: call.ints(2)).dense()
    case "take_columns": return matrix.taking(columns: call.ints(2)).dense()
    default: refuse("no sparse \(call.word(0))")
    }
  }

  private func slice(_ call: Call) -> AxisIndex { .slice(call.int(2), call.int(3), step: call.int(4)) }
}

extension NDArray: ComplexVariable where Element: ComplexElement {
  func complex(_ call: Call) -> (any Variable)? {
    switch call.operation {
    case "real": real
    case "imaginary": imaginary
    case "part": unary(call, to: Element.Part.self)
    case "vdot": NDArray(NDArray.vdot(self, call.array(1)))
    default: nil
    }
  }
}
