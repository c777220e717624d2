@_spi(Benchmarks) import Lanes
import LanesKernelInterface
import Numerics
import Testing

/// Every set gives the baseline's bits, sums of floats included: the order of addition is fixed. Functions of floats
/// differ where there is a fused multiply-add: sets that have it give each other's bits.
@Suite(.keepsNoArrays) struct KernelSetTests {
  private static let counts = [0, 1, 7, 31, 63, 64, 65, 255, 256, 257, 1000, 3001]
  private static let strides = [
    (1, 1, 1), (1, 0, 1), (0, 1, 1), (0, 0, 1), (2, 1, 1), (-1, 1, 1), (3, -2, 1), (1, 1, 2),
    (1, 1, -1), (2, 2, 2), (1, 0, 3),
  ]

  private static let unaryFunctions: Set<UnaryOperator> = [
    .cubeRoot, .exp, .exp2, .expMinusOne, .log, .log2, .log10, .logOnePlus, .sin, .cos, .tan, .asin, .acos, .atan,
    .sinh,
    .cosh, .tanh,
  ]
  private static let binaryFunctions: Set<BinaryOperator> = [.power, .hypot, .atan2]

  private func sets(_ name: String) -> (set: KernelSet, baseline: KernelSet) {
    let set = KernelSelection.kernels(named: name)!
    #expect(set.name == name)
    return (set, KernelSelection.kernels(named: "baseline")!)
  }

  @Test(arguments: KernelSelection.available, ElementCase.allCases)
  func elementwiseLoopsGiveTheSameBits(_ name: String, _ element: ElementCase) {
    let (set, baseline) = sets(name)
    func check<T: OrderedElement>(_ type: T.Type) { elementwise(type, set, baseline) }
    check(element.type)
  }

  @Test(arguments: KernelSelection.available)
  func loopsOfBooleansGiveTheSameBits(_ name: String) {
    let (set, baseline) = sets(name)
    elementwise(Bool.self, set, baseline)
    reductions(Bool.self, set, baseline)
  }

  @Test(arguments: KernelSelection.available)
  func loopsOfComplexNumbersGiveTheSameBits(_ name: String) {
    let (set, baseline) = sets(name)
    elementwise(Complex<Float>.self, set, baseline)
    reductions(Complex<Float>.self, set, baseline)
    elementwise(Complex<Double>.self, set, baseline)
    reductions(Complex<Double>.self, set, baseline)
  }

  @Test(arguments: KernelSelection.available, ElementCase.allCases)
  func reductionsGiveTheSameBits(_ name: String, _ element: ElementCase) {
    let (set, baseline) = sets(name)
    func check<T: OrderedElement>(_ type: T.Type) { reductions(type, set, baseline) }
    check(element.type)
  }

  /// The casts to every type.
  private func casts<T>(from a: Walk<T>, _ stride: Int, _ set: KernelSet, _ baseline: KernelSet, _ what: String) {
    func check<R: ArrayElement>(_ type: R.Type) {
      let (one, other) = (set.cast(from: T.dtype, to: R.dtype), baseline.cast(from: T.dtype, to: R.dtype))
      if !run(one, a, as: type, stride).elementsEqual(run(other, a, as: type, stride), by: same) {
        Issue.record("cast to \(type) \(what)")
      }
    }
    for element in ElementCase.allCases { check(element.type) }
    check(Bool.self)
    check(Complex<Float>.self)
    check(Complex<Double>.self)
  }

  private func elementwise<T: ArrayElement>(_ type: T.Type, _ set: KernelSet, _ baseline: KernelSet) {
    var random = SplitMix(seed: 6)
    let isFused = set.name != "baseline" && T.self is any FloatingPointElement.Type
    let peer = isFused ? KernelSelection.kernels(named: "v3")! : baseline
    for count in Self.counts {
      for (first, second, third) in Self.strides {
        let a = Walk(values(type, 3 * count + 1, &random), stride: first, count: count)
        let b = Walk(values(type, 3 * count + 1, &random), stride: second, count: count)
        let what = "\(T.self), \(count) at strides \(first), \(second), \(third)"
        for operation in BinaryOperator.allCases {
          let baseline = Self.binaryFunctions.contains(operation) ? peer : baseline
          expectSameBits(
            set.binary(operation, T.dtype), baseline.binary(operation, T.dtype), "\(operation) \(what)"
          ) { run($0, a, b, as: type, third) }
          // In place: the output is one operand, or both.
          guard third == 1, let one = set.binary(operation, T.dtype), let other = baseline.binary(operation, T.dtype)
          else { continue }
          for isFirst in [true, false] where (isFirst ? first : second) == 1 {
            let found = runInPlace(one, a, b, onto: isFirst)
            let isSame =
              found.elementsEqual(runInPlace(other, a, b, onto: isFirst), by: same)
              && found.elementsEqual(run(other, a, b, as: type, 1).prefix(count), by: same)
            if !isSame { Issue.record("\(operation) in place \(isFirst) \(what)") }
          }
        }
        for operation in ComparisonOperator.allCases {
          expectSameBits(
            set.comparison(operation, T.dtype), baseline.comparison(operation, T.dtype), "\(operation) \(what)"
          ) { run($0, a, b, as: Bool.self, third) }
        }
        for operation in UnaryOperator.allCases {
          let baseline = Self.unaryFunctions.contains(operation) ? peer : baseline
          expectSameBits(
            set.unary(operation, T.dtype), baseline.unary(operation, T.dtype), "\(operation) \(what)"
          ) { run($0, a, as: type, third) }
        }
        for operation in TernaryOperator.allCases where operation != .select {
          expectSameBits(
            set.ternary(operation, T.dtype), baseline.ternary(operation, T.dtype), "\(operation) \(what)"
          ) { run($0, a, b, b, third) }
        }
        let mask = Walk(values(Bool.self, 3 * count + 1, &random), stride: first, count: count)
        expectSameBits(set.ternary(.select, T.dtype), baseline.ternary(.select, T.dtype), "select \(what)") {
          run($0, mask, a, b, third)
        }
        casts(from: a, third, set, baseline, what)
      }
    }
    transposes(type, set, &random)
  }

  private func reductions<T: ArrayElement>(_ type: T.Type, _ set: KernelSet, _ baseline: KernelSet) {
    var random = SplitMix(seed: 7)
    for count in Self.counts + [9000, 70_001] {
      for stride in [1, 2, -1, 0, 3] {
        // Without the ends of the type too: infinities hide how finite numbers round.
        for isSmall in [true, false] {
          let drawn = values(type, 3 * count + 1, &random)
          let numbers = isSmall ? drawn.indices.map { T.small(Int($0 * 7919) % 1000) } : drawn
          let a = Walk(numbers, stride: stride, count: count)
          let what = "\(T.self), \(count) at stride \(stride)"
          for operation in ReductionOperator.allCases {
            guard let one = set.reduction(operation, T.dtype), let other = baseline.reduction(operation, T.dtype)
            else {
              let isMissing = set.reduction(operation, T.dtype) == nil && baseline.reduction(operation, T.dtype) == nil
              if !isMissing { Issue.record("\(operation) \(what) is in one set only") }
              continue
            }
            if fold(one, a) != fold(other, a) { Issue.record("\(operation) \(what)") }
            if count < 9000 && accumulate(one, a) != accumulate(other, a) {
              Issue.record("\(operation), accumulated, \(what)")
            }
            if count < 9000 && stride == 1 {
              for length in [2, 5, 15, 16, 40] where accumulate(one, a, length) != accumulate(other, a, length) {
                Issue.record("\(operation), accumulated, lines of \(length), \(what)")
              }
            }
          }
          for operation in BinaryOperator.allCases {
            guard let one = set.scan(operation, T.dtype), let other = baseline.scan(operation, T.dtype) else {
              continue
            }
            if scan(one, a, lines: 1) != scan(other, a, lines: 1) { Issue.record("running \(operation) \(what)") }
            if stride == 1 && scan(one, a, lines: 7) != scan(other, a, lines: 7) {
              Issue.record("running \(operation), seven lines, \(what)")
            }
          }
          for operation in SearchOperator.allCases {
            let (one, other) = (set.search(operation, T.dtype)!, baseline.search(operation, T.dtype)!)
            let isSame = a.withStart { one($0, stride, count) == other($0, stride, count) }
            if !isSame { Issue.record("\(operation) \(what)") }
          }
        }
      }
    }
  }

  private func expectSameBits<Loop, R: ArrayElement>(
    _ one: Loop?, _ other: Loop?, _ what: @autoclosure () -> String, _ run: (Loop) -> [R]
  ) {
    let isSame: Bool
    if let one, let other {
      isSame = run(one).elementsEqual(run(other), by: same)
    } else {
      isSame = one == nil && other == nil
    }
    if !isSame { Issue.record("\(what())") }
  }
}
