import Lanes

func total(of map: MemoryMap<Float>) throws -> Float {
  try map.withArray { $0.sum() }
}
