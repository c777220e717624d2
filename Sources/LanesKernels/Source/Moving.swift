import LanesIntrinsics
import LanesKernelInterface

extension Declaring where T: BitwiseCopyable & Sendable {
  /// What only moves elements, by their size alone.
  @inline(__always)
  func moves() {
    set.cast[dtype, dtype] = copyLoop(T.self)
    set.transpose[.asIs, dtype] = transpose(T.self)
    set.streaming[.asIs, dtype] = streamingLoops
    set.selection[.asIs, dtype] = selection(T.self)
    set.masks[.asIs, dtype] = maskLoops
    set.ternary[.select, dtype] = selectLoop(T.self)
  }
}

private let streamingLoops = StreamingLoops(
  copy: { lanes_streaming_copy($0, $1, $2) }, fill: { lanes_streaming_fill($0, $1, $2) })
