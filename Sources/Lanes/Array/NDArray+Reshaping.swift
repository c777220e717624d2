/// When an operation may copy elements.
public enum CopyMode: Sendable {
  /// Always.
  case always
  /// Only where no view exists.
  case ifNeeded
  /// Never: where no view exists there is an error.
  case never
}

/// A view was asked for where only a copy exists.
public struct CopyNeededError: Error, CustomStringConvertible {
  public let description: String
}

extension NDArray {
  /// The same elements under another shape: a view where one exists, else a copy.
  ///
  /// `order` is the one in which elements are read from this array and laid into the shape, NumPy's `order="C"`
  /// and `"F"`; a copy is laid out in memory in that order too. One extent may be −1: it is computed from the
  /// others. Whether the result shares memory can be asked of ``isView``, or forced by
  /// ``reshaped(_:order:copy:)``. O(ndim) for a view, O(size) for a copy.
  public func reshaped(_ shape: Dimensions, order: MemoryOrder = .rowMajor) -> NDArray {
    let target = resolved(shape)
    return layout.reshaped(target, order: order).map { view($0) } ?? reshapedCopy(target, order)
  }

  /// The same with a say on copying; with `.never` it throws ``CopyNeededError`` where no strides
  /// express the new shape over the memory as it lies.
  public func reshaped(
    _ shape: Dimensions, order: MemoryOrder = .rowMajor, copy mode: CopyMode
  ) throws(CopyNeededError) -> NDArray {
    let target = resolved(shape)
    switch mode {
    case .always: return reshapedCopy(target, order)
    case .ifNeeded: return reshaped(shape, order: order)
    case .never:
      guard let layout = layout.reshaped(target, order: order) else {
        throw CopyNeededError(
          description: "reshaping \(self.shape) with strides \(strides) to \(target) needs a copy: "
            + "no strides reach the elements in that order")
      }
      return view(layout)
    }
  }

  /// One axis of all elements in row-major or column-major order: a view where one exists, else a copy.
  public func ravel(order: MemoryOrder = .rowMajor) -> NDArray { reshaped([size], order: order) }

  /// A copy with one axis of all elements in row-major or column-major order. O(size).
  public func flattened(order: MemoryOrder = .rowMajor) -> NDArray { reshapedCopy([size], order) }

  /// A copy under another shape of as many elements, laid out in the order in which elements are taken.
  private func reshapedCopy(_ target: Dimensions, _ order: MemoryOrder) -> NDArray {
    let result = NDArray.empty(target, order: order)
    // Fresh memory can be seen under every shape: under the old one it takes the elements as they come.
    result.view(result.layout.reshaped(shape, order: order)!).assign(self)
    return result
  }

  /// A fresh result under the shape that it is to have. It is no view of what it was computed in.
  func reshapedResult(_ shape: Dimensions) -> NDArray {
    guard let layout = layout.reshaped(shape) else { return reshapedCopy(shape, .rowMajor) }
    return NDArray(storage: storage, layout: layout, isView: false, isWritable: true)
  }

  private func resolved(_ requested: Dimensions) -> Dimensions {
    var target = requested
    var known = 1
    var unknown: Int?
    for axis in requested.indices {
      if requested[axis] == -1 {
        require(unknown == nil, "reshaped(\(requested)): only one extent may be -1")
        unknown = axis
      } else {
        require(requested[axis] >= 0, "reshaped(\(requested)): axis \(axis) is negative")
        known = known.multipliedReportingOverflow(by: requested[axis]).partialValue
      }
    }
    if let unknown {
      require(
        known != 0 && size % known == 0,
        "reshaped(\(requested)) of shape \(shape): \(size) elements do not divide into groups of \(known)")
      target[unknown] = size / known
    }
    require(
      target.checkedProduct == size,
      "reshaped(\(requested)) of shape \(shape): it holds \(size) elements, and the new shape "
        + (target.checkedProduct.map { "\($0)" } ?? "more than can be counted"))
    return target
  }
}

extension Layout {
  /// The layout of another shape over the same elements in an order, if strides can say it.
  func reshaped(_ target: Dimensions, order: MemoryOrder) -> Layout? {
    // Column-major order is the row-major order of the transposed.
    order == .rowMajor ? reshaped(target) : reversedAxes.reshaped(Dimensions(target.reversed()))?.reversedAxes
  }

  private var reversedAxes: Layout {
    Layout(shape: Dimensions(shape.reversed()), strides: Dimensions(strides.reversed()), offset: offset)
  }

  /// The layout of another shape over the same elements in row-major order, if strides can say it.
  ///
  /// Axes of the two shapes are matched in groups of equal product; a group can be divided anew
  /// where its axes continue each other in memory (NumPy's `_attempt_nocopy_reshape`).
  func reshaped(_ target: Dimensions) -> Layout? {
    if isContiguous || size == 0 {
      var result = Layout(contiguous: target)
      result.offset = offset
      return result
    }
    var newStrides = Dimensions(repeating: 0, count: target.count)
    let axes = (0..<rank).filter { shape[$0] != 1 }
    var source = 0
    var position = 0
    while position < target.count {
      if target[position] == 1 {
        position += 1
        continue
      }
      let sourceStart = source
      let targetStart = position
      var have = shape[axes[source]]
      var want = target[position]
      while have != want {
        if have < want {
          source += 1
          have *= shape[axes[source]]
        } else {
          position += 1
          want *= target[position]
        }
      }
      for i in sourceStart..<source {
        let (outer, inner) = (axes[i], axes[i + 1])
        if strides[outer] != strides[inner] * shape[inner] { return nil }
      }
      var stride = strides[axes[source]]
      for axis in (targetStart...position).reversed() {
        newStrides[axis] = stride
        stride *= target[axis]
      }
      source += 1
      position += 1
    }
    return Layout(shape: target, strides: newStrides, offset: offset)
  }
}
