import Lanes

func sumOfSquares(inFile path: String) throws -> Double {
  var total = 0.0
  try MemoryMap<Float>(npy: path, mode: .read).forEachChunk(of: 65_536, droppingPages: true) { part in
    let numbers = part.lazy.cast(to: Double.self)
    total += (numbers * numbers).sum()
  }
  return total
}
