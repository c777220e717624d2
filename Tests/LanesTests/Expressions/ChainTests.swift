import Testing

@testable import Lanes

/// Chains of operations that one kernel runs give the bits of the operations one by one.
@Suite(.keepsNoArrays) struct ChainTests {
  /// Around the width of vectors, of chunks of them, and of blocks.
  static let lengths = [
    0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 127, 128, 129, 255, 257, 511, 640, 1025, 4099,
  ]

  /// A formula, noted down and computed at once.
  struct Formula<Element: OrderedElement> {
    let lazy: (NDArray<Element>, NDArray<Element>, NDArray<Element>) -> LazyArray<Element>
    let eager: (NDArray<Element>, NDArray<Element>, NDArray<Element>) -> NDArray<Element>
  }

  static func formulas<T: OrderedElement>(_ type: T.Type) -> [Formula<T>] {
    let (two, three) = (T.small(2), T.small(3))
    let bounds: ClosedRange<T> = T.zero...T.small(40)
    return [
      Formula(lazy: { a, b, _ in a.lazy + b.lazy * two }, eager: { a, b, _ in a + b * two }),
      Formula(lazy: { a, b, _ in two * b.lazy + a }, eager: { a, b, _ in two * b + a }),
      Formula(lazy: { a, b, c in a.lazy * b + c }, eager: { a, b, c in a * b + c }),
      Formula(lazy: { a, _, _ in a.lazy * two + three }, eager: { a, _, _ in a * two + three }),
      Formula(lazy: { a, b, c in c.lazy - (a.lazy * b) }, eager: { a, b, c in c - (a * b) }),
      Formula(lazy: { a, b, c in (a.lazy - b) * (b.lazy - c) }, eager: { a, b, c in (a - b) * (b - c) }),
      Formula(
        lazy: { a, b, c in (a.lazy + b) * (a.lazy + b) - (b.lazy + c) * (a.lazy + b) },
        eager: { a, b, c in (a + b) * (a + b) - (b + c) * (a + b) }),
      Formula(
        lazy: { a, b, _ in NDArray.minimum(a.lazy * two, b) }, eager: { a, b, _ in NDArray.minimum(a * two, b) }),
      Formula(
        lazy: { a, b, c in NDArray.maximum(c, NDArray.minimum(b, a.lazy - two)) },
        eager: { a, b, c in NDArray.maximum(c, NDArray.minimum(b, a - two)) }),
      Formula(
        lazy: { a, b, _ in NDArray.maximum(three, a.lazy + b) }, eager: { a, b, _ in NDArray.maximum(three, a + b) }),
      Formula(
        lazy: { a, b, _ in (a.lazy + b).clipped(to: bounds) - a }, eager: { a, b, _ in (a + b).clipped(to: bounds) - a }
      ),
      Formula(
        lazy: { a, b, _ in NDArray.absolute(two - a.lazy) + NDArray.square(b.lazy) },
        eager: { a, b, _ in NDArray.absolute(two - a) + NDArray.square(b) }),
      // What chains can't do lies between two of them.
      Formula(
        lazy: { a, b, c in
          let first = a.lazy * two + b
          return (NDArray.remainder(first, c) * three - a) * first
        },
        eager: { a, b, c in
          let first = a * two + b
          return (NDArray.remainder(first, c) * three - a) * first
        }),
      Formula(
        lazy: { a, b, c in (a.lazy + b).cast(to: Int16.self).cast(to: T.self) * two - c },
        eager: { a, b, c in (a + b).cast(to: Int16.self).cast(to: T.self) * two - c }),
      Formula(
        lazy: { a, b, c in .where(a.lazy * two .< b.lazy + c, c.lazy * three + a, b.lazy - a) },
        eager: { a, b, c in .where(a * two .< b + c, c * three + a, b - a) }),
    ]
  }

  @Test(arguments: ElementCase.allCases)
  func everyLength(_ element: ElementCase) {
    func check<T: OrderedElement>(_ type: T.Type) {
      var random = SplitMix(seed: 80)
      for (number, formula) in Self.formulas(type).enumerated() {
        for length in Self.lengths {
          let (a, b, c) = (
            NDArray(values(type, length, &random)), NDArray(values(type, length, &random)),
            NDArray(values(type, length, &random))
          )
          let expected = Model(formula.eager(a, b, c))
          expectSame(formula.lazy(a, b, c).evaluate(), expected, "formula \(number) of \(length)")
          // In place of each operand.
          for place in [a, b, c] where length % 3 == 0 {
            let before = place.copy()
            formula.lazy(a, b, c).evaluate(into: place)
            expectSame(place, expected, "formula \(number) of \(length) in place")
            place.assign(before)
          }
        }
      }
    }
    check(element.type)
  }

  /// Strided, reversed and transposed operands and outputs, rows and columns that are broadcast, and single values.
  @Test(arguments: [ElementCase.int32, .int, .float, .double])
  func everyLayout(_ element: ElementCase) {
    func check<T: OrderedElement>(_ type: T.Type) {
      var random = SplitMix(seed: 81)
      let shapes = [[7], [300], [5, 131], [130, 3], [2, 3, 67], [40, 1]]
      for (number, formula) in Self.formulas(type).enumerated() {
        for shape in shapes {
          let operands = (0..<3).map { k in
            array(
              type, k == 0 ? shape : randomPart(of: shape, &random),
              MemoryLayoutCase.allCases.randomElement(using: &random)!, &random)
          }
          let (a, b, c) = (operands[0], operands[1], operands[2])
          let expected = Model(NDArray.zeros(Dimensions(shape)) + formula.eager(a, b, c))
          for layout in MemoryLayoutCase.writable {
            let place = Laid(Model(shape: shape, elements: expected.elements.map { _ in T.zero }), layout)
            (formula.lazy(a, b, c) + T.zero).evaluate(into: place.view)
            expectSame(place.view, expected, "formula \(number) of \(shape) into \(layout)")
            if !place.isUntouchedOutside() { Issue.record("formula \(number) wrote outside of \(layout)") }
          }
        }
      }
    }
    check(element.type)
  }

  @Test(arguments: [ElementCase.float, .double])
  func functionsOfFloats(_ element: ElementCase) {
    func check<T: FloatingPointElement>(_ type: T.Type) {
      var random = SplitMix(seed: 82)
      for length in Self.lengths {
        let (a, b) = (NDArray(values(type, length, &random)), NDArray(values(type, length, &random)))
        let half = T(0.5)
        expectSame((1 / (a.lazy + half) / b).evaluate(), Model(1 / (a + half) / b), "quotients of \(length)")
        expectSame(
          (b.lazy / (a.lazy * a) - half).evaluate(), Model(b / (a * a) - half), "quotient by a square of \(length)")
        expectSame(
          (-NDArray.squareRoot(a.lazy * a + b.lazy * b)).evaluate(), Model(-NDArray.squareRoot(a * a + b * b)),
          "distance of \(length)")
        expectSame(
          (NDArray.exp(a.lazy * half - b) * (b.lazy + a)).evaluate(), Model(NDArray.exp(a * half - b) * (b + a)),
          "exp of \(length)")
      }
    }
    if element == .float { check(Float.self) } else { check(Double.self) }
  }

  /// Zeros of both signs, infinities and NaN: which operand comes first matters.
  @Test func signsOfZeros() {
    let special: [Float] = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
    ]
    let a = NDArray(special.flatMap { x in special.map { _ in x } })
    let b = NDArray(special.flatMap { _ in special })
    for (lazy, eager) in [
      (NDArray.minimum(a.lazy * 1, b.lazy * 1), NDArray.minimum(a, b)),
      (NDArray.maximum(b.lazy * 1, a.lazy * 1), NDArray.maximum(b, a)),
      (NDArray.minimum(-0.0, a.lazy * 1), NDArray.minimum(-0.0, a)),
      (NDArray.maximum(NDArray.square(a.lazy), -0.0), NDArray.maximum(NDArray.square(a), -0.0)),
      (-(a.lazy * b + -0.0), -(a * b + -0.0)),
      (NDArray.absolute(a.lazy - b), NDArray.absolute(a - b)),
    ] { expectSame(lazy.evaluate(), Model(eager), "\(lazy)") }
  }

  /// A product and a sum are rounded twice, as if they were done one after the other.
  @Test func productsAreRounded() {
    let x = NDArray<Double>.full([100], 1 + 0x1p-30)
    #expect((x.lazy * x - (1 + 0x1p-29)).evaluate() == .zeros([100]))
    #expect((x.lazy * x + -(1 + 0x1p-29)).evaluate() == .zeros([100]))
  }

  @Test func polynomials() {
    var random = SplitMix(seed: 83)
    for length in Self.lengths + [100_001] {
      let x = NDArray((0..<length).map { _ in Float.random(in: -2...2, using: &random) })
      let factors = (0..<9).map { _ in Float.random(in: -1...1, using: &random) }
      let lazy = factors.reduce(x.lazy * 0.5) { ($0 + $1) * x }
      let eager = factors.reduce(x * 0.5) { ($0 + $1) * x }
      expectSame(lazy.evaluate(), Model(eager), "polynomial of \(length)")
      if case .chain(let chain) = lazy.program.units.first { #expect(chain.steps.count < 18) } else { Issue.record() }
    }
  }

  /// Large results are written past the caches, also by threads.
  @Test func largeResults() {
    let count = (Streaming.threshold / 8) + 4097
    let (a, b) = (NDArray<Float>.full([count], 3), NDArray<Float>.full([count], 0.25))
    let out = NDArray<Float>.zeros([count])
    defer { Lanes.threads = 1 }
    for threads in [1, 3] {
      Lanes.threads = threads
      out.fill(0)
      (a.lazy * b + 1).evaluate(into: out)
      #expect(out.min() == 1.75 && out.max() == 1.75)
    }
    (a[1...].lazy * b[1...] - 1).evaluate(into: out[1...])
    #expect(out.max() == 1.75 && (out[1...] .== -0.25).all())
  }

  @Test func manyValuesOfOneChain() {
    let arrays = (0..<20).map { NDArray<Int32>.full([200], Int32($0)) }
    // Every sum is kept until the end.
    let sums = arrays.map { $0.lazy + 1 }
    let product = zip(sums, sums.reversed()).reduce(arrays[0].lazy) { $0 + $1.0 * $1.1 }
    var expected = 0
    for i in 0..<20 { expected += (i + 1) * (20 - i) }
    #expect(product.evaluate() == .full([200], Int32(expected)))
    var long = arrays[1].lazy
    for i in 0..<400 { long = long * 3 + Int32(i) }
    var value: Int32 = 1
    for i in 0..<400 { value = value &* 3 &+ Int32(i) }
    #expect(long.evaluate() == .full([200], value))
  }
}
