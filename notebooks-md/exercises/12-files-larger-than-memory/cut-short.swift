import Lanes

// The sum of a mapped file. Other programs own the file too: when one of them cuts it short, this one ends with it. Let it throw
// an error instead.

func total(of map: MemoryMap<Float>) throws -> Float {
  map.array.sum()
}
