import Lanes

func row(_ index: Int, ofFile path: String) throws -> NDArray<Float> {
  try MemoryMap<Float>(npy: path, mode: .read).withArray { $0[index, .all].copy() }
}
