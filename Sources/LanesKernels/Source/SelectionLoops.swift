import LanesKernelInterface

/// Picking elements of one size by position and by mask.
///
/// A mask is random to the processor: instead of branching on it, every element is written to the next
/// place, which moves on only where the mask is set. The loops end at the last wanted element, so that
/// nothing is written behind the output.
func selection<T: BitwiseCopyable & SendableMetatype>(_ unit: T.Type) -> SelectionLoops {
  SelectionLoops(
    gather: { source, sourceStride, indices, out, outStride, count in
      let x = source.assumingMemoryBound(to: T.self)
      let y = out.assumingMemoryBound(to: T.self)
      var i = 0
      if sourceStride == 1 && outStride == 1 {
        while i < count {
          y[i] = x[indices[i]]
          i &+= 1
        }
      } else {
        while i < count {
          y[i &* outStride] = x[indices[i] &* sourceStride]
          i &+= 1
        }
      }
    },
    scatter: { source, sourceStride, indices, out, outStride, count in
      let x = source.assumingMemoryBound(to: T.self)
      let y = out.assumingMemoryBound(to: T.self)
      var i = 0
      while i < count {
        y[indices[i] &* outStride] = x[i &* sourceStride]
        i &+= 1
      }
    },
    compress: { source, mask, out, wanted in
      let x = source.assumingMemoryBound(to: T.self)
      let y = out.assumingMemoryBound(to: T.self)
      var (i, n) = (0, 0)
      while n < wanted {
        y[n] = x[i]
        n &+= Int(mask[i])
        i &+= 1
      }
    },
    expand: { source, mask, out, wanted in
      let x = source.assumingMemoryBound(to: T.self)
      let y = out.assumingMemoryBound(to: T.self)
      var (i, n) = (0, 0)
      while n < wanted {
        let (old, new) = (y[i], x[n])
        y[i] = mask[i] != 0 ? new : old
        n &+= Int(mask[i])
        i &+= 1
      }
    },
    positions: { mask, out, wanted in
      var (i, n) = (0, 0)
      while n < wanted {
        out[n] = i
        n &+= Int(mask[i])
        i &+= 1
      }
    })
}
