import Lanes

// Is an array contiguous in row-major order: does each element lie right behind the one before, the last axis fastest? Find out
// from `shape`, `strides` and `itemSize` alone. Two things are easily forgotten: an axis of extent 1 takes no step, whatever its
// stride, and an array without elements has nothing out of order.

func liesInOrder(_ a: NDArray<Float>) -> Bool {
  a.strides[a.ndim - 1] == a.itemSize
}
