import Lanes

// The shape that two shapes broadcast to, or nil where they do not fit. Axes are compared from the last to the first; an extent
// of 1, and an axis that is missing at the front, stretch. This one only knows shapes that are equal.

func broadcastShape(_ a: [Int], _ b: [Int]) -> [Int]? {
  a == b ? a : nil
}
