import Foundation
import Lanes

func judge(_ judge: Judge) {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cut-short-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try check(judge, folder)
  } catch {
    judge.expect("nothing else is thrown", false, "\(error)")
  }
}

private func check(_ judge: Judge, _ folder: URL) throws {
  func mapped(_ name: String, _ count: Int) throws -> MemoryMap<Float> {
    let path = folder.appendingPathComponent(name).path
    try NDArray<Float>.ones([count]).save(to: path)
    return try MemoryMap<Float>(npy: path, mode: .read)
  }
  let (long, short, whole) = (try mapped("long.npy", 100_000), try mapped("short.npy", 10), try mapped("whole.npy", 3))
  judge.expect("of a whole file", try total(of: long), equals: 100_000)
  truncate(long.path, 5000)
  truncate(short.path, 140)
  // What is mapped stays, and nothing is left behind when an answer ends the program.
  try FileManager.default.removeItem(at: folder)
  func expectError(_ name: String, _ map: MemoryMap<Float>) throws {
    do {
      let sum = try total(of: map)
      judge.expect(name, false, "no error is thrown, and the sum is \(sum)")
    } catch let error as FileError {
      judge.expect(name, error.kind, equals: .shortenedWhileMapped)
    }
  }
  try expectError("a file cut within its only page is an error", short)
  try expectError("a file that lost pages is an error", long)
  judge.expect("a file that is whole goes on", try total(of: whole), equals: 3)
}
