/// What a subscript says of one axis, or between two: an index, a slice, all of it, the axes left
/// out, or a new axis.
public enum AxisIndex: Hashable, Sendable {
  /// One index: the axis goes away.
  case index(Int)
  /// From `start` up to, but without, `stop` in steps of `step`, as Python slices: negative bounds
  /// count from the end, nil is as far as the step goes, and bounds outside are cut off.
  case range(start: Int?, stop: Int?, step: Int)
  /// As many whole axes as the others leave.
  case remaining
  /// A new axis of extent 1.
  case inserted
}

/// A value that may stand in a slicing subscript: an `Int`, a range of integers, or an
/// ``AxisIndex`` such as `.all`, `.slice(1, -1, step: 2)`, `.ellipsis` and `.newAxis`.
public protocol AxisIndexing {
  /// What the value says of an axis.
  var axisIndex: AxisIndex { get }
}

extension AxisIndex: AxisIndexing {
  /// Itself.
  public var axisIndex: AxisIndex { self }
}

extension AxisIndexing where Self == AxisIndex {
  /// The whole axis: NumPy's `:`.
  public static var all: AxisIndex { .range(start: nil, stop: nil, step: 1) }

  /// NumPy's `start:stop:step`, with nil for what is left out.
  public static func slice(_ start: Int?, _ stop: Int?, step: Int = 1) -> AxisIndex {
    .range(start: start, stop: stop, step: step)
  }

  /// The whole axis backwards: NumPy's `::-1`.
  public static var reversed: AxisIndex { .range(start: nil, stop: nil, step: -1) }

  /// As many whole axes as the others leave: NumPy's `...`.
  public static var ellipsis: AxisIndex { .remaining }

  /// A new axis of extent 1: NumPy's `newaxis`.
  public static var newAxis: AxisIndex { .inserted }
}

extension Int: AxisIndexing {
  /// One index, which takes the axis away.
  public var axisIndex: AxisIndex { .index(self) }
}

extension Range<Int>: AxisIndexing {
  /// The part of the axis from the lower bound up to, but without, the upper one.
  public var axisIndex: AxisIndex { .range(start: lowerBound, stop: upperBound, step: 1) }
}

extension ClosedRange<Int>: AxisIndexing {
  /// The part of the axis from the lower bound up to and with the upper one.
  public var axisIndex: AxisIndex { PartialRangeThrough.stop(lowerBound, after: upperBound) }
}

extension PartialRangeFrom<Int>: AxisIndexing {
  /// The part of the axis from the bound on.
  public var axisIndex: AxisIndex { .range(start: lowerBound, stop: nil, step: 1) }
}

extension PartialRangeUpTo<Int>: AxisIndexing {
  /// The part of the axis up to, but without, the bound.
  public var axisIndex: AxisIndex { .range(start: nil, stop: upperBound, step: 1) }
}

extension PartialRangeThrough<Int>: AxisIndexing {
  /// The part of the axis up to and with the bound.
  public var axisIndex: AxisIndex { PartialRangeThrough.stop(nil, after: upperBound) }

  /// What follows −1 is the end, which a stop of 0 would not mean.
  fileprivate static func stop(_ start: Int?, after last: Int) -> AxisIndex {
    .range(start: start, stop: last == -1 || last == .max ? nil : last + 1, step: 1)
  }
}
