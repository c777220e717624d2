import Foundation
import Lanes
import Numerics
import Testing

@Suite(.keepsNoArrays) struct InteroperationTests {
  private static let layouts = MemoryLayoutCase.allCases

  @Test func foreignMemoryIsReleasedOnceAndLast() {
    final class Counter { var count = 0 }
    let released = Counter()
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 96, alignment: 64)
    memory.copyBytes(from: (0..<96).map { UInt8($0) })
    var views: [NDArray<UInt8>] = []
    do {
      let a = NDArray<UInt8>(borrowing: memory, shape: [8, 12]) {
        released.count += 1
        memory.deallocate()
      }
      #expect(a[7, 11] == 95 && !a.flags.ownsData && a.allocatedBytes == 0 && a.base == nil)
      a[0, 0] = 200
      #expect(memory[0] == 200)
      views.append(a.transposed[3..., .reversed])
      views.append(a.reshaped([96]))
    }
    #expect(released.count == 0 && views[0].sharesMemory(with: views[1]) && views[0].base?.shape == [8, 12])
    views.removeFirst()
    #expect(released.count == 0)
    views.removeAll()
    #expect(released.count == 1)
  }

  @Test func foreignStridesAndReadOnlyMemory() {
    var numbers: [Int32] = Array(0..<12)
    numbers.withUnsafeMutableBytes { bytes in
      let a = NDArray<Int32>(borrowing: bytes, shape: [3, 2], strides: [16, 8], isWritable: false, release: {})
      #expect(Array(a.elements) == [0, 2, 4, 6, 8, 10] && !a.flags.isWritable)
      #expect(a[1...].base?.flags.isWritable == false)
    }
  }

  @Test func buffersBeyondTheirMemoryStop() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var numbers: [Int32] = [1, 2, 3]
      numbers.withUnsafeMutableBytes { _ = NDArray<Int32>(borrowing: $0, shape: [2, 2], release: {}) }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("(2, 2)") && text.contains("12 bytes"))
  }

  @Test(arguments: layouts)
  func collections(_ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 71)
    for shape in [[7], [5, 7], [2, 3, 4], [3, 0]] {
      let a = array(Int16.self, shape, layout, &random)
      let model = Model(a)
      #expect(Array(a.elements) == model.elements)
      #expect(a.elements.count == a.size && a.rows.count == shape[0])
      var joined: [Int16] = []
      for row in a.rows { joined += Array(row.elements) }
      #expect(joined == model.elements)
      #expect(a.indexed().allSatisfy { a[at: $0] == $1 })
      if shape.count == 2 {
        #expect(a.nestedArray() == (0..<shape[0]).map { i in (0..<shape[1]).map { a[i, $0] } })
        #expect(a.slices(axis: 1).map { $0.size } == [Int](repeating: shape[0], count: shape[1]))
      }
    }
  }

  @Test func spansAndPointers() {
    let a = NDArray<Double>.arange(12).reshaped([3, 4])
    #expect(a.withSpan { $0[7] } == 7 && a.withSpan { $0.count } == 12)
    a.withMutableSpan { $0[7] = -1 }
    #expect(a[1, 3] == -1 && a.withUnsafeBytes { $0.count } == 96)
    #expect(a.transposed.withUnsafePointer { first, strides in first[2 * strides[0] + strides[1]] } == a[1, 2])
    a.transposed.withUnsafeMutablePointer { first, strides in first[strides[0]] = 50 }
    #expect(a[0, 1] == 50)
  }

  @Test func codingKeepsEverything() throws {
    func check<T: ArrayElement & Codable>(_ a: NDArray<T>) throws {
      let data = try JSONEncoder().encode(a)
      let back = try JSONDecoder().decode(NDArray<T>.self, from: data)
      expectSame(back, Model(a), "\(T.self)")
    }
    try check(NDArray<Float>.arange(12).reshaped([3, 4]).transposed)
    try check(NDArray<Bool>([true, false]))
    try check(NDArray<Complex<Double>>([Complex(1, -2)] as [Complex<Double>]))
    try check(NDArray<Int8>.zeros([2, 0]))
    try check(NDArray<UInt>(7))
  }

  @Test(arguments: [
    #"{"dtype":"int32","shape":[2],"elements":[1,2]}"#, #"{"dtype":"float32","shape":[3],"elements":[1,2]}"#,
    #"{"dtype":"float32","shape":[-1],"elements":[]}"#,
    #"{"dtype":"float32","shape":[4611686018427387904,4],"elements":[]}"#,
    #"{"dtype":"float32","shape":[1,1,1,1,1,1,1,1,1],"elements":[1]}"#, #"{"shape":[1],"elements":[1]}"#,
    #"{"dtype":"float32","shape":[1],"elements":["x"]}"#,
  ])
  func whatIsWrongIsRefused(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(NDArray<Float>.self, from: Data(text.utf8)) }
  }

  @Test func equalArraysHaveOneHash() {
    let a = NDArray<Double>([[0.0, 1], [2, 3]])
    let b = NDArray<Double>([[0, 2], [1, 3]]).transposed
    b[0, 0] = -0.0
    #expect(a == b && a.hashValue == b.hashValue)
    #expect(Set([a, b, a.reshaped([4])]).count == 2)
  }

  @Test func closeness() {
    let a: NDArray<Double> = [1, 1e10, .infinity, .nan, 0]
    let b: NDArray<Double> = [1.000000001, 1.00001e10, .infinity, .nan, 1e-9]
    #expect(a.isClose(to: b) == NDArray<Bool>([true, true, true, false, true]))
    #expect(a.isAllClose(to: b, equalNaN: true) && !a.isAllClose(to: b))
    #expect(!NDArray<Double>([1]).isAllClose(to: NDArray(.infinity)))
    #expect(NDArray<Float>([100]).isClose(to: NDArray(101), relative: 0.01).all())
  }
}
