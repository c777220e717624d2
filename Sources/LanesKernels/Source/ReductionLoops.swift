import LanesKernelInterface

/// Accumulators that a fold keeps side by side: four of the widest registers. The number is the
/// same for every instruction set, so that all of them round alike and give one answer.
@inline(__always)
func laneCount<R: Reduction>(_ reduction: R.Type) -> Int {
  256 / MemoryLayout<R.Accumulator>.stride
}

/// Elements that one lane takes in before lanes are combined pairwise: as many as in one lane of
/// NumPy's pairwise sum (blocks of 128 over 8 accumulators), so that errors grow as slowly.
let elementsPerLane = 16

/// Adds `rows` rows of lanes to `lanes`. The compiler keeps the lanes in vector registers: the
/// inner loop has a constant length and vanishes.
@inline(__always)
private func foldRows<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ stride: Int, _ rows: Int,
  _ lanes: UnsafeMutablePointer<R.Accumulator>
) {
  let width = laneCount(R.self)
  let end = rows &* width
  var start = 0
  if stride == 1 {
    while start < end {
      var lane = 0
      while lane < width {
        lanes[lane] = R.combine(lanes[lane], R.widen(x[start &+ lane]))
        lane &+= 1
      }
      start &+= width
    }
  } else {
    while start < end {
      var lane = 0
      while lane < width {
        lanes[lane] = R.combine(lanes[lane], R.widen(x[(start &+ lane) &* stride]))
        lane &+= 1
      }
      start &+= width
    }
  }
}

/// Folds `rows` rows into `lanes`, which it sets. Reductions that round go down by halves.
private func foldPairwise<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ stride: Int, _ rows: Int,
  _ lanes: UnsafeMutablePointer<R.Accumulator>
) {
  let width = laneCount(R.self)
  guard R.isRounding && rows > elementsPerLane else {
    // Locals of this frame, so that nothing else can hold their address while the loop runs.
    withUnsafeTemporaryAllocation(of: R.Accumulator.self, capacity: width) { local in
      let accumulators = local.baseAddress!
      accumulators.update(repeating: R.identity, count: width)
      foldRows(R.self, x, stride, rows, accumulators)
      lanes.update(from: accumulators, count: width)
    }
    return
  }
  let half = rows / 2 / elementsPerLane &* elementsPerLane
  let first = half > 0 ? half : elementsPerLane
  foldPairwise(R.self, x, stride, first, lanes)
  withUnsafeTemporaryAllocation(of: R.Accumulator.self, capacity: width) { local in
    let second = local.baseAddress!
    foldPairwise(R.self, x + first &* width &* stride, stride, rows &- first, second)
    var lane = 0
    while lane < width {
      lanes[lane] = R.combine(lanes[lane], second[lane])
      lane &+= 1
    }
  }
}

/// One result from a whole axis.
func fold<R: Reduction>(_ reduction: R.Type) -> FoldLoop {
  FoldLoop { source, stride, count, accumulator in
    let x = source.assumingMemoryBound(to: R.Element.self)
    let total = accumulator.assumingMemoryBound(to: R.Accumulator.self)
    let width = laneCount(R.self)
    let rows = count / width
    var i = rows &* width
    if rows > 0 {
      withUnsafeTemporaryAllocation(of: R.Accumulator.self, capacity: width) { local in
        let lanes = local.baseAddress!
        foldPairwise(R.self, x, stride, rows, lanes)
        var span = width / 2
        while span > 0 {
          var lane = 0
          while lane < span {
            lanes[lane] = R.combine(lanes[lane], lanes[lane &+ span])
            lane &+= 1
          }
          span /= 2
        }
        total[0] = R.combine(total[0], lanes[0])
      }
    }
    guard i < count else { return }
    // Eight chains for what is left, as a single one would cost the latency of each addition.
    var rest = R.identity
    if count &- i >= 8 {
      withUnsafeTemporaryAllocation(of: R.Accumulator.self, capacity: 8) { local in
        let lanes = local.baseAddress!
        lanes.update(repeating: R.identity, count: 8)
        while i &+ 8 <= count {
          var lane = 0
          while lane < 8 {
            lanes[lane] = R.combine(lanes[lane], R.widen(x[(i &+ lane) &* stride]))
            lane &+= 1
          }
          i &+= 8
        }
        rest = R.combine(
          R.combine(R.combine(lanes[0], lanes[4]), R.combine(lanes[2], lanes[6])),
          R.combine(R.combine(lanes[1], lanes[5]), R.combine(lanes[3], lanes[7])))
      }
    }
    while i < count {
      rest = R.combine(rest, R.widen(x[i &* stride]))
      i &+= 1
    }
    total[0] = R.combine(total[0], rest)
  }
}

/// One more slice of an outer axis.
func accumulate<R: Reduction>(_ reduction: R.Type) -> AccumulateLoop {
  AccumulateLoop { source, sourceStride, accumulators, accumulatorStride, count in
    let x = source.assumingMemoryBound(to: R.Element.self)
    let y = accumulators.assumingMemoryBound(to: R.Accumulator.self)
    var i = 0
    if sourceStride == 1 && accumulatorStride == 1 {
      while i < count {
        y[i] = R.combine(y[i], R.widen(x[i]))
        i &+= 1
      }
    } else {
      while i < count {
        y[i &* accumulatorStride] = R.combine(y[i &* accumulatorStride], R.widen(x[i &* sourceStride]))
        i &+= 1
      }
    }
  }
}

private func fill<R: Reduction>(_ reduction: R.Type) -> FillLoop {
  FillLoop { $0.assumingMemoryBound(to: R.Accumulator.self).update(repeating: R.identity, count: $1) }
}

func loops<R: Reduction>(_ reduction: R.Type) -> ReductionLoops where R.Accumulator: KernelElement {
  loops(reduction, accumulator: R.Accumulator.dtype)
}

func loops<R: Reduction>(_ reduction: R.Type, accumulator: DType) -> ReductionLoops {
  ReductionLoops(
    accumulator: accumulator, isRounding: R.isRounding, fill: fill(reduction), fold: fold(reduction),
    accumulate: accumulate(reduction), merge: accumulate(Merging<R>.self))
}
