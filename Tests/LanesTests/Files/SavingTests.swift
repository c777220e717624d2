import Foundation
import Lanes
import Testing

/// A file is replaced as a whole or not at all.
@Suite(.keepsNoArrays) struct SavingTests {
  private let array = NDArray<Float>([[1, 2, 3], [4, 5, 6]])

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test func permissionsAreKept() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.npy")
    try array.save(to: path)
    #expect(FileManager.default.createFile(atPath: folder.file("other"), contents: nil))
    #expect(mode(path) == mode(folder.file("other")))
    #expect(unlink(folder.file("other")) == 0)
    #expect(chmod(path, 0o640) == 0)
    try NDArray<Int>([7]).save(to: path)
    #expect(mode(path) == 0o640)
    #expect(try NDArray<Int>(contentsOf: path) == NDArray([7]))
    #expect(folder.names == ["a.npy"])
  }

  @Test func linksAreFollowed() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.file("data"), withIntermediateDirectories: false)
    try NDArray<Int>([7]).save(to: folder.file("data/a.npy"))
    try FileManager.default.createSymbolicLink(atPath: folder.file("link.npy"), withDestinationPath: "data/a.npy")
    try array.save(to: folder.file("link.npy"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link.npy")) == "data/a.npy")
    #expect(folder.contents("data/a.npy") == array.npyBytes())
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("data")) == ["a.npy"])
  }

  /// An array that is shown by the memory of an older file's reader stays what it was.
  @Test func anArrayCanReplaceItsOwnFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.npy")
    try array.save(to: path)
    let loaded = try NDArray<Float>(contentsOf: path)
    try loaded.transposed.save(to: path)
    #expect(try NDArray<Float>(contentsOf: path) == array.transposed)
  }

  @Test func whereNothingCanBeWritten() throws {
    let folder = try TemporaryFolder()
    let missing = fileError { try array.save(to: folder.file("missing/a.npy")) }
    #expect(missing?.kind == .system(ENOENT) && missing?.path == folder.file("missing/a.npy"))
    #expect(fileError { try array.save(to: folder.path) }?.kind == .notRegularFile)
    #expect(fileError { try array.save(to: "/dev/null") }?.kind == .notRegularFile)
    #expect(fileError { try array.save(to: folder.file("a\0b.npy")) }?.kind == .system(EINVAL))
    #expect(fileError { try array.save(to: "") }?.kind == .system(ENOENT))
    try array.save(to: folder.file("a.npy"))
    #expect(fileError { try array.save(to: folder.file("a.npy/b.npy")) }?.kind == .system(ENOTDIR))
    let long = folder.file(String(repeating: "n", count: 300) + ".npy")
    #expect(fileError { try array.save(to: long) }?.kind == .system(ENAMETOOLONG))
    #expect(folder.names == ["a.npy"])
  }

  @Test func theLongestName() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "n", count: 251) + ".npy"
    try array.save(to: folder.file(name))
    #expect(folder.names == [name])
  }

  /// In a process of its own, which may write no more than 4096 bytes to a file.
  @Test func aFullDiskLosesNothing() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let small = NDArray<Int>([1, 2, 3])
      try small.save(to: folder.file("a.npy"))
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      #if os(Linux)
        let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
      #else
        let resource = RLIMIT_FSIZE
      #endif
      guard setrlimit(resource, &limit) == 0 else { exit(2) }
      let large = NDArray<Int>.arange(0, 10_000)
      for compression in [NPZCompression.stored, .deflated] {
        let error = fileError { try NPZArchive.write(["a": large], to: folder.file("a.npy"), compression: compression) }
        guard error?.kind == .system(EFBIG) else { exit(3) }
      }
      guard fileError({ try large.save(to: folder.file("a.npy")) })?.kind == .system(EFBIG) else { exit(4) }
      guard folder.names == ["a.npy"], try NDArray<Int>(contentsOf: folder.file("a.npy")) == small else { exit(5) }
    }
  }
}
