import Testing

@testable import Lanes

/// When an overlap needs no copy: the walk only has to go the right way.
@Suite(.keepsNoArrays) struct WalkOrderTests {
  private let base = NDArray<Float>.zeros([20, 20])

  private func order(_ source: NDArray<Float>, onto output: NDArray<Float>) -> WalkOrder {
    source.operand.order(writing: output.operand)
  }

  @Test func whatIsApartOrTheSameIsFree() {
    #expect(order(base[0..<5], onto: base[5..<10]) == .any)
    #expect(order(base, onto: base) == .any)
    #expect(order(base[.all, 3], onto: base[.all, 3]) == .any)
  }

  @Test func shiftsGoOneWay() {
    #expect(order(base[1...], onto: base[..<19]) == .forwards)
    #expect(order(base[..<19], onto: base[1...]) == .backwards)
    #expect(order(base[1..., 2...], onto: base[..<19, ..<18]) == .forwards)
    #expect(order(base[..<19, ..<18].transposed, onto: base[1..., 2...].transposed) == .backwards)
    #expect(order(base[.all, .slice(0, 18, step: 2)], onto: base[.all, .slice(1, 19, step: 2)]) == .backwards)
  }

  @Test func otherOverlapsNeedACopy() {
    #expect(order(base[.reversed], onto: base) == .none)
    #expect(order(base.transposed, onto: base) == .none)
    #expect(order(base[3], onto: base[3..<4]) == .none)
  }

  @Test func ordersThatContradictNeedACopy() {
    #expect(WalkOrder.forwards.and(.backwards) == .none)
    #expect(WalkOrder.forwards.and(.any) == .forwards)
    #expect(WalkOrder.any.and(.backwards) == .backwards)
    #expect(WalkOrder.any.and(.none) == .none)
  }
}
