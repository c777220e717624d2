import Lanes
import LanesKernelInterface

/// A random expression, noted down and computed eagerly at the same time.
struct RandomExpression<Element: OrderedElement> {
  var lazy: LazyArray<Element>
  var eager: NDArray<Element>

  /// A tree of at most `depth` operations in a line over some arrays, which share one broadcast shape.
  init(_ arrays: [NDArray<Element>], depth: Int, _ random: inout SplitMix) {
    if depth == 0 || Int.random(in: 0..<8, using: &random) == 0 {
      let array = arrays.randomElement(using: &random)!
      (lazy, eager) = (array.lazy, array)
      return
    }
    let a = RandomExpression(arrays, depth: depth - 1, &random)
    let b = RandomExpression(arrays, depth: depth - 1, &random)
    let scalar = Element.small(Int.random(in: 0..<20, using: &random))
    switch Int.random(in: 0..<14, using: &random) {
    case 0: (lazy, eager) = (a.lazy + b.lazy, a.eager + b.eager)
    case 1: (lazy, eager) = (a.lazy - b.eager, a.eager - b.eager)
    case 2: (lazy, eager) = (a.eager * b.lazy, a.eager * b.eager)
    case 3: (lazy, eager) = (a.lazy * scalar, a.eager * scalar)
    case 4: (lazy, eager) = (scalar - a.lazy, scalar - a.eager)
    case 5: (lazy, eager) = (-a.lazy, -a.eager)
    case 6: (lazy, eager) = (NDArray.minimum(a.lazy, b.lazy), NDArray.minimum(a.eager, b.eager))
    case 7: (lazy, eager) = (NDArray.remainder(a.lazy, b.lazy), NDArray.remainder(a.eager, b.eager))
    case 8: (lazy, eager) = (NDArray.absolute(a.lazy), NDArray.absolute(a.eager))
    case 9:
      let c = RandomExpression(arrays, depth: depth - 1, &random)
      (lazy, eager) = (.where(a.lazy .< b.lazy, c.lazy, b.lazy), .where(a.eager .< b.eager, c.eager, b.eager))
    case 10:
      lazy = .where((a.lazy .>= scalar) .& .!(b.lazy .== scalar), scalar, a.eager)
      eager = .where((a.eager .>= scalar) .& .!(b.eager .== scalar), scalar, a.eager)
    case 11:
      lazy = (a.lazy .!= b.lazy).cast(to: Element.self) + a.lazy.cast(to: Int16.self).cast(to: Element.self)
      eager = (a.eager .!= b.eager).cast(to: Element.self) + a.eager.cast(to: Int16.self).cast(to: Element.self)
    case 12: (lazy, eager) = (a.lazy.clipped(to: .zero ... .small(13)), a.eager.clipped(to: .zero ... .small(13)))
    default: (lazy, eager) = (a.lazy * a.lazy, a.eager * a.eager)
    }
  }
}

/// Arrays whose shapes broadcast to one, that lie in memory in any way.
func arraysToCombine<Element: ArrayElement>(
  _ type: Element.Type, _ shape: [Int], _ random: inout SplitMix
) -> [NDArray<Element>] {
  (0..<Int.random(in: 1...5, using: &random)).map { number in
    array(
      type, number == 0 ? shape : randomPart(of: shape, &random),
      MemoryLayoutCase.allCases.randomElement(using: &random)!, &random)
  }
}
