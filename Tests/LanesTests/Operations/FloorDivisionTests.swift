import Lanes
import Testing

/// Python's definition (Objects/floatobject.c, float_divmod), which is NumPy's too.
private func divmod<T: FloatingPointElement>(_ a: T, _ b: T) -> (quotient: T, remainder: T) {
  var remainder = a.truncatingRemainder(dividingBy: b)
  if b == 0 { return (a / b, remainder) }
  var quotient = (a - remainder) / b
  if remainder == 0 {
    remainder = T(signOf: b, magnitudeOf: 0)
  } else if (remainder < 0) != (b < 0) {
    remainder += b
    quotient -= 1
  }
  if quotient == 0 { return (T(signOf: a / b, magnitudeOf: 0), remainder) }
  let floored = quotient.rounded(.down)
  return (quotient - floored > 0.5 ? floored + 1 : floored, remainder)
}

@Suite(.keepsNoArrays) struct FloorDivisionTests {
  @Test(arguments: ElementCase.floats)
  func remaindersArePythons(_ element: ElementCase) {
    guard let type = element.type as? any FloatingPointElement.Type else { return }
    check(type, infinite: true, quotients: false)
  }

  @Test(arguments: ElementCase.floats)
  func quotientsArePythons(_ element: ElementCase) {
    guard let type = element.type as? any FloatingPointElement.Type else { return }
    check(type, infinite: false, quotients: true)
  }

  @Test
  func quotientsByInfinityArePythons() {
    let a: NDArray<Double> = [-5, 5, -5, 5]
    let b = NDArray<Double>([.infinity, .infinity, -.infinity, -.infinity])
    expectSame(a.floorDivided(by: b), Model(shape: [4], elements: [-1, 0, 0, -1]), "floorDivided")
  }

  /// The remainder plus the divisor must not take part in the quotient: it is rounded, or too large.
  @Test
  func quotientsOfLargeNumbersArePythons() {
    let a = NDArray<Double>([-.greatestFiniteMagnitude])
    let b: NDArray<Double> = [1.5e308]
    expectSame(a.floorDivided(by: b), Model(shape: [1], elements: [-2]), "floorDivided")
  }

  private func check<T: FloatingPointElement>(_ type: T.Type, infinite: Bool, quotients: Bool) {
    var random = SplitMix(seed: 4)
    for count in widths {
      for layout in [MemoryLayoutCase.contiguous, .strided, .reversed] {
        func numbers() -> NDArray<T> {
          let drawn = values(type, count, &random).map { infinite || abs($0) < 1000 ? $0 : 1 }
          return Laid(Model(shape: [count], elements: drawn), layout).view
        }
        let (a, b) = (numbers(), numbers())
        let (first, second) = (Model(a), Model(b))
        if quotients {
          expectSame(
            a.floorDivided(by: b), first.combined(second, into: [count]) { divmod($0, $1).quotient }, "quotient")
        } else {
          expectSame(
            a.remainder(by: b), first.combined(second, into: [count]) { divmod($0, $1).remainder }, "remainder")
        }
      }
    }
  }
}
