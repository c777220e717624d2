/// How arrays are printed: NumPy's `set_printoptions`, with its defaults.
///
///     print(a.description(PrintOptions(precision: 3)))
///     PrintOptions.$current.withValue(PrintOptions(threshold: .max)) { print(a) }
public struct PrintOptions: Hashable, Sendable {
  /// The most digits after the point.
  public var precision: Int
  /// Arrays of more elements are summarised.
  public var threshold: Int
  /// The elements that a summary shows at each end of an axis.
  public var edgeItems: Int
  /// The characters of a line, after which a row goes on in the next.
  public var lineWidth: Int
  /// Whether small floats beside large ones are written without an exponent.
  public var suppressesScientific: Bool

  /// NumPy's defaults, except for what is given.
  public init(
    precision: Int = 8, threshold: Int = 1000, edgeItems: Int = 3, lineWidth: Int = 75,
    suppressesScientific: Bool = false
  ) {
    self.precision = precision
    self.threshold = threshold
    self.edgeItems = edgeItems
    self.lineWidth = lineWidth
    self.suppressesScientific = suppressesScientific
  }

  /// What `print` and interpolation use, which a task may change for what it calls.
  @TaskLocal public static var current = PrintOptions()
}
