import Foundation
import Lanes

func judge(_ judge: Judge) {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sum-in-parts-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try check(judge, folder.appendingPathComponent("numbers.npy").path)
  } catch {
    judge.expect("nothing is thrown", false, "\(error)")
  }
}

private func check(_ judge: Judge, _ path: String) throws {
  try NDArray<Float>([1, 2, 3]).save(to: path)
  judge.expect("of three numbers", try sumOfSquares(inFile: path), equals: 14)
  try NDArray<Float>.empty([0]).save(to: path)
  judge.expect("of none", try sumOfSquares(inFile: path), equals: 0)
  // A count that few parts divide, of squares that single precision can't add.
  let count = 1_500_001
  try NDArray<Float>.full([count], 4097).save(to: path)
  let (total, use) = try MemoryMeter.measure { try sumOfSquares(inFile: path) }
  judge.expect("of many, to the last one", total, equals: Double(count) * 4097 * 4097)
  judge.expect(
    "no array is larger than a mebibyte", use.peakBytes <= 1 << 20, "\(use.peakBytes) bytes are alive at once")
}
