import LanesIntrinsics
import LanesKernelInterface

/// The chains of the types that formulas are mostly written in. (Each costs 4 KB of code.)
func registerChains(_ set: KernelSet.Builder) {
  set.chain[.asIs, .float32] = chain { lanes_chain_f32($0, $1, $2, $3) }
  set.chain[.asIs, .float64] = chain { lanes_chain_f64($0, $1, $2, $3) }
  set.chain[.asIs, .int32] = chain { lanes_chain_i32($0, $1, $2, $3) }
  set.chain[.asIs, .int64] = chain { lanes_chain_i64($0, $1, $2, $3) }
}

@inline(__always)
private func chain(
  _ run:
    @escaping @Sendable (UnsafePointer<lanes_chain_step>, Int, UnsafePointer<lanes_chain_operand>, Int) -> Void
) -> ChainLoop {
  ChainLoop(chunkBytes: Int(LANES_CHAIN_CHUNK)) { steps, stepCount, operands, chunks in
    run(
      steps.assumingMemoryBound(to: lanes_chain_step.self), stepCount,
      operands.assumingMemoryBound(to: lanes_chain_operand.self), chunks)
  }
}
