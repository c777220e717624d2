import Foundation
import Lanes
import Testing

/// What a file is not fit for is an error that names it, at once, and not a signal later.
@Suite(.keepsNoArrays) struct MemoryMapErrorTests {
  private func expect(
    _ error: FileError?, _ kind: FileError.Kind, _ path: String, _ words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(error?.kind == kind && error?.path == path, sourceLocation: sourceLocation)
    for word in words {
      #expect(error?.description.contains(word) == true, "\(word)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [MemoryMapMode.read, .readWrite, .copyOnWrite])
  func noSuchFile(_ mode: MemoryMapMode) throws {
    let path = try TemporaryFolder().file("gone/file.bin")
    expect(
      fileError { _ = try MemoryMap<Float>(path, mode: mode) }, .system(ENOENT), path, path, "No such file", ".create")
    expect(fileError { _ = try MemoryMap<Float>(npy: path, mode: mode) }, .system(ENOENT), path)
    expect(fileError { _ = try MemoryMap<Float>(path, mode: .create, shape: [1]) }, .system(ENOENT), path, "be made")
    expect(fileError { _ = try MemoryMap<Float>("a\0b", mode: mode) }, .system(EINVAL), "a\0b", "character 0")
  }

  @Test(arguments: MemoryMapTests.modes)
  func aFolderOrAPipe(_ mode: MemoryMapMode) throws {
    let scratch = try TemporaryFolder()
    expect(
      fileError { _ = try MemoryMap<Float>(scratch.path, mode: mode, shape: [1]) }, .notRegularFile, scratch.path,
      "folder")
    let pipe = scratch.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    expect(fileError { _ = try MemoryMap<Float>(pipe, mode: mode, shape: [1]) }, .notRegularFile, pipe, "pipe")
    expect(
      fileError { _ = try MemoryMap<Float>("/dev/null", mode: mode, shape: [1]) }, .notRegularFile, "/dev/null",
      "device")
    #expect(FileManager.default.fileExists(atPath: pipe))
  }

  /// In a process of its own, since it gives up being the superuser, who may do everything.
  @Test func noPermission() async throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written(of: [Float](repeating: 1, count: 4))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    await #expect(processExitsWith: .success) { [path = path as String] in
      if geteuid() == 0 { #expect(seteuid(65534) == 0) }
      for mode in [MemoryMapMode.read, .copyOnWrite] {
        let sum = try MemoryMap<Float>(path, mode: mode).array.sum()
        #expect(sum == 4)
      }
      for mode in [MemoryMapMode.readWrite, .create] {
        let error = fileError { _ = try MemoryMap<Float>(path, mode: mode, shape: [4]) }
        #expect(error?.kind == .system(EACCES) && error?.description.contains("Permission denied") == true)
        #expect(mode == .create || error?.description.contains(".copyOnWrite") == true)
      }
      #expect(fileError { _ = try MemoryMap<Float>(path + ".new", mode: .create, shape: [4]) }?.kind == .system(EACCES))
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: path)
    await #expect(processExitsWith: .success) { [path = path as String] in
      if geteuid() == 0 { #expect(seteuid(65534) == 0) }
      #expect(fileError { _ = try MemoryMap<Float>(path, mode: .read) }?.kind == .system(EACCES))
    }
  }

  @Test func aFileThatIsTooShort() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written(of: [Float](repeating: 1, count: 10))
    for mode in MemoryMapTests.modes.dropLast() {
      expect(
        fileError { _ = try MemoryMap<Float>(path, mode: mode, shape: [2, 3], offset: 20) }, .truncated, path,
        "has 40 bytes", "(2, 3)", "byte 20", "end at byte 44")
      expect(
        fileError { _ = try MemoryMap<Float>(path, mode: mode, offset: 44) }, .truncated, path, "40 bytes", "byte 44")
      expect(fileError { _ = try MemoryMap<Float>(path, mode: mode, shape: [0], offset: 44) }, .truncated, path)
      expect(
        fileError { _ = try MemoryMap<Double>(path, mode: mode, shape: [6]) }, .truncated, path, "float64", "byte 48")
    }
    #expect(scratch.contents("file.bin").count == 40)
    let map = try MemoryMap<Float>(path, mode: .read, shape: [2, 3], offset: 16)
    #expect(map.array.sum() == 6)
  }

  @Test func bytesThatDoNotDivide() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 0, count: 43))
    expect(
      fileError { _ = try MemoryMap<Float>(path, mode: .read) }, .sizeMismatch, path, "43 bytes", "4 bytes", "float32")
    expect(
      fileError { _ = try MemoryMap<Float>(path, mode: .read, offset: 4) }, .sizeMismatch, path, "39 bytes", "byte 4")
  }

  @Test(arguments: MemoryMapTests.modes)
  func offsetsThatAreNotAligned(_ mode: MemoryMapMode) throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 0, count: 100))
    expect(
      fileError { _ = try MemoryMap<Double>(path, mode: mode, shape: [2], offset: 12) }, .misaligned, path, "byte 12",
      "multiples of 8", "float64")
    expect(
      fileError { _ = try MemoryMap<Int16>(path, mode: mode, shape: [2], offset: -2) }, .misaligned, path, "byte -2")
    expect(fileError { _ = try MemoryMap<UInt8>(path, mode: mode, shape: [2], offset: .min) }, .misaligned, path)
    #expect(scratch.contents("file.bin").count == 100)
  }

  @Test(arguments: MemoryMapTests.modes)
  func sizesThatCanNotBeCounted(_ mode: MemoryMapMode) throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 5, count: 100))
    for shape in [[.max], [.max, .max], [1 << 31, 1 << 30], [.max / 8]] as [Dimensions] {
      expect(
        fileError { _ = try MemoryMap<Double>(path, mode: mode, shape: shape, offset: 8) }, .invalidShape, path,
        "\(shape)", "counted")
    }
    expect(fileError { _ = try MemoryMap<UInt8>(path, mode: mode, shape: [1], offset: .max) }, .invalidShape, path)
    expect(fileError { _ = try MemoryMap<UInt8>(path, mode: mode, shape: [3, -1]) }, .invalidShape, path, "(3, -1)")
    expect(fileError { _ = try MemoryMap<UInt8>(creatingNPY: path, shape: [3, -1]) }, .invalidShape, path)
    expect(fileError { _ = try MemoryMap<UInt8>(creatingNPY: path, shape: [.max, 4]) }, .invalidShape, path)
    expect(fileError { _ = try MemoryMap<UInt8>(creatingNPY: path, shape: [.max]) }, .invalidShape, path)
    #expect(scratch.contents("file.bin") == [UInt8](repeating: 5, count: 100))
  }

  @Test func aFileSystemWithoutSpace() throws {
    let scratch = try TemporaryFolder()
    let old = try scratch.written(of: [Int](0..<10))
    for path in [old, scratch.file("new.bin")] {
      let error = fileError { _ = try MemoryMap<UInt8>(path, mode: .create, shape: [1 << 60]) }
      expect(error, .system(ENOSPC), path, "\(1 << 60) bytes", "no space")
      expect(fileError { _ = try MemoryMap<UInt8>(creatingNPY: path, shape: [1 << 60]) }, .system(ENOSPC), path)
    }
    #expect(try MemoryMap<Int>(old, mode: .read).array.sum() == 45)
    #expect(!FileManager.default.fileExists(atPath: scratch.file("new.bin")))
  }

  #if os(Linux)
    @Test func aNewFileHasItsBlocks() throws {
      let scratch = try TemporaryFolder()
      let map = try MemoryMap<UInt8>(scratch.file("file.bin"), mode: .create, shape: [1 << 20], offset: 4096)
      var status = stat()
      #expect(stat(map.path, &status) == 0 && status.st_size == 4096 + 1 << 20 && status.st_blocks * 512 >= 1 << 20)
    }
  #endif

  @Test func noElementsAtAll() throws {
    let scratch = try TemporaryFolder()
    for mode in MemoryMapTests.modes {
      let path = try scratch.written([UInt8](repeating: 1, count: 8))
      for shape in [[0], [3, 0], [0, 1 << 31, 1 << 31]] as [Dimensions] {
        let map = try MemoryMap<Double>(path, mode: mode, shape: shape, offset: 8)
        #expect(map.array.shape == shape && map.array.size == 0 && map.array.sum() == 0)
        try map.flush()
        try map.forEachChunk(of: 2, droppingPages: true) { #expect($0.size == 0) }
        #expect(try map.withArray { $0.size } == 0)
      }
      #expect(scratch.contents("file.bin").count == 8)
    }
  }

  @Test func bytesThatAreNoBooleans() throws {
    let scratch = try TemporaryFolder()
    var bytes = (0..<5000).map { UInt8($0 & 1) }
    let map = try MemoryMap<Bool>(scratch.written(bytes, "good.bin"), mode: .read, offset: 1)
    #expect(map.array.size == 4999 && map.array[0] && !map.array[1])
    bytes[4321] = 2
    bytes[4322] = 255
    let path = try scratch.written(bytes)
    for mode in MemoryMapTests.modes.dropLast() {
      expect(
        fileError { _ = try MemoryMap<Bool>(path, mode: mode, offset: 10) }, .notBoolean, path, "byte 4321 is 2",
        "uint8")
    }
    #expect(try MemoryMap<Bool>(path, mode: .read, shape: [4321]).array.size == 4321)
    #expect(try MemoryMap<Bool>(path, mode: .create, shape: [50, 2]).array.any() == false)
  }
}
