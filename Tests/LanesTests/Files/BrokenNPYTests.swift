import Foundation
import Lanes
import Testing

/// No bytes crash the reader, read beyond the end or take more memory than they fill.
@Suite(.keepsNoArrays) struct BrokenNPYTests {
  static let files = [
    "float32_c.npy", "complex128_big.npy", "bool_f.npy", "shape_scalar_c.npy", "shape_empty3_f.npy",
    "shape_eight_c.npy",
    "version2.npy", "version3.npy", "python2.npy", "records.npy",
  ]

  /// Reads bytes from memory that ends with them, so that a step beyond is a fault where memory is checked.
  private func check(_ bytes: [UInt8]) -> FileError? {
    let exact = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { exact.deallocate() }
    exact.copyBytes(from: bytes)
    return fileError {
      let array = try AnyNDArray(npyBytes: UnsafeRawBufferPointer(exact))
      #expect(array.nbytes <= bytes.count && array.shape.count <= 8)
      _ = array.description
    }
  }

  @Test(arguments: files) func cutOffAnywhere(name: String) throws {
    let bytes = try WholeFiles.bytes(name)
    let end = name == "records.npy" ? 100 : bytes.count
    for count in 0..<end where !name.contains("empty") || count < 128 {
      #expect(check(Array(bytes[..<count]))?.kind == (count == 0 ? .unknownFormat : .truncated), "\(count)")
    }
  }

  @Test(arguments: files) func anyByteOfTheHeaderChanged(name: String) throws {
    let bytes = try WholeFiles.bytes(name)
    for position in 0..<Swift.min(bytes.count, 192) {
      for value in stride(from: UInt8(position % 5), to: 255, by: 5) {
        var broken = bytes
        broken[position] = value
        _ = check(broken)
      }
    }
  }

  @Test(arguments: files) func manyBytesChanged(name: String) throws {
    let bytes = try WholeFiles.bytes(name)
    let alphabet = Array("{}[]():,'\"0123456789LTrueFals\\-<>|bifcO \n\u{0}".utf8)
    var random = SplitMix(seed: 0xBAD)
    for _ in 0..<4000 {
      var broken = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let position = Int.random(in: 6..<Swift.min(broken.count, 100), using: &random)
        let value = alphabet.randomElement(using: &random)!
        switch Int.random(in: 0..<4, using: &random) {
        case 0: broken.remove(at: position)
        case 1: broken.insert(value, at: position)
        default: broken[position] = value
        }
      }
      _ = check(broken)
    }
  }

  /// Headers around the same 24 bytes.
  @Test(
    arguments: [
      ("(2, 3)", nil), ("(7,)", FileError.Kind.truncated), ("(6,)", nil), ("(1000000000000,)", .truncated),
      ("(2305843009213693952,)", .invalidShape), ("(2305843009213693952, 0)", .invalidShape),
      ("(576460752303423487, 0)", nil), ("(4294967296, 4294967296)", .invalidShape), ("(-6,)", .invalidShape),
      ("(-2, -3)", .invalidShape), ("(1,1,1,1,1,1,2,3)", nil), ("(1,1,1,1,1,1,1,2,3)", .invalidShape),
      ("(9223372036854775807,)", .invalidShape), ("(9223372036854775808,)", .invalidShape),
    ] as [(String, FileError.Kind?)]) func shapesThatLie(shape: String, kind: FileError.Kind?)
  {
    for order in ["True", "False"] {
      let header = "{'descr': '<f4', 'fortran_order': \(order), 'shape': \(shape), }"
      let bytes = NPYHeaderTests.file(header) + [UInt8](repeating: 0, count: 24)
      #expect(check(bytes)?.kind == kind, "\(shape)")
    }
  }

  @Test func errorsSayWhichFileAndWhere() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.npy")
    let bytes = try WholeFiles.bytes("float32_c.npy")
    #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes.dropLast())))
    let error = try #require(fileError { _ = try NDArray<Float>(contentsOf: path) })
    #expect(error.path == path && error.kind == .truncated && error.member == nil)
    #expect(error.description.hasPrefix(path + ": ends after 151 bytes: 24 bytes of float32"), "\(error)")
    let inMemory = try #require(fileError { _ = try NDArray<Float>(npyBytes: Array(bytes.dropLast())) })
    #expect(inMemory.path == nil && inMemory.description.hasPrefix("bytes in memory: "))
  }

  @Test func whatTheSystemRefuses() throws {
    let folder = try TemporaryFolder()
    let missing = try #require(fileError { _ = try AnyNDArray(contentsOf: folder.file("missing.npy")) })
    #expect(missing.kind == .system(ENOENT) && missing.description.contains("No such file"), "\(missing)")
    #expect(fileError { _ = try AnyNDArray(contentsOf: folder.path) }?.kind == .notRegularFile)
    #expect(fileError { _ = try AnyNDArray(contentsOf: "") }?.kind == .system(ENOENT))
    #expect(fileError { _ = try AnyNDArray(contentsOf: "a\0b") }?.kind == .system(EINVAL))
    #expect(fileError { _ = try AnyNDArray(contentsOf: "/dev/null") }?.kind == .notRegularFile)
    let pipe = folder.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    // It does not wait for somebody to write.
    #expect(fileError { _ = try AnyNDArray(contentsOf: pipe) }?.kind == .notRegularFile)
  }
}
