import Foundation
import Lanes

func judge(_ judge: Judge) {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cut-short-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try check(judge, folder.appendingPathComponent("numbers.npy").path)
  } catch {
    judge.expect("nothing else is thrown", false, "\(error)")
  }
}

private func check(_ judge: Judge, _ path: String) throws {
  try NDArray<Float>.ones([100_000]).save(to: path)
  let map = try MemoryMap<Float>(npy: path, mode: .read)
  judge.expect("of a whole file", try total(of: map), equals: 100_000)
  truncate(path, 5000)
  do {
    let sum = try total(of: map)
    judge.expect("a file that was cut is an error", false, "it gives \(sum)")
  } catch let error as FileError {
    judge.expect("a file that was cut is an error", error.kind, equals: .shortenedWhileMapped)
  }
  try NDArray<Float>.ones([3]).save(to: path)
  judge.expect("a new map goes on", try total(of: MemoryMap<Float>(npy: path, mode: .read)), equals: 3)
}
