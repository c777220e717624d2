import LanesIntrinsics
import LanesKernelInterface

/// Copies cache lines past the caches, a vector at a time.
let streamLines = StreamLoop { source, out, lines in
  lanes_stream_lines(source, out, lines)
}
