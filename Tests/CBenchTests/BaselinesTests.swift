import CBaselinesScalar
import CBaselinesVector
import Testing

/// The C peers against the plainest Swift loop.
struct BaselinesTests {
  /// Values from -1 to 1, the same for each run.
  struct Values {
    var state: UInt64

    mutating func next() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Int32(truncatingIfNeeded: state >> 32)) / 2_147_483_648
    }

    mutating func array(_ count: Int) -> [Float] { (0..<count).map { _ in next() } }
  }

  static let counts = [0, 1, 7, 1000]

  @Test(arguments: counts)
  func add(_ n: Int) {
    var values = Values(state: 1)
    let (a, b) = (values.array(n), values.array(n))
    let expected = zip(a, b).map(+)
    for function in [cbaselines_add_float32_scalar, cbaselines_add_float32_vector] {
      var out = [Float](repeating: .nan, count: n)
      function(&out, a, b, n)
      #expect(out == expected)
    }
  }

  @Test(arguments: counts)
  func sum(_ n: Int) {
    var values = Values(state: 2)
    let a = values.array(n)
    #expect(cbaselines_sum_float32_scalar(a, n) == a.reduce(0, +))
    // Added in another order: within the bound for any order of summation.
    let exact = a.reduce(0.0) { $0 + Double($1) }
    let bound = Double(n) * Double(Float.ulpOfOne) * a.reduce(0.0) { $0 + Double(abs($1)) }
    #expect(abs(Double(cbaselines_sum_float32_vector(a, n)) - exact) <= bound)
  }

  @Test(arguments: counts)
  func greater(_ n: Int) {
    var values = Values(state: 3)
    var a = values.array(n)
    if n > 1 { a[n / 2] = .nan }
    let expected = a.map { UInt8($0 > 0.25 ? 1 : 0) }
    for function in [cbaselines_greater_float32_scalar, cbaselines_greater_float32_vector] {
      var out = [UInt8](repeating: 9, count: n)
      function(&out, a, 0.25, n)
      #expect(out == expected)
    }
  }

  @Test(arguments: counts, [1, 2, 5])
  func copyStrided(_ n: Int, stride: Int) {
    var values = Values(state: 4)
    let a = values.array(n * stride)
    let expected = (0..<n).map { a[$0 * stride] }
    for function in [cbaselines_copy_strided_float32_scalar, cbaselines_copy_strided_float32_vector] {
      var out = [Float](repeating: .nan, count: n)
      function(&out, a, stride, n)
      #expect(out == expected)
    }
  }
}
