import Lanes
import Numerics
import Testing

/// Matrix products against three loops, around the edges of tiles and blocks.
@Suite(.keepsNoArrays) struct MatrixProductTests {
  private static let sizes = [
    (1, 1, 1), (2, 3, 4), (5, 7, 1), (4, 48, 3), (6, 16, 8), (12, 32, 5), (13, 33, 17), (25, 65, 257), (70, 9, 300),
    (193, 34, 64), (3, 1030, 20), (0, 3, 4), (3, 0, 4), (3, 4, 0), (1, 40, 50), (40, 1, 50), (26, 100, 40), (7, 8, 300),
    (5, 20, 9), (100, 4, 7), (30, 16, 12), (27, 700, 30), (2, 2, 600), (1, 2300, 20), (1, 5, 600), (2300, 1, 17),
    (3, 1, 9000),
    (1, 1, 100), (200, 60, 270),
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
        let (x, y) = (Model(a.cast(to: Int.self)).elements, Model(b.cast(to: Int.self)).elements)
        var totals = [Int](repeating: 0, count: m * n)
        for i in 0..<m {
          for j in 0..<n {
            var total = 0
            for p in 0..<k { total += x[i * k + p] * y[p * n + j] }
            totals[i * n + j] = total
          }
        }
        // Totals wrap around in integers.
        let expected = Model(NDArray(totals).cast(to: T.self)).elements
        let product = NDArray.matmul(a, b)
        if product.shape != [m, n] || !zip(Model(product).elements, expected).allSatisfy({ $0 == $1 }) {
          Issue.record("\(T.self) \(m)×\(k)·\(k)×\(n) \(layouts)")
        }
      }
    }
    let type = ElementwiseLawTests.types[index]
    if let numeric = type as? any NumericElement.Type { check(numeric) }
  }

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

  /// Complex products are computed as real ones: parts must come where they belong.
  @Test func complexNumbersKeepTheirParts() {
    var random = SplitMix(seed: 63)
    for (m, n, k) in [(1, 1, 3), (2, 3, 4), (7, 5, 6), (13, 20, 140), (30, 9, 33), (1, 40, 5), (40, 1, 5), (5, 1, 300)]
    {
      for layouts in zip(MemoryLayoutCase.allCases, MemoryLayoutCase.allCases.reversed()) {
        func matrix(_ rows: Int, _ columns: Int, _ layout: MemoryLayoutCase) -> NDArray<Complex<Double>> {
          layout.view([rows, columns]) { shape in
            NDArray(
              (0..<shape.reduce(1, *)).map { _ in
                Complex(Double(Int.random(in: -9...9, using: &random)), Double(Int.random(in: -9...9, using: &random)))
              }
            ).reshaped(Dimensions(shape))
          }
        }
        let (a, b) = (matrix(m, k, layouts.0), matrix(k, n, layouts.1))
        let (x, y) = (Model(a).elements, Model(b).elements)
        let expected = (0..<m * n).map { place in
          (0..<k).reduce(Complex<Double>.zero) { $0 + x[place / n * k + $1] * y[$1 * n + place % n] }
        }
        #expect(Model(NDArray.matmul(a, b)).elements == expected, "\(m)×\(k)·\(k)×\(n) \(layouts)")
        let out = NDArray<Complex<Double>>.zeros([n, m]).transposed
        NDArray.matmul(a, b, out: out)
        #expect(Model(out).elements == expected, "\(m)×\(k)·\(k)×\(n) \(layouts), transposed")
      }
    }
  }

  /// An element does not depend on the part of the result that is asked for.
  @Test func partsOfAResultHaveItsBits() {
    var random = SplitMix(seed: 64)
    func matrix(_ rows: Int, _ columns: Int) -> NDArray<Float> {
      NDArray((0..<rows * columns).map { _ in Float.random(in: -1...1, using: &random) }).reshaped([rows, columns])
    }
    let (a, b) = (matrix(40, 600), matrix(600, 230))
    let whole = NDArray.matmul(a, b)
    for (rows, columns) in [(2, 230), (5, 33), (40, 8), (13, 100), (39, 17), (2, 2)] {
      let part = NDArray.matmul(a[..<rows], b[.all, .slice(0, columns)])
      #expect(part == whole[..<rows][.all, .slice(0, columns)].copy(), "\(rows), \(columns)")
    }
    let turned = NDArray<Float>.zeros([230, 40]).transposed
    NDArray.matmul(a, b, out: turned)
    #expect(turned == whole)
  }
}
