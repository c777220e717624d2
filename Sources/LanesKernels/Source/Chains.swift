import LanesIntrinsics
import LanesKernelInterface

/// The chains of the types that formulas are mostly written in. (Each costs 5 KB of code.)
func registerChains(_ set: KernelSet.Builder) {
  set.chain[.asIs, .float32] = chain(
    { lanes_chain_f32($0, $1, $2, $3) }, { lanes_narrow_chain_f32($0, $1, $2, $3) })
  set.chain[.asIs, .float64] = chain(
    { lanes_chain_f64($0, $1, $2, $3) }, { lanes_narrow_chain_f64($0, $1, $2, $3) })
  set.chain[.asIs, .int32] = chain(
    { lanes_chain_i32($0, $1, $2, $3) }, { lanes_narrow_chain_i32($0, $1, $2, $3) })
  set.chain[.asIs, .int64] = chain(
    { lanes_chain_i64($0, $1, $2, $3) }, { lanes_narrow_chain_i64($0, $1, $2, $3) })
}

private typealias Run =
  @Sendable (UnsafePointer<lanes_chain_step>, Int, UnsafePointer<lanes_chain_operand>, Int) -> Void

@inline(__always)
private func chain(_ chunks: @escaping Run, _ vectors: @escaping Run) -> ChainLoop {
  ChainLoop(
    vectorBytes: Int(LANES_CHAIN_VECTOR), chunkVectors: Int(LANES_CHAIN_VECTORS), chunks: body(chunks),
    vectors: body(vectors))
}

@inline(__always)
private func body(_ run: @escaping Run) -> ChainLoop.Body {
  { steps, stepCount, operands, count in
    run(
      steps.assumingMemoryBound(to: lanes_chain_step.self), stepCount,
      operands.assumingMemoryBound(to: lanes_chain_operand.self), count)
  }
}
