import LanesIntrinsics
import LanesKernelInterface

// Few elements that lie in memory in any way. Each function returns false, and does nothing, where they are more, or do not
// fit, or overlap so that the order matters.
extension Elementwise {
  /// `out[i] = loop(a[i])`; `isApart`: whether the operand is known to share no memory with the output.
  static func runFew(_ loop: LanesClosure, _ a: Operand, into out: Operand, isApart: Bool = false) -> Bool {
    guard var few = FewElements(writing: out), let aSteps = few.steps(a, isApart: isApart), few.isCovered,
      let lines = few.lines
    else { return false }
    let (x, z) = (lines.steps(aSteps), lines.steps(few.steps))
    var line = 0
    while line < lines.count {
      lanes_call_unary(
        loop, a.address(line &* x.line), x.element, out.address(line &* z.line), z.element, lines.length)
      line &+= 1
    }
    withExtendedLifetime((a, out)) {}
    return true
  }

  /// `out[i] = loop(a[i], b[i])`
  static func runFew(
    _ loop: LanesClosure, _ a: Operand, _ b: Operand, into out: Operand, isApart: Bool = false
  ) -> Bool {
    guard var few = FewElements(writing: out), let aSteps = few.steps(a, isApart: isApart),
      let bSteps = few.steps(b, isApart: isApart), few.isFilled, let lines = few.lines
    else { return false }
    let (x, y, z) = (lines.steps(aSteps), lines.steps(bSteps), lines.steps(few.steps))
    var line = 0
    while line < lines.count {
      lanes_call_binary(
        loop, a.address(line &* x.line), x.element, b.address(line &* y.line), y.element, out.address(line &* z.line),
        z.element, lines.length)
      line &+= 1
    }
    withExtendedLifetime((a, b, out)) {}
    return true
  }
}
