import Lanes
import Testing

/// The same expressions in numexpr and here, on the same inputs.
@Suite(.keepsNoArrays) struct ExpressionGoldenTests {
  private func input(_ name: String) throws -> NDArray<Double> { try Golden.array("expressions/\(name)") }
  private func integers(_ name: String) throws -> NDArray<Int> { try Golden.array("expressions/\(name)") }

  private func expect<T: ArrayElement>(_ found: NDArray<T>, _ name: String) throws {
    expectSame(found, Model(try Golden.array("expressions/\(name)", of: T.self)), name)
  }

  @Test func elementwise() throws {
    let (a, b, c, d) = try (input("a"), input("b"), input("c"), input("d"))
    try expect((a.lazy + b.lazy * 2).evaluate(), "fused")
    try expect((a.lazy * b + c.lazy * d - 1).evaluate(), "four")
    try expect((-a.lazy / (b.lazy + 3)).evaluate(), "quotient")
    try expect(LazyArray.where(a.lazy .> b, a, b.lazy * 3).evaluate(), "where")
    try expect(((a.lazy .< b) .& (c.lazy .>= 0.5) .| .!(d.lazy .!= a)).evaluate(), "mask")
    try expect((((a.lazy * 0.5 + 1) * a - 2) * a + 3).evaluate(), "polynomial")
    try expect((a.lazy * input("row") + input("column")).evaluate(), "broadcast")
    try expect((LazyArray.where(a.lazy .< c, a, c) - NDArray.absolute(b.lazy)).evaluate(), "minimum")
    try expect(NDArray.squareRoot(a.lazy * a + b.lazy * b).evaluate(), "root")
    let waves = NDArray.exp(a.lazy / 8) - NDArray.sin(b.lazy)
    #expect(waves.evaluate().isClose(to: try input("exp"), relative: 1e-14, absolute: 1e-14).all())
  }

  @Test func reductions() throws {
    let (a, b, row) = try (input("a"), input("b"), input("row"))
    try expect(NDArray((a.lazy * b).sum()), "sum")
    try expect((a.lazy * b + row).sum(axis: 0), "sum0")
    try expect((a.lazy * row).sum(axis: 1), "sum1")
    let products = (1 + a.lazy / 64).product(axes: [1])
    #expect(products.isClose(to: try input("prod1"), relative: 1e-13, absolute: 0).all())
    try expect(NDArray((a.lazy * 2 - b).max()), "max")
    try expect((a.lazy - b).min(axes: [0]), "min0")
  }

  @Test func integersAndBits() throws {
    let (i, j) = try (integers("i"), integers("j"))
    try expect((i.lazy * 3 - j).evaluate(), "integers")
    try expect(((i.lazy & j) ^ (i.lazy | 12)).evaluate(), "bits")
    try expect(NDArray.leftShift(i.lazy, 3).evaluate(), "shift")
  }
}
