/// Sorting and searching lines of contiguous elements. NaN comes last.
public struct SortingLoops: Sendable {
  /// Puts the elements in order.
  public typealias Sort = @Sendable (_ line: UnsafeMutableRawPointer, _ count: Int) -> Void
  /// The positions of the elements in order; equal ones keep theirs.
  public typealias ArgSort =
    @Sendable (
      _ line: UnsafeRawPointer, _ count: Int, _ positions: UnsafeMutablePointer<Int>
    ) -> Void
  /// Puts the element at `k` where it would stand in order, no larger one before it and no smaller one after it.
  public typealias Partition = @Sendable (_ line: UnsafeMutableRawPointer, _ count: Int, _ k: Int) -> Void
  /// Where the values would be put in to keep the order: before equal ones, or after.
  public typealias Search =
    @Sendable (
      _ line: UnsafeRawPointer, _ count: Int, _ values: UnsafeRawPointer, _ valueCount: Int, _ isAfter: Bool,
      _ positions: UnsafeMutablePointer<Int>
    ) -> Void

  public let sort: Sort
  public let argSort: ArgSort
  public let partition: Partition
  public let search: Search

  public init(
    sort: @escaping Sort, argSort: @escaping ArgSort, partition: @escaping Partition, search: @escaping Search
  ) {
    self.sort = sort
    self.argSort = argSort
    self.partition = partition
    self.search = search
  }
}
