import Lanes
import Testing

/// Temporaries give their memory to the result; what somebody holds stays as it is.
@Suite(.keepsNoArrays) struct ReusingTests {
  private let a = NDArray<Float>.arange(1000)
  private let b = NDArray<Float>.full([1000], 2)

  private func allocations(_ body: () -> Void) -> Int { MemoryMeter.measure(body).allocations }

  @Test func temporariesAreReused() {
    var result = NDArray<Float>(0)
    #expect(allocations { result = a * b + a * a - 1 } == 2)
    expectSame(result, Model(shape: [1000], elements: (0..<1000).map { Float($0 * 2 + $0 * $0 - 1) }), "a*b + a*a - 1")
    #expect(allocations { result = 1 - (b - (a - 3)) } == 1)
    expectSame(result, Model(shape: [1000], elements: (0..<1000).map { 1 - (2 - (Float($0) - 3)) }), "nested")
    #expect(allocations { result = NDArray.exp(-NDArray.squareRoot(a + b)) } == 1)
    #expect(allocations { result = NDArray.maximum(a + 1, NDArray.minimum(b, a) * 3) } == 2)
    #expect(result[999] == 1000)
  }

  @Test func whatSomebodyHoldsStays() {
    let sum = a + b
    let view = sum[1..<3]
    let twice = sum * 2
    #expect(sum[5] == 7 && twice[5] == 14)
    #expect(!twice.sharesMemory(with: sum))
    let fresh = (a + b)[...] * 2
    #expect(fresh[5] == 14)
    var x = a + b
    let y = x
    x = x * 2
    #expect(y[5] == 7 && x[5] == 14 && view[0] == 3)
    let both = x + x
    #expect(both[5] == 28 && x[5] == 14)
  }

  @Test func mapsOfForeignMemoryStay() {
    let memory = UnsafeMutablePointer<Float>.allocate(capacity: 4)
    memory.initialize(repeating: 1, count: 4)
    func foreign() -> NDArray<Float> {
      NDArray(borrowing: UnsafeMutableRawBufferPointer(start: memory, count: 16), shape: [4]) {}
    }
    #expect((foreign() + 1) == [2, 2, 2, 2])
    #expect(memory[0] == 1)
    memory.deallocate()
  }

  @Test func shapesThatGrowAreNotReused() {
    let row = NDArray<Int>.arange(3)
    let column = NDArray<Int>.arange(2).reshaped([2, 1])
    #expect((row + 1) * (column + 1) == [[1, 2, 3], [2, 4, 6]])
    #expect((column + 1) * (row + 1) == [[1, 2, 3], [2, 4, 6]])
  }

  /// A formula kept in a value: what reaches it is borrowed, and the optimiser sees only its signature.
  private struct Formula<Element: OrderedElement> {
    let name: String
    let compute: (NDArray<Element>, NDArray<Element>, NDArray<Element>) -> NDArray<Element>
  }

  private static func formulas<Element: OrderedElement>(_ two: Element) -> [Formula<Element>] {
    [
      Formula(name: "a + b * 2") { a, b, _ in a + b * two },
      Formula(name: "2 * b + a") { a, b, _ in two * b + a },
      Formula(name: "c - a * b") { a, b, c in c - (a * b) },
      Formula(name: "(a - b) * (b - c)") { a, b, c in (a - b) * (b - c) },
      Formula(name: "min(a * 2, b)") { a, b, _ in NDArray.minimum(a * two, b) },
      Formula(name: "max(a, min(b, a - 2))") { a, b, _ in NDArray.maximum(a, NDArray.minimum(b, a - two)) },
      Formula(name: "max(min(b, a), a)") { a, b, _ in NDArray.maximum(NDArray.minimum(b, a), a) },
      Formula(name: "|2 - a| + b²") { a, b, _ in NDArray.absolute(two - a) + NDArray.square(b) },
      Formula(name: "a + a") { a, _, _ in a + a },
      Formula(name: "-a - a") { a, _, _ in NDArray.absolute(a) - a },
    ]
  }

  private func checkOperandsStay<Element: OrderedElement>(_ type: Element.Type) {
    for formula in Self.formulas(Element(exactly: 2)!) {
      for count in [1, 5, 130, 300, 9000] {
        let (a, b, c) = (
          NDArray<Element>.full([count], Element(exactly: 3)!), NDArray<Element>.full([count], Element(exactly: 5)!),
          NDArray<Element>.full([count], Element(exactly: 7)!)
        )
        let copies = [a.copy(), b.copy(), c.copy()]
        let first = formula.compute(a, b, c)
        #expect([a, b, c] == copies, "\(formula.name) of \(count) \(type) changes an operand")
        #expect(formula.compute(a, b, c) == first, "\(formula.name) of \(count) \(type) differs the second time")
      }
    }
  }

  @Test func operandsOfClosuresStay() {
    checkOperandsStay(Int.self)
    checkOperandsStay(Int8.self)
    checkOperandsStay(Float.self)
    checkOperandsStay(Double.self)
  }
}
