import Foundation
import Lanes

func judge(_ judge: Judge) {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("one-row-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try check(judge, folder.appendingPathComponent("matrix.npy").path)
  } catch {
    judge.expect("nothing is thrown", false, "\(error)")
  }
}

private func check(_ judge: Judge, _ path: String) throws {
  try NDArray<Float>.arange(12).reshaped([3, 4]).save(to: path)
  judge.expect("the second of three", try row(1, ofFile: path), equals: [4, 5, 6, 7])
  let byColumns = try MemoryMap<Float>(creatingNPY: path, shape: [3, 4], order: .columnMajor)
  byColumns.array.assign(NDArray<Float>.arange(12).reshaped([3, 4]))
  judge.expect("of a file in column order", try row(2, ofFile: path), equals: [8, 9, 10, 11])
  try NDArray<Float>.arange(1_048_576).reshaped([1024, 1024]).save(to: path)
  let (large, use) = try MemoryMeter.measure { try row(1000, ofFile: path) }
  judge.expect("of a large file", large[3], equals: 1_024_003)
  judge.expect("no more than the row is read", use.peakBytes <= 16_384, "\(use.peakBytes) bytes of arrays are made")
  try MemoryMap<Float>(npy: path, mode: .readWrite).array.fill(0)
  judge.expect("it is its own when the file changes", large[3], equals: 1_024_003)
  try FileManager.default.removeItem(atPath: path)
  judge.expect("no file is an error", (try? row(0, ofFile: path)) == nil)
}
