import LanesKernelInterface

func copyLoop<T: BitwiseCopyable & Sendable>(_ element: T.Type) -> UnaryLoop {
  UnaryLoop { source, sourceStride, out, outStride, count in
    copyElements(
      source.assumingMemoryBound(to: T.self), sourceStride, out.assumingMemoryBound(to: T.self), outStride, count)
  }
}

/// Copies elements of one size. Elements that lie two or three apart, or backwards, have loops of their own: they are
/// shuffles of whole vectors.
func copyElements<T: BitwiseCopyable>(
  _ x: UnsafePointer<T>, _ sourceStride: Int, _ y: UnsafeMutablePointer<T>, _ outStride: Int, _ count: Int
) {
  var i = 0
  if outStride == 1 {
    switch sourceStride {
    case 0: if count > 0 { y.update(repeating: x[0], count: count) }
    case 1:
      while i < count {
        y[i] = x[i]
        i &+= 1
      }
    case -1:
      while i < count {
        y[i] = x[0 &- i]
        i &+= 1
      }
    case 2:
      while i < count {
        y[i] = x[2 &* i]
        i &+= 1
      }
    case 3:
      while i < count {
        y[i] = x[3 &* i]
        i &+= 1
      }
    default:
      while i < count {
        y[i] = x[i &* sourceStride]
        i &+= 1
      }
    }
  } else {
    while i < count {
      y[i &* outStride] = x[i &* sourceStride]
      i &+= 1
    }
  }
}

/// Copies elements of any type, by the loop of their size.
@inline(never)
func copyElements(
  ofSize size: Int, _ source: UnsafeRawPointer, _ sourceStride: Int, _ out: UnsafeMutableRawPointer, _ outStride: Int,
  _ count: Int
) {
  func copy<Unit: BitwiseCopyable>(as unit: Unit.Type) {
    copyElements(
      source.assumingMemoryBound(to: Unit.self), sourceStride, out.assumingMemoryBound(to: Unit.self), outStride, count)
  }
  switch size {
  case 1: copy(as: UInt8.self)
  case 2: copy(as: UInt16.self)
  case 4: copy(as: UInt32.self)
  case 8: copy(as: UInt64.self)
  default: copy(as: ComplexPair<Double>.self)
  }
}

/// Converts elements. What does not follow each other is brought together a block at a time, so that the conversion is
/// a loop over vectors: where that is itself one, or where converting one element alone is slow.
@inline(__always)
func castLoop<T, Result>(
  isSlowAlone: Bool, _ meaning: @escaping @Sendable (T) -> Result
) -> UnaryLoop {
  UnaryLoop { source, sourceStride, out, outStride, count in
    let x = source.assumingMemoryBound(to: T.self)
    let y = out.assumingMemoryBound(to: Result.self)
    if sourceStride == 1 && outStride == 1 {
      var i = 0
      while i < count {
        y[i] = meaning(x[i])
        i &+= 1
      }
      return
    }
    // Of wide elements a vector has so few that the detour costs more than it saves.
    let isSmall = max(MemoryLayout<T>.stride, MemoryLayout<Result>.stride) <= 4
    let isShuffled = isSmall && outStride == 1 && (sourceStride == 2 || sourceStride == -1 || sourceStride == 3)
    guard isSlowAlone || isShuffled || sourceStride == 0 else {
      var i = 0
      while i < count {
        y[i &* outStride] = meaning(x[i &* sourceStride])
        i &+= 1
      }
      return
    }
    let length = 128
    withUnsafeTemporaryAllocation(of: T.self, capacity: length) { gathered in
      withUnsafeTemporaryAllocation(of: Result.self, capacity: length) { converted in
        let (from, to) = (gathered.baseAddress!, converted.baseAddress!)
        var done = 0
        while done < count {
          let part = min(length, count &- done)
          copyElements(
            ofSize: MemoryLayout<T>.stride, x + done &* sourceStride, sourceStride, from, 1, part)
          var i = 0
          while i < part {
            to[i] = meaning(from[i])
            i &+= 1
          }
          copyElements(
            ofSize: MemoryLayout<Result>.stride, to, 1, y + done &* outStride, outStride, part)
          done &+= part
        }
      }
    }
  }
}
