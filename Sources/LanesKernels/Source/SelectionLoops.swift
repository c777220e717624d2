import LanesIntrinsics
import LanesKernelInterface

/// Picking elements of one size by position and by mask.
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
    gatherLines: { source, blocks, extent, length, indices, out, count in
      var x = source.assumingMemoryBound(to: T.self)
      var y = out.assumingMemoryBound(to: T.self)
      let bytes = length &* MemoryLayout<T>.stride
      var block = 0
      while block < blocks {
        var i = 0
        if length == 1 {
          while i < count {
            y[i] = x[indices[i]]
            i &+= 1
          }
        } else if bytes <= 512 {
          while i < count {
            lanes_copy_line(x + indices[i] &* length, y + i &* length, bytes)
            i &+= 1
          }
        } else {
          while i < count {
            (y + i &* length).update(from: x + indices[i] &* length, count: length)
            i &+= 1
          }
        }
        x += extent &* length
        y += count &* length
        block &+= 1
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
    compress: { source, mask, count, out, wanted in
      let x = source.assumingMemoryBound(to: T.self)
      let y = out.assumingMemoryBound(to: T.self)
      forEachBlock(mask, count, wanted, length: Int(LANES_COMPRESSED)) { i, n in
        lanes_compress(CInt(MemoryLayout<T>.stride), x + i, mask + i, y + n)
      } element: { i, n in
        y[n] = x[i]
      }
    },
    expand: { source, mask, count, out, wanted in
      let x = source.assumingMemoryBound(to: T.self)
      let y = out.assumingMemoryBound(to: T.self)
      forEachBlock(mask, count, wanted, length: Int(LANES_EXPANDED)) { i, n in
        lanes_expand(CInt(MemoryLayout<T>.stride), x + n, mask + i, y + i)
      } element: { i, n in
        let (old, new) = (y[i], x[n])
        y[i] = mask[i] != 0 ? new : old
      }
    })
}

/// What does not depend on the elements.
let maskLoops = MaskLoops(
  count: { lanes_mask_count($0, $1) },
  positions: { mask, count, out, wanted in
    forEachBlock(mask, count, wanted, length: Int(LANES_EXPANDED)) { i, n in
      lanes_positions(mask + i, i, out + n)
    } element: { i, n in
      out[n] = i
    }
  },
  isOutside: { indices, count, extent in
    // The sign is set where an index is negative or not below the extent.
    var signs = 0
    var i = 0
    while i < count {
      signs |= indices[i] | (extent &- 1 &- indices[i])
      i &+= 1
    }
    return signs < 0
  },
  countFromEnd: { indices, count, extent, out in
    var signs = 0
    var i = 0
    while i < count {
      let index = indices[i]
      let counted = index &+ (index >> 63 & extent)
      signs |= counted | (extent &- 1 &- counted)
      out[i] = counted
      i &+= 1
    }
    return signs >= 0
  })

/// Goes through a mask with `count` entries, `wanted` of which are set, block by block: `body` handles `length` entries,
/// and says how many of them are set. It may write, or read, as many elements from the `n`th of those wanted on, so that
/// the last ones are handled one at a time. Stretches in which nothing is set are passed over.
@inline(__always)
private func forEachBlock(
  _ mask: UnsafePointer<UInt8>, _ count: Int, _ wanted: Int, length: Int,
  _ body: (_ i: Int, _ n: Int) -> Int, element: (_ i: Int, _ n: Int) -> Void
) {
  let stretch = 256
  var (i, n) = (0, 0)
  while count &- i >= length && wanted &- n >= length {
    if count &- i >= stretch && lanes_mask_is_empty(mask + i, stretch) != 0 {
      i &+= stretch
      continue
    }
    let end = min(i &+ stretch, count &- length &+ 1)
    while i < end && wanted &- n >= length {
      n &+= body(i, n)
      i &+= length
    }
  }
  while n < wanted {
    if count &- i >= 64 && lanes_mask_is_empty(mask + i, 64) != 0 {
      i &+= 64
      continue
    }
    let end = min(i &+ 64, count)
    while i < end && n < wanted {
      element(i, n)
      n &+= Int(mask[i])
      i &+= 1
    }
  }
}
