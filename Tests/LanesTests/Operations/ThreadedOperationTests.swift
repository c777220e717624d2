import Testing

@testable import Lanes

@Suite(.keepsNoArrays) struct ThreadedOperationTests {
  @Test(arguments: [[300_000], [3, 100_001], [1000, 300], [300_000, 1], [70, 70, 70]] as [Dimensions])
  func resultsDoNotDependOnTheNumberOfThreads(_ shape: Dimensions) {
    var random = SplitMix(seed: 5)
    let size = shape.reduce(1, *)
    let a = NDArray(values(Int32.self, size, &random)).reshaped(shape)
    let b = NDArray(values(Int32.self, size, &random)).reshaped(shape)
    func answers() -> [NDArray<Int32>] {
      let inPlace = a.copy()
      inPlace += b
      let shifted = a.ravel().copy()
      NDArray.add(shifted[.slice(nil, -1)], 1, out: shifted[.slice(1, nil)])
      let row = b[.ellipsis, .slice(0, 1)]
      return [
        a + b, a * 3, -a, inPlace, shifted, a + row, a.transposed - b.transposed, a.copy(order: .columnMajor) + b,
        NDArray<Int32>.where(a .> b, a, b), (a .> b).cast(to: Int32.self), a[.reversed] + b,
      ]
    }
    let one = answers()
    defer { Lanes.threads = 1 }
    for count in [2, 3] {
      Lanes.threads = count
      for (found, expected) in zip(answers(), one) { #expect(found == expected, "\(count) threads, \(found.shape)") }
    }
  }
}
