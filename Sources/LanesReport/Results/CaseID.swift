/// The name of a case, taken apart: `question/operation/implementation/dtype/level/count[/key:value…]`.
///
/// ```swift
/// let id = CaseID(parsing: "any-all/any-bool/lanes/bool/L2/65536/hit:10%/real_time")!
/// id.level          // "L2"
/// id.extras         // ["hit": "10%"]
/// id.name           // "any-all/any-bool/lanes/bool/L2/65536/hit:10%"
/// ```
public struct CaseID: Hashable, Sendable {
  public var question: String
  public var operation: String
  public var implementation: String
  /// The element type by NumPy's name, for example `float32`.
  public var dtype: String
  /// `L1`, `L2`, `L3`, `RAM`, or `-` where the case has none.
  public var level: String
  /// Elements of one operand, at least 1.
  public var count: Int
  public var extras: [String: String]

  public init(
    _ question: String, _ operation: String, implementation: String = "lanes", dtype: String = "float32",
    level: String, count: Int, extras: [String: String] = [:]
  ) {
    self.question = question
    self.operation = operation
    self.implementation = implementation
    self.dtype = dtype
    self.level = level
    self.count = max(count, 1)
    self.extras = extras
  }

  /// The name as the benchmark was registered, extras in the order of their keys.
  public var name: String {
    let fixed = "\(question)/\(operation)/\(implementation)/\(dtype)/\(level)/\(count)"
    return extras.sorted { $0.key < $1.key }.reduce(fixed) { "\($0)/\($1.key):\($1.value)" }
  }

  /// Bytes of one element; nil for a type this version does not know.
  public var itemSize: Int? {
    switch dtype {
    case "bool", "int8", "uint8": 1
    case "int16", "uint16", "float16": 2
    case "int32", "uint32", "float32": 4
    case "int64", "uint64", "float64": 8
    default: nil
    }
  }

  /// Bytes of one operand, as a floating-point number because a name may claim any count.
  public var operandBytes: Double? {
    itemSize.map { Double($0) * Double(count) }
  }

  /// The levels in the order of their distance from the core.
  public static let levels = ["L1", "L2", "L3", "RAM"]
}

extension CaseID {
  /// The same case for whoever implements it: two cases of one such name are variants of each other.
  public var withoutImplementation: CaseID { by("") }

  /// The same case of another implementation.
  public func by(_ implementation: String) -> CaseID {
    var id = self
    id.implementation = implementation
    return id
  }
}
