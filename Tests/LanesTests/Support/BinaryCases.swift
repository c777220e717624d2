import Lanes
import LanesKernelInterface

/// An operation on two operands in all of its forms, and what it means for two elements.
struct BinaryCase<T: OrderedElement> {
  typealias Array = NDArray<T>
  let name: String
  let meaning: (T, T) -> T
  let allocating: (Array, Array) -> Array
  var inPlace: ((Array, Array) -> Void)?
  var out: ((Array, Array, Array) -> Array)?
  var scalarRight: ((Array, T) -> Array)?
  var scalarLeft: ((T, Array) -> Array)?
  var scalarInPlace: ((Array, T) -> Void)?
}

/// A comparison in its forms; `out:` is the same function for all.
struct ComparisonCase<T: ArrayElement> {
  typealias Array = NDArray<T>
  let operation: ComparisonOperator
  let meaning: (T, T) -> Bool
  let arrays: (Array, Array) -> NDArray<Bool>
  let scalar: (Array, T) -> NDArray<Bool>
}

extension OrderedElement {
  static var binaryCases: [BinaryCase<Self>] {
    // Through functions, as a member of another element type can't be named by its protocol alone.
    func integers<T: IntegerElement>(_ type: T.Type) -> Any { T.integerCases }
    func floats<T: FloatingPointElement>(_ type: T.Type) -> Any { T.floatCases }
    if let type = Self.self as? any IntegerElement.Type { return integers(type) as! [BinaryCase<Self>] }
    if let type = Self.self as? any FloatingPointElement.Type { return floats(type) as! [BinaryCase<Self>] }
    return []
  }

  fileprivate static func sums(
    _ plus: @escaping (Self, Self) -> Self, _ minus: @escaping (Self, Self) -> Self,
    _ times: @escaping (Self, Self) -> Self
  ) -> [BinaryCase<Self>] {
    [
      BinaryCase(
        name: "+", meaning: plus, allocating: { $0 + $1 }, inPlace: { $0 += $1 },
        out: { NDArray.add($0, $1, out: $2) }, scalarRight: { $0 + $1 }, scalarLeft: { $0 + $1 },
        scalarInPlace: { $0 += $1 }),
      BinaryCase(
        name: "-", meaning: minus, allocating: { $0 - $1 }, inPlace: { $0 -= $1 },
        out: { NDArray.subtract($0, $1, out: $2) }, scalarRight: { $0 - $1 }, scalarLeft: { $0 - $1 },
        scalarInPlace: { $0 -= $1 }),
      BinaryCase(
        name: "*", meaning: times, allocating: { $0 * $1 }, inPlace: { $0 *= $1 },
        out: { NDArray.multiply($0, $1, out: $2) }, scalarRight: { $0 * $1 }, scalarLeft: { $0 * $1 },
        scalarInPlace: { $0 *= $1 }),
    ]
  }

  static var orderCases: [ComparisonCase<Self>] {
    [
      ComparisonCase(operation: .less, meaning: { $0 < $1 }, arrays: { $0 .< $1 }, scalar: { $0 .< $1 }),
      ComparisonCase(operation: .lessOrEqual, meaning: { $0 <= $1 }, arrays: { $0 .<= $1 }, scalar: { $0 .<= $1 }),
      ComparisonCase(operation: .greater, meaning: { $0 > $1 }, arrays: { $0 .> $1 }, scalar: { $0 .> $1 }),
      ComparisonCase(operation: .greaterOrEqual, meaning: { $0 >= $1 }, arrays: { $0 .>= $1 }, scalar: { $0 .>= $1 }),
    ]
  }
}

extension ArrayElement {
  static var equalityCases: [ComparisonCase<Self>] {
    [
      ComparisonCase(operation: .equal, meaning: { $0 == $1 }, arrays: { $0 .== $1 }, scalar: { $0 .== $1 }),
      ComparisonCase(operation: .notEqual, meaning: { $0 != $1 }, arrays: { $0 .!= $1 }, scalar: { $0 .!= $1 }),
    ]
  }

  /// All comparisons that the type has.
  static var comparisonCases: [ComparisonCase<Self>] {
    func orders<T: OrderedElement>(_ type: T.Type) -> Any { T.orderCases }
    guard let type = Self.self as? any OrderedElement.Type else { return equalityCases }
    return equalityCases + (orders(type) as! [ComparisonCase<Self>])
  }
}

extension IntegerElement {
  fileprivate static var integerCases: [BinaryCase<Self>] {
    sums({ $0 &+ $1 }, { $0 &- $1 }, { $0 &* $1 }) + [
      BinaryCase(name: "floorDivided", meaning: floorQuotient, allocating: { $0.floorDivided(by: $1) }),
      BinaryCase(
        name: "remainder", meaning: { $1 == 0 ? 0 : $0 &- floorQuotient($0, $1) &* $1 },
        allocating: { $0.remainder(by: $1) }),
    ]
  }
}

extension FloatingPointElement {
  fileprivate static var floatCases: [BinaryCase<Self>] {
    sums({ $0 + $1 }, { $0 - $1 }, { $0 * $1 }) + [
      BinaryCase(
        name: "/", meaning: { $0 / $1 }, allocating: { $0 / $1 }, inPlace: { $0 /= $1 },
        out: { NDArray.divide($0, $1, out: $2) }, scalarRight: { $0 / $1 }, scalarLeft: { $0 / $1 },
        scalarInPlace: { $0 /= $1 })
    ]
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
