import Lanes

extension NDArray: OrderedVariable where Element: OrderedElement {
  func ordered(_ call: Call) -> (any Variable)? {
    let (axes, keep) = (call.ints("axes"), call.has("keep"))
    switch call.operation {
    case "reduce":
      switch call.word(0) {
      case "min":
        return reduced(call, NDArray.min) {
          min()
        } along: {
          min(axes: $0, keepDims: $1)
        }
      case "max":
        return reduced(call, NDArray.max) {
          max()
        } along: {
          max(axes: $0, keepDims: $1)
        }
      default: return nil
      }
    case "peak_to_peak": return axes.map { peakToPeak(axes: $0, keepDims: keep) } ?? NDArray(peakToPeak())
    case "argmin": return call.int("axis").map { argMin(axis: $0, keepDims: keep) } ?? NDArray<Int>(argMin())
    case "argmax": return call.int("axis").map { argMax(axis: $0, keepDims: keep) } ?? NDArray<Int>(argMax())
    case "cumulative":
      return call.word(0) == "minimum" ? cumulativeMin(axis: call.int("axis")!) : cumulativeMax(axis: call.int("axis")!)
    case "clip":
      if call.isArray(1) {
        let (low, high): (NDArray, NDArray) = (call.array(1), call.array(2))
        return call.array("out").map { NDArray.clip(self, low, high, out: $0) } ?? .clip(self, low, high)
      }
      let (low, high): (Element, Element) = (call.scalar(1), call.scalar(2))
      return call.array("out").map { NDArray.clip(self, low, high, out: $0) } ?? .clip(self, low, high)
    case "sort":
      sort(axis: call.int(1))
      return self
    case "sorted": return sorted(axis: call.int(1))
    case "sorted_flat": return sortedFlat()
    case "argsort": return argSort(axis: call.int(1))
    case "partitioned": return partitioned(at: call.int(1), axis: call.int(2)).take([call.int(1)], axis: call.int(2))
    case "lexsort": return NDArray.lexSort([self, call.array(1)])
    case "unique": return unique()
    case "unique_parts":
      let found = uniqueElements()
      return [found.indices, found.inverse, found.counts][call.int(1)]
    case "searchsorted": return searchSorted(call.array(1), side: call.has("right") ? .right : .left)
    case "isin": return isIn(call.array(1))
    case "intersection": return intersection(call.array(1))
    case "union": return union(call.array(1))
    case "setdiff": return subtracting(call.array(1))
    case "setxor": return symmetricDifference(call.array(1))
    case "histogram": return histogram(bins: call.int(1)).counts
    case "floor_divided_in_place": return NDArray.floorDivide(self, call.array(1), out: self)
    default: return deviations(call)
    }
  }

  private func deviations(_ call: Call) -> (any Variable)? {
    guard ["variance", "deviation"].contains(call.operation) else { return nil }
    return (self as? any SpreadVariable)?.spread(call)
  }
}

protocol SpreadVariable { func spread(_ call: Call) -> any Variable }

extension NDArray: SpreadVariable where Element: OrderedElement, Element.Mean: FloatingPointElement {
  func spread(_ call: Call) -> any Variable {
    let (keep, delta) = (call.has("keep"), call.int("ddof") ?? 0)
    if call.operation == "variance" {
      return call.ints("axes").map { variance(axes: $0, keepDims: keep, deltaDegreesOfFreedom: delta) }
        ?? NDArray<Element.Mean>(variance(deltaDegreesOfFreedom: delta))
    }
    return call.ints("axes").map { standardDeviation(axes: $0, keepDims: keep, deltaDegreesOfFreedom: delta) }
      ?? NDArray<Element.Mean>(standardDeviation(deltaDegreesOfFreedom: delta))
  }
}

extension NDArray: IntegerVariable where Element: IntegerElement {
  func counted(_ call: Call) -> (any Variable)? { call.operation == "bincount" ? binCount() : nil }
}

extension NDArray: FloatingVariable where Element: FloatingPointElement {
  func floating(_ call: Call) -> (any Variable)? {
    let (axes, keep) = (call.ints("axes"), call.has("keep"))
    switch call.operation {
    case "nan_sum": return nanSum(axes: axes, keepDims: keep)
    case "nan_min": return nanMin(axes: axes, keepDims: keep)
    case "nan_max": return nanMax(axes: axes, keepDims: keep)
    case "nan_mean": return nanMean(axes: axes, keepDims: keep)
    case "quantile":
      let q: Double = call.scalar(1)
      return call.int("axis").map { quantile(q, axis: $0) } ?? quantile(q)
    case "median": return call.int("axis").map { median(axis: $0) } ?? NDArray(median())
    case "is_close": return isClose(to: call.array(1))
    default: return nil
    }
  }
}
