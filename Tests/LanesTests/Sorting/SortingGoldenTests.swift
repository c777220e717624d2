import Lanes
import Testing

/// Sorting, searching and counting against NumPy's answers.
@Suite(.keepsNoArrays) struct SortingGoldenTests {
  private static let layouts: [MemoryLayoutCase] = [.contiguous, .columnMajor, .strided, .negativeSteps, .permuted]

  @Test(arguments: layouts)
  func sorting(_ layout: MemoryLayoutCase) throws {
    let model = Model(try Golden.array("sorting/values", of: Double.self))
    let a = Laid(model, layout).view
    for axis in 0..<3 {
      try expect(a.sorted(axis: axis), "sort-\(axis)")
      try expect(a.argSort(axis: axis), "argsort-\(axis)")
      let place = Laid(model, layout)
      place.view.sort(axis: axis - 3)
      try expect(place.view, "sort-\(axis)")
      #expect(place.isUntouchedOutside())
      try expect(a.median(axis: axis), "median-\(axis)")
    }
    try expect(a.sortedFlat(), "sort-flat")
    let found = a.unique()
    try expect(found, "unique-nan")
    let finite = Laid(Model(try Golden.array("sorting/finite", of: Double.self)), layout).view
    #expect(finite.median() == (try Golden.array("sorting/median", of: Double.self))[0])
    let methods: [(String, QuantileMethod)] = [
      ("linear", .linear), ("lower", .lower), ("higher", .higher), ("nearest", .nearest), ("midpoint", .midpoint),
    ]
    for q in [0, 0.1, 0.25, 0.77, 1] {
      for (name, method) in methods {
        let expected: NDArray<Double> = try Golden.array("sorting/quantile-\(name)-\(Int(q * 100))")
        let result = finite.quantile(q, axis: 1, method: method)
        #expect(NDArray.absolute(result - expected).max() < 1e-14, "\(name) \(q)")
        #expect(finite.percentile(100 * q, axis: 1, method: method).shape == expected.shape)
      }
    }
  }

  @Test(arguments: layouts)
  func distinctElements(_ layout: MemoryLayoutCase) throws {
    let k = Laid(Model(try Golden.array("sorting/ints", of: Int16.self)), layout).view
    try expect(k.argSort(axis: 0), "argsort-ints")
    try expect(NDArray.lexSort([k[0], k[1], k[2]]), "lexsort")
    let found = k.uniqueElements()
    try expect(found.values, "unique")
    try expect(k.unique(), "unique")
    try expect(found.indices, "unique-index")
    try expect(found.inverse, "unique-inverse")
    try expect(found.counts, "unique-counts")
    let edges: NDArray<Int16> = [-4, -1, 0, 0, 2, 5]
    try expect(edges.searchSorted(k), "search-left")
    try expect(edges.searchSorted(k, side: .right), "search-right")
    try expect(k.digitized(edges), "digitize")
    try expect(k.digitized(edges, right: true), "digitize-right")
    try expect(k.isIn([1, -3, 5]), "isin")
    try expect(k[..<3].intersection(k[3...]), "intersect")
    try expect(k[..<1].union(k[3..<4]), "union")
    try expect(k[..<2].subtracting(k[3..<4]), "setdiff")
    try expect(k[..<1].symmetricDifference(k[3..<4]), "setxor")
    try expect((k + 5).binCount(), "bincount")
    try expect((k + 5).binCount(weights: k.cast(to: Double.self) / 4, minimumLength: 15), "bincount-weights")
    try expect(k.histogram(bins: 7).counts, "histogram-ints")
  }

  @Test func histograms() throws {
    let x: NDArray<Double> = try Golden.array("sorting/samples")
    for bins in [1, 10, 37] {
      let (counts, edges) = x.histogram(bins: bins)
      try expect(counts, "histogram-\(bins)")
      let expected: NDArray<Double> = try Golden.array("sorting/histogram-edges-\(bins)")
      #expect(NDArray.absolute(edges - expected).max() < 1e-14)
    }
    try expect(x.histogram(bins: 8, range: -1...0.5).counts, "histogram-range")
    try expect(x.histogram(edges: [-3, -1, 0, 0.25, 2]), "histogram-given")
  }

  /// Zeros are equal: which of them comes first is left open, here and in NumPy.
  private func expect<T: ArrayElement>(_ array: NDArray<T>, _ name: String) throws {
    let expected: NDArray<T> = try Golden.array("sorting/\(name)")
    let isSame =
      array.shape == expected.shape
      && zip(Model(array).elements, Model(expected).elements).allSatisfy { $0 == $1 || same($0, $1) }
    if !isSame { Issue.record("\(name): \(array), should be \(expected)") }
  }
}
