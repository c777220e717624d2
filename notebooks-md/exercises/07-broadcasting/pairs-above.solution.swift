import Lanes

func pairsAbove(_ x: NDArray<Float>, _ y: NDArray<Float>, limit: Float) -> Int {
  (x[.all, .newAxis].lazy + y .> limit).countNonZero()
}
