import Lanes
import Numerics
import Testing

/// Products and norms against NumPy's answers; the elements are small fractions, so that sums are exact in any order.
@Suite(.keepsNoArrays) struct LinearGoldenTests {
  private static let layouts: [MemoryLayoutCase] = [.contiguous, .columnMajor, .strided, .negativeSteps, .permuted]

  @Test(arguments: layouts)
  func products(_ layout: MemoryLayoutCase) throws {
    func load(_ name: String) throws -> NDArray<Double> { Laid(Model(try Golden.array("linear/\(name)")), layout).view }
    let (a, b, s, t) = (try load("a"), try load("b"), try load("s"), try load("t"))
    let (v, w, q) = (try load("v"), try load("w"), try load("q"))
    let z = Laid(Model(try Golden.array("linear/z", of: Complex<Double>.self)), layout).view
    try expect(.matmul(a, b), "ab")
    try expect(.matmul(b.transposed, a.transposed).transposed, "ab")
    try expect(.matmul(a, v), "av")
    try expect(.matmul(w, a), "wa")
    try expect(.matmul(v, v), "vv")
    try expect(.matmul(s, b), "sb")
    try expect(.matmul(s, t), "st")
    try expect(.matmul(v, t), "vt")
    try expect(.matmul(s, v), "sv")
    try expect(.matmul(z, NDArray.conjugate(z).transposed), "zz")
    try expect(NDArray(NDArray.vdot(z, z[.all, .reversed])), "vdot")
    try expect(s.dot(t[0]), "dot-3d")
    try expect(s.inner(a), "inner")
    try expect(a.outer(v), "outer")
    try expect(s.tensorDot(a, axes: ([1, 2], [0, 1])), "tensordot")
    try expect(s.tensorDot(t, axes: ([2], [2])), "tensordot-1")
    try expect(a.kron(q), "kron")
    try expect(v.kron(a), "kron-v")
    try expect(s.trace(offset: 1, axes: (1, 2)), "trace")
    try expect(q.matrixPower(5), "power")
    #expect(q.matrixPower(0) == .eye(3))
    let orders: [(String, VectorNorm)] = [
      ("2", .euclidean), ("1", .power(1)), ("inf", .infinity), ("-inf", .negativeInfinity), ("0", .nonZero),
      ("3", .power(3)),
    ]
    for (name, order) in orders { try near(s.norm(order, axis: 1), "norm-\(name)") }
    try near(s.norm(.frobenius), "matrix-norm-fro")
    try near(s.norm(.columnSum), "matrix-norm-1")
    try near(s.norm(.rowSum), "matrix-norm-inf")
    try near(NDArray(a.norm()), "norm-all")

    let f = try load("f")
    let sums: [NDArray<Double>] = [
      .einsum("ij,jk->ik", a, b), .einsum("ij,jk", a, b), .einsum("bij,jk->bik", s, b),
      .einsum("bij, bkj -> bik", s, s),
      .einsum("ii->i", q), .einsum("ii", q), .einsum("ij->ji", a), .einsum("ij->j", a), .einsum("i,i", v, v),
      .einsum("i,j->ij", w, v), .einsum("bij->b", s), .einsum("ij,ij->i", a, a), .einsum("ij,jk,k->i", a, b, f),
      .einsum("ij,kl->", a, q), .einsum("bij,j->jb", s, v), .einsum("ab,ba->b", a, a.transposed),
    ]
    for (i, sum) in sums.enumerated() { try expect(sum, "einsum-\(i)") }

    let place = Laid(Model(NDArray<Double>.zeros([3, 5])), layout)
    NDArray.matmul(a, b, out: place.view)
    try expect(place.view, "ab")
    #expect(place.isUntouchedOutside())
  }

  @Test func anOutputMayBeAnOperand() {
    let q = NDArray<Int>.arange(9).reshaped([3, 3])
    let expected = NDArray.matmul(q, q)
    NDArray.matmul(q, q, out: q)
    #expect(q == expected)
  }

  private func expect<T: ArrayElement>(_ array: NDArray<T>, _ name: String) throws {
    let expected: NDArray<T> = try Golden.array("linear/\(name)")
    if array.shape != expected.shape || !(array .== expected).all() {
      Issue.record("\(name): \(array), should be \(expected)")
    }
  }

  private func near(_ array: NDArray<Double>, _ name: String) throws {
    let expected: NDArray<Double> = try Golden.array("linear/\(name)")
    let isNear =
      array.shape == expected.shape && (NDArray.absolute(array - expected) .<= NDArray.absolute(expected) * 1e-14).all()
    if !isNear { Issue.record("\(name): \(array), should be \(expected)") }
  }
}
