import Lanes
import Numerics
import Testing

@Suite(.keepsNoArrays) struct LiteralTests {
  @Test func valuesWithNames() {
    let a: NDArray<Float> = [-5, .infinity, -.infinity, .pi, -1.5]
    #expect(a.shape == [5])
    #expect(a[1] == .infinity && a[2] == -.infinity && a[3] == .pi && a[0] == -5)
    let b: NDArray<Double> = [[.nan, 1], [-.pi, 0]]
    #expect(b[0, 0].isNaN && b[1, 0] == -.pi)
    let x: Float16 = 7
    let c: NDArray<Float16> = [[0, .init(x)], [.infinity, 1]]
    #expect(c[0, 1] == 7 && c[1, 0] == .infinity)
    let d: NDArray<Int8> = [-128, 127]
    #expect(d[0] == .min)
  }

  @Test func complexNumbers() {
    let a: NDArray<Complex<Double>> = [[1, .complex(2, -0.5)], [.i, -.i], [.init(Complex(3, 4)), 0]]
    #expect(a.shape == [3, 2])
    #expect(a[0, 1] == Complex(2, -0.5) && a[1, 0] == Complex(0, 1) && a[1, 1] == Complex(0, -1))
    #expect(a[2, 0] == Complex(3, 4) && a[0, 0] == Complex(1, 0))
    let b = NDArray<Complex<Float>>([Complex(1, 2), Complex(3, 4)])
    #expect(b.shape == [2] && b[1] == Complex(3, 4))
    let c = NDArray<Complex<Float>>([[Complex(1, 2), Complex(3, 4)], [.i, 1]])
    #expect(c.shape == [2, 2] && c[1, 0] == .i && c[1, 1] == 1)
  }

  /// Slices up to the largest integer are cut off as others are, and ranges that can't be counted are refused.
  @Test func endsOfTheIntegers() {
    let a = NDArray<Int>.arange(4)
    #expect(a[0...Int.max] == a && a[...Int.max] == a && a[1..<Int.max] == [1, 2, 3])
    #expect(a[Int.min...] == a && a[Int.max...].size == 0 && a[...Int.min].size == 0)
    #expect(a[Int.min...Int.max] == a)
    #expect(NDArray<Double>.arange(0, -1e30).size == 0)
    #expect(NDArray<Double>.arange(0, -.infinity).size == 0)
    #expect(NDArray<Int>.arange(.max, .min).size == 0)
    #expect(Model(NDArray<Int>.arange(.min, .max, step: .max)).elements == [.min, -1, .max - 1])
  }
}
