import Lanes
import Numerics
import Testing

/// Texts that NumPy prints for the same arrays, as `Tests/Golden/printing_cases.py` lists them.
@Suite(.keepsNoArrays) struct PrintingGoldenTests {
  private static let options: [PrintOptions] = [
    PrintOptions(), PrintOptions(precision: 3), PrintOptions(threshold: 20, edgeItems: 2), PrintOptions(lineWidth: 40),
    PrintOptions(suppressesScientific: true), PrintOptions(precision: 2, suppressesScientific: true),
  ]

  private func texts() throws -> [[String]] {
    var result: [[String]] = []
    func add<T: ArrayElement>(_ a: NDArray<T>) { result.append([a.description, a.debugDescription]) }
    func floats<T: FloatingPointElement>(_ type: T.Type) {
      add(NDArray<T>([0.1, -2.25, 3]))
      add(NDArray<T>([1.0 / 3, 2.0 / 3, 1e3]))
      add(NDArray<T>([T.nan, .infinity, -.infinity, 0] as [T]))
      add(NDArray<T>([[1e-5, 1], [1e4, -1]] as [[T]]))
      add(NDArray<T>.arange(30).reshaped([2, 3, 5]) / 8)
      add(NDArray<T>(2.5))
      add(NDArray<T>.zeros([0]))
      add(NDArray<T>.zeros([2, 0]))
    }
    func integers<T: ArrayElement>(_ a: NDArray<T>) {
      add(a)
      add(NDArray<T>(.one))
      add(NDArray<T>.zeros([3, 0]))
    }
    add(NDArray<Complex<Double>>([Complex(1.5, 2), Complex(-0.25, -10), 3] as [Complex<Double>]))
    add(NDArray<Complex<Double>>([[Complex(1e-9, 1), 2], [3, Complex(0, 4e6)]] as [[Complex<Double>]]))
    add(NDArray<Complex<Double>>([Complex(.nan, 1), Complex(-.infinity, -2.5)] as [Complex<Double>]))
    add(NDArray<Complex<Float>>([Complex(1, 2)] as [Complex<Float>]))
    floats(Float16.self)
    floats(Float.self)
    floats(Double.self)
    integers(NDArray<Int8>([[1, 0, 7], [100, 0, 1]] as [[Int8]]))
    integers(NDArray<UInt16>([[1, 0, 7], [100, 0, 1]] as [[UInt16]]))
    integers(NDArray<Int>([[1, 0, 7], [100, 0, 1]] as [[Int]]))
    integers(NDArray<Bool>([[true, false, true], [true, false, true]] as [[Bool]]))
    add(NDArray<Int>.arange(-5, 1996))
    add(NDArray<Int>.arange(40) * 1000)
    add(NDArray<Int>.arange(6000).reshaped([50, 120]))
    add(NDArray<Int>.arange(1100).reshaped([11, 10, 10]))
    add(NDArray<Double>.linspace(0, 1, count: 30))
    add(try Golden.array("printing/normal", of: Double.self))
    return result
  }

  @Test func everythingIsPrintedAsNumPyDoes() throws {
    let bytes: NDArray<UInt8> = try Golden.array("printing/texts")
    let expected = String(decoding: Array(bytes.elements), as: UTF8.self).split(
      separator: "\0", omittingEmptySubsequences: false
    ).map(String.init)
    var position = 0
    for options in Self.options {
      try PrintOptions.$current.withValue(options) {
        for (i, pair) in try texts().enumerated() {
          for (j, text) in pair.enumerated() {
            if text != expected[position] {
              Issue.record("case \(i).\(j), \(options):\n\(text)\nshould be\n\(expected[position])")
            }
            position += 1
          }
        }
      }
    }
    #expect(position == expected.count)
  }
}
