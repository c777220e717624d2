import Lanes
import Testing

@Suite struct ElementwiseTests {
  @Test(arguments: MemoryLayoutCase.allCases)
  func integersAgreeWithPlainLoops(_ layout: MemoryLayoutCase) {
    integers(Int8.self, layout)
    integers(Int16.self, layout)
    integers(Int32.self, layout)
    integers(Int64.self, layout)
    integers(Int.self, layout)
    integers(UInt8.self, layout)
    integers(UInt16.self, layout)
    integers(UInt32.self, layout)
    integers(UInt64.self, layout)
    integers(UInt.self, layout)
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func floatsAgreeWithPlainLoops(_ layout: MemoryLayoutCase) {
    floats(Float16.self, layout)
    floats(Float.self, layout)
    floats(Double.self, layout)
  }

  private func integers<T: IntegerElement>(_ type: T.Type, _ layout: MemoryLayoutCase) {
    check(type, layout, "+", { $0 &+ $1 }, { $0 + $1 }, { $0 += $1 }, { NDArray.add($0, $1, out: $2) })
    check(type, layout, "-", { $0 &- $1 }, { $0 - $1 }, { $0 -= $1 }, { NDArray.subtract($0, $1, out: $2) })
    check(type, layout, "*", { $0 &* $1 }, { $0 * $1 }, { $0 *= $1 }, { NDArray.multiply($0, $1, out: $2) })
    check(type, layout, "floorDivided", floorQuotient, { $0.floorDivided(by: $1) })
    check(type, layout, "remainder", { $1 == 0 ? 0 : $0 &- floorQuotient($0, $1) &* $1 }, { $0.remainder(by: $1) })
    comparisons(type, layout)
  }

  private func floats<T: FloatingPointElement>(_ type: T.Type, _ layout: MemoryLayoutCase) {
    check(type, layout, "+", { $0 + $1 }, { $0 + $1 }, { $0 += $1 }, { NDArray.add($0, $1, out: $2) })
    check(type, layout, "-", { $0 - $1 }, { $0 - $1 }, { $0 -= $1 }, { NDArray.subtract($0, $1, out: $2) })
    check(type, layout, "*", { $0 * $1 }, { $0 * $1 }, { $0 *= $1 }, { NDArray.multiply($0, $1, out: $2) })
    check(type, layout, "/", { $0 / $1 }, { $0 / $1 }, { $0 /= $1 }, { NDArray.divide($0, $1, out: $2) })
    comparisons(type, layout)
  }

  private func comparisons<T: NumericElement>(_ type: T.Type, _ layout: MemoryLayoutCase) {
    compare(type, layout, ".==", { $0 == $1 }, { $0 .== $1 }, { $0 .== $1 })
    compare(type, layout, ".!=", { $0 != $1 }, { $0 .!= $1 }, { $0 .!= $1 })
    compare(type, layout, ".<", { $0 < $1 }, { $0 .< $1 }, { $0 .< $1 })
    compare(type, layout, ".<=", { $0 <= $1 }, { $0 .<= $1 }, { $0 .<= $1 })
    compare(type, layout, ".>", { $0 > $1 }, { $0 .> $1 }, { $0 .> $1 })
    compare(type, layout, ".>=", { $0 >= $1 }, { $0 .>= $1 }, { $0 .>= $1 })
  }

  /// The allocating form with every other layout beside it, then in place and `out:`.
  private func check<T: NumericElement>(
    _ type: T.Type, _ layout: MemoryLayoutCase, _ name: String, _ scalar: (T, T) -> T,
    _ allocating: (NDArray<T>, NDArray<T>) -> NDArray<T>, _ inPlace: ((NDArray<T>, NDArray<T>) -> Void)? = nil,
    _ out: ((NDArray<T>, NDArray<T>, NDArray<T>) -> NDArray<T>)? = nil
  ) {
    var random = SplitMix(seed: 1)
    for shape in shapes {
      for other in [layout, .contiguous, .reversed] {
        let a = array(type, shape, layout, &random)
        let b = array(type, shape, other, &random)
        let expected = Model(a).combined(Model(b), into: shape, scalar)
        let description = "\(T.self) \(name) of \(shape), \(layout) and \(other)"
        #expect(same(Model(allocating(a, b)), expected), "\(description)")
        if let out {
          let target = array(type, shape, other == .broadcast ? .strided : other, &random)
          #expect(same(Model(out(a, b, target)), expected), "\(description), out:")
        }
        if let inPlace, layout != .broadcast {
          inPlace(a, b)
          #expect(same(Model(a), expected), "\(description), in place")
        }
      }
    }
  }

  private func compare<T: NumericElement>(
    _ type: T.Type, _ layout: MemoryLayoutCase, _ name: String, _ scalar: (T, T) -> Bool,
    _ arrays: (NDArray<T>, NDArray<T>) -> NDArray<Bool>, _ withScalar: (NDArray<T>, T) -> NDArray<Bool>
  ) {
    var random = SplitMix(seed: 2)
    for shape in shapes {
      let a = array(type, shape, layout, &random)
      let b = array(type, shape, .contiguous, &random)
      let threshold = T.small(50)
      #expect(
        same(Model(arrays(a, b)), Model(a).combined(Model(b), into: shape, scalar)), "\(T.self) \(name) of \(shape)")
      #expect(
        same(
          Model(withScalar(a, threshold)), Model(a).combined(Model(a), into: shape) { x, _ in scalar(x, threshold) }),
        "\(T.self) \(name) of \(shape) and a scalar")
    }
  }

  @Test func shapesBroadcast() {
    var random = SplitMix(seed: 3)
    let cases: [([Int], [Int], [Int])] = [
      ([3, 4], [4], [3, 4]), ([3, 1], [1, 4], [3, 4]), ([2, 3, 4], [3, 1], [2, 3, 4]), ([], [5], [5]),
      ([1], [0], [0]), ([5, 1, 6], [4, 1], [5, 4, 6]),
    ]
    for (first, second, result) in cases {
      for layout in MemoryLayoutCase.allCases {
        let a = array(Float.self, first, layout, &random)
        let b = array(Float.self, second, .contiguous, &random)
        #expect(same(Model(a - b), Model(a).combined(Model(b), into: result) { $0 - $1 }), "\(first) - \(second)")
        #expect(same(Model(b - a), Model(b).combined(Model(a), into: result) { $0 - $1 }), "\(second) - \(first)")
      }
    }
  }

  @Test func scalarsStandOnEitherSide() {
    let a: NDArray<Float> = [1, 2, 4]
    #expect(a - 1 == [0, 1, 3])
    #expect(8 / a == [8, 4, 2])
    #expect(1 - a.transposed == [0, -1, -3])
  }

  @Test func resultsKeepTheOrderOfTheOperands() {
    let a = NDArray<Float>.zeros([30, 20]).transposed
    #expect((a + a).flags.isColumnMajorContiguous)
    #expect((a .> 1).flags.isColumnMajorContiguous)
  }
}

/// The quotient rounded towards negative infinity, by the definition.
func floorQuotient<T: IntegerElement>(_ a: T, _ b: T) -> T {
  if b == 0 { return 0 }
  let (quotient, overflow) = a.dividedReportingOverflow(by: b)
  if overflow { return a }
  let (remainder, _) = a.remainderReportingOverflow(dividingBy: b)
  return remainder != 0 && (remainder < 0) != (b < 0) ? quotient - 1 : quotient
}
