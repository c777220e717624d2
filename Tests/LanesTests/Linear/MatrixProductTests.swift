import Lanes
import Numerics
import Testing

/// Matrix products against three loops, around the edges of tiles and blocks.
@Suite(.keepsNoArrays) struct MatrixProductTests {
  private static let sizes = [
    (1, 1, 1), (2, 3, 4), (5, 7, 1), (4, 48, 3), (6, 16, 8), (12, 32, 5), (13, 33, 17), (25, 65, 257), (70, 9, 300),
    (193, 34, 64), (3, 1030, 20), (0, 3, 4), (3, 0, 4), (3, 4, 0), (1, 40, 50), (40, 1, 50),
  ]

  @Test(arguments: ElementwiseLawTests.types.indices)
  func productsAgreeWithPlainLoops(_ index: Int) {
    func check<T: NumericElement>(_ type: T.Type) {
      var random = SplitMix(seed: 61)
      for (m, n, k) in Self.sizes {
        let layouts = (0..<2).map { _ in MemoryLayoutCase.allCases.randomElement(using: &random)! }
        // Small whole numbers: every sum is exact in every type, but for what wraps around.
        func matrix(_ rows: Int, _ columns: Int, _ layout: MemoryLayoutCase) -> NDArray<T> {
          layout.view([rows, columns]) { shape in
            NDArray((0..<shape.reduce(1, *)).map { _ in T(exactly: Int.random(in: 0...3, using: &random))! })
              .reshaped(Dimensions(shape))
          }
        }
        let (a, b) = (matrix(m, k, layouts[0]), matrix(k, n, layouts[1]))
        let (x, y) = (Model(a).elements, Model(b).elements)
        var expected = [T](repeating: .zero, count: m * n)
        for i in 0..<m {
          for j in 0..<n {
            var total = 0
            for p in 0..<k { total += Int(part(x[i * k + p])) * Int(part(y[p * n + j])) }
            expected[i * n + j] = wrapped(total)
          }
        }
        let product = NDArray.matmul(a, b)
        if product.shape != [m, n] || !zip(Model(product).elements, expected).allSatisfy({ $0 == $1 }) {
          Issue.record("\(T.self) \(m)×\(k)·\(k)×\(n) \(layouts)")
        }
      }
    }
    let type = ElementwiseLawTests.types[index]
    if let numeric = type as? any NumericElement.Type { check(numeric) }
  }

  /// A small number as a double, and back, wrapping around in integers.
  private func part<T: NumericElement>(_ x: T) -> Double { NDArray(x).cast(to: Double.self).item }
  private func wrapped<T: NumericElement>(_ total: Int) -> T { NDArray<Int>(total).cast(to: T.self).item }

  @Test func floatsAreAsAccurateAsBlocksAllow() {
    var random = SplitMix(seed: 62)
    let n = 300
    func matrix() -> NDArray<Float> {
      NDArray((0..<n * n).map { _ in Float.random(in: -1...1, using: &random) }).reshaped([n, n])
    }
    let (a, b) = (matrix(), matrix())
    let exact = NDArray<Double>.matmul(a.cast(to: Double.self), b.cast(to: Double.self))
    let scale = NDArray<Double>.matmul(
      NDArray.absolute(a).cast(to: Double.self), NDArray.absolute(b).cast(to: Double.self))
    let error = NDArray<Double>.absolute(NDArray.matmul(a, b).cast(to: Double.self) - exact)
    #expect((error .<= scale * (Double(n) * Double(Float.ulpOfOne) / 2)).all())
    let (u, v) = (a.ravel(), b.ravel())
    let dot = Double(NDArray.matmul(u, v).item)
    let precise = NDArray<Double>.matmul(u.cast(to: Double.self), v.cast(to: Double.self)).item
    let magnitude = NDArray<Double>.sum(NDArray.absolute((u * v).cast(to: Double.self))).item
    #expect(abs(dot - precise) <= magnitude * 40 * Double(Float.ulpOfOne))
  }
}
