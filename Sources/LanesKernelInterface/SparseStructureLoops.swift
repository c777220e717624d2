/// Work on where the elements of a sparse matrix are, by the type of its indices. Values are not touched: loops
/// that move elements write the position that each came from, and values follow by it.
///
/// They are a class: of a structure of this size, every kernel module would emit code that copies it, the linker would keep
/// any one of them, and that one may use instructions the processor lacks.
public final class SparseStructureLoops: Sendable {
  /// Lines stored one after the other: line `i` has the indices from `offsets[i]` up to `offsets[i + 1]`.
  public struct Lines: @unchecked Sendable {
    public let count: Int
    public let offsets: UnsafeMutableRawPointer
    public let indices: UnsafeMutableRawPointer

    public init(count: Int, offsets: UnsafeMutableRawPointer, indices: UnsafeMutableRawPointer) {
      self.count = count
      self.offsets = offsets
      self.indices = indices
    }
  }

  /// What is known of lines after looking at all of them.
  public struct Findings: Sendable {
    /// The first offset that is negative, smaller than the one before, or beyond the end.
    public var badOffset: Int?
    /// The first index outside of its line.
    public var badIndex: Int?
    /// Whether no index of a line is smaller than the one before it.
    public var isSorted = true
    /// Whether every index of a line is larger than the one before it.
    public var isCanonical = true

    public init() {}
  }

  /// Looks at all offsets and indices, of which there are `stored`; nothing is trusted but that they are there.
  public typealias Check = @Sendable (_ lines: Lines, _ extent: Int, _ stored: Int) -> Findings
  /// Sorts the indices of each line; equal ones keep their order. The offsets stay.
  public typealias Sort =
    @Sendable (_ lines: Lines, _ outIndices: UnsafeMutableRawPointer, _ positions: UnsafeMutablePointer<Int>) -> Void
  /// Takes equal neighbours as one and writes where each group starts, with the end behind. Returns their number.
  public typealias Group =
    @Sendable (_ lines: Lines, _ out: Lines, _ starts: UnsafeMutablePointer<Int>) -> Int
  /// Keeps the elements whose byte of `mask` is set.
  public typealias Filter = @Sendable (_ lines: Lines, _ mask: UnsafePointer<UInt8>, _ out: Lines) -> Void
  /// Keeps the indices in a range, counted from its start. Returns how many there are.
  public typealias Narrow =
    @Sendable (
      _ lines: Lines, _ lower: Int, _ upper: Int, _ out: Lines, _ positions: UnsafeMutablePointer<Int>
    ) -> Int
  /// How many elements some lines have together.
  public typealias Measure = @Sendable (_ lines: Lines, _ chosen: UnsafePointer<Int>, _ count: Int) -> Int
  /// Copies some lines, `out.count` of them.
  public typealias Take =
    @Sendable (
      _ lines: Lines, _ chosen: UnsafePointer<Int>, _ out: Lines, _ positions: UnsafeMutablePointer<Int>
    ) -> Void
  /// Where the elements are in a dense matrix with these strides.
  public typealias Places =
    @Sendable (_ lines: Lines, _ lineStride: Int, _ stride: Int, _ out: UnsafeMutablePointer<Int>) -> Void
  /// The line of every element.
  public typealias Expand = @Sendable (_ lines: Lines, _ out: UnsafeMutableRawPointer) -> Void
  /// Makes lines of ascending positions in a dense matrix whose lines have `extent` elements.
  public typealias Split =
    @Sendable (_ positions: UnsafePointer<Int>, _ count: Int, _ extent: Int, _ out: Lines) -> Void
  /// Looks for the index `first + i` in the sorted line `line + i`, and writes its position or −1.
  public typealias Find =
    @Sendable (_ lines: Lines, _ line: Int, _ first: Int, _ count: Int, _ out: UnsafeMutablePointer<Int>) -> Void
  /// Returns how many elements the product of two matrices has, and how many its longest line. `marks` holds a zero for
  /// each index.
  public typealias MeasureProduct =
    @Sendable (_ a: Lines, _ b: Lines, _ marks: UnsafeMutablePointer<Int>) -> (total: Int, longest: Int)
  /// Writes the offsets and the sorted indices of the product. `marks` are as measuring left them.
  public typealias FillProduct =
    @Sendable (_ a: Lines, _ b: Lines, _ marks: UnsafeMutablePointer<Int>, _ longest: Int, _ out: Lines) -> Void

  public let check: Check
  public let sort: Sort
  public let group: Group
  public let filter: Filter
  public let narrow: Narrow
  public let measure: Measure
  public let take: Take
  public let places: Places
  public let expand: Expand
  public let split: Split
  public let find: Find
  public let measureProduct: MeasureProduct
  public let fillProduct: FillProduct

  public init(
    check: @escaping Check, sort: @escaping Sort,
    group: @escaping Group, filter: @escaping Filter,
    narrow: @escaping Narrow, measure: @escaping Measure, take: @escaping Take, places: @escaping Places,
    expand: @escaping Expand, split: @escaping Split, find: @escaping Find,
    measureProduct: @escaping MeasureProduct, fillProduct: @escaping FillProduct
  ) {
    self.check = check
    self.sort = sort
    self.group = group
    self.filter = filter
    self.narrow = narrow
    self.measure = measure
    self.take = take
    self.places = places
    self.expand = expand
    self.split = split
    self.find = find
    self.measureProduct = measureProduct
    self.fillProduct = fillProduct
  }
}
