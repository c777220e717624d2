import Lanes

// The place of the first element above a limit, or nil where there is none. `any` stops early and says whether there is one,
// but not where. This answer compares everything and lists every hit to learn of the first. Look no further than needed:
// an array is views of a few thousand elements, one after the other.

func firstAbove(_ limit: Float, in a: NDArray<Float>) -> Int? {
  let hits = (a .> limit).flatNonZero()
  return hits.size == 0 ? nil : hits[0]
}
