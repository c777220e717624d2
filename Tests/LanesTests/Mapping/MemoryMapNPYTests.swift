import Foundation
import Numerics
import Testing

@testable import Lanes

/// Files in the NPY format are mapped as they are: what is written here is what NumPy reads, and the other way round.
@Suite(.keepsNoArrays) struct MemoryMapNPYTests {
  /// A file in version 1.0, with its elements at a multiple of `alignment`, and `excess` bytes after it.
  private func file(
    _ scratch: TemporaryFolder, _ code: String, fortran: Bool = false, _ shape: String, _ data: [UInt8],
    alignment: Int = 64, excess: Int = 0
  ) throws -> String {
    var header = "{'descr': '\(code)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }"
    while (10 + header.utf8.count + 1) % alignment != excess { header += " " }
    header += "\n"
    let count = header.utf8.count
    return try scratch.written(
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(count & 255), UInt8(count >> 8)] + Array(header.utf8) + data, "a.npy")
  }

  @Test(arguments: DType.allCases)
  func whatIsMadeIsMappedAgain(_ element: DType) throws {
    func check<T: ArrayElement>(_ type: T.Type) throws {
      var random = SplitMix(seed: 831)
      let scratch = try TemporaryFolder()
      let path = scratch.file("a.npy")
      for shape in [[], [0], [7], [3, 0], [5, 7], [2, 3, 4], [2, 1, 2, 1, 2, 1, 2, 2]] {
        for order in [MemoryOrder.rowMajor, .columnMajor] {
          let model = Model(shape: shape, elements: values(type, shape.reduce(1, *), &random))
          do {
            let map = try MemoryMap<T>(creatingNPY: path, shape: Dimensions(shape), order: order)
            #expect(map.mode == .create && map.offset % 64 == 0)
            expectSame(map.array, Model(NDArray<T>.zeros(Dimensions(shape))), "\(shape) \(order)")
            map.array[...] = NDArray(model.elements).reshaped(Dimensions(shape))
            try map.flush()
          }
          for mode in [MemoryMapMode.read, .readWrite, .copyOnWrite] {
            let map = try MemoryMap<T>(npy: path, mode: mode)
            expectSame(map.array, model, "\(shape) \(order) \(mode)")
            #expect(map.array.flags.isWritable == (mode != .read))
            #expect(
              order == .rowMajor ? map.array.flags.isRowMajorContiguous : map.array.flags.isColumnMajorContiguous)
          }
        }
      }
    }
    try check(element.elementType)
  }

  @Test func writingGoesToTheFile() throws {
    let scratch = try TemporaryFolder()
    let path = try file(scratch, "<i2", "(2, 2)", [1, 0, 2, 0, 3, 0, 4, 0])
    try MemoryMap<Int16>(npy: path, mode: .copyOnWrite).array += 1
    #expect(scratch.contents("a.npy").suffix(8) == [1, 0, 2, 0, 3, 0, 4, 0])
    try MemoryMap<Int16>(npy: path).array[1...] += 256
    #expect(scratch.contents("a.npy").suffix(8) == [1, 0, 2, 0, 3, 1, 4, 1])
  }

  @Test func elementsThatAreNotAligned() throws {
    let scratch = try TemporaryFolder()
    let data = [UInt8](repeating: 0, count: 16)
    let odd = try file(scratch, "<f8", "(2,)", data, excess: 4)
    let error = fileError { _ = try MemoryMap<Double>(npy: odd, mode: .read) }
    #expect(error?.kind == .misaligned && error?.path == odd)
    #expect(error?.description.contains("multiples of 8 bytes") == true)
    #expect(try MemoryMap<Float>(npy: file(scratch, "<f4", "(4,)", data, excess: 4), mode: .read).array.sum() == 0)
    // NumPy before 1.14 aligned to 16.
    #expect(try MemoryMap<Double>(npy: file(scratch, "<f8", "(2,)", data, excess: 16), mode: .read).array.sum() == 0)
  }

  @Test func whatCanNotBeMapped() throws {
    let scratch = try TemporaryFolder()
    let data = [UInt8](repeating: 0, count: 16)
    func expect(_ kind: FileError.Kind, _ path: String, _ words: String...) {
      let error = fileError { _ = try MemoryMap<Double>(npy: path, mode: .readWrite) }
      #expect(error?.kind == kind && error?.path == path)
      for word in words { #expect(error?.description.contains(word) == true, "\(word)") }
    }
    try expect(.foreignByteOrder, file(scratch, ">f8", "(2,)", data), "float64", "byte order", "NDArray(contentsOf:)")
    try expect(.dtypeMismatch, file(scratch, "<f4", "(4,)", data), "float32", "float64")
    try expect(.truncated, file(scratch, "<f8", "(3,)", data), "24 bytes", "(3,)")
    try expect(.truncated, file(scratch, "<f8", "(0,)", data).prefixed(by: 40, scratch), "40 bytes")
    try expect(.unknownFormat, scratch.written(data), "NUMPY")
    try expect(.unknownFormat, scratch.written([]), "NUMPY")
    try expect(.unsupportedDType, file(scratch, "|O", "(2,)", data), "Python objects")
    try expect(.invalidShape, file(scratch, "<f8", "(9223372036854775807, 9)", data))
    let bytes = try file(scratch, "|b1", "(4, 4)", data.dropLast() + [3])
    let error = fileError { _ = try MemoryMap<Bool>(npy: bytes, mode: .read) }
    #expect(error?.kind == .notBoolean && error?.description.contains("is 3") == true)
  }

  @Test func aNewFileIsAskedForByItsOwnName() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try MemoryMap<Float>(npy: "/tmp/lanes-never-made.npy", mode: .create)
    }
    expectSays(result, "/tmp/lanes-never-made.npy", "creatingNPY")
  }

  @Test(.enabled(if: PythonWithNumPy.isThere, "there is no python3 with NumPy 2"))
  func numPyReadsWhatIsWrittenHere() throws {
    var random = SplitMix(seed: 832)
    let scratch = try TemporaryFolder()
    func check<T: ArrayElement>(_ type: T.Type) throws {
      for (order, name) in [(MemoryOrder.rowMajor, "C"), (.columnMajor, "F")] {
        let elements = (0..<60).map { _ in T.small(Int.random(in: 0..<100, using: &random)) }
        let a = NDArray(elements).reshaped([3, 4, 5])
        let file = "\(T.dtype)-\(name)"
        try MemoryMap<T>(creatingNPY: scratch.file(file + ".npy"), shape: [3, 4, 5], order: order).array[...] = a
        let alignment = 16
        let raw = try MemoryMap<T>(
          scratch.file(file + ".bin"), mode: .create, shape: [3, 4, 5], offset: alignment, order: order)
        raw.array[...] = a
        let stored = order == .rowMajor ? a : a.transposed
        _ = try scratch.written(Array(stored.elements).withUnsafeBytes { Array($0) }, file + ".expected")
      }
    }
    for element in DType.allCases { try check(element.elementType) }
    _ = try PythonWithNumPy.run(
      """
      import glob, os, sys
      import numpy as np
      paths = sorted(glob.glob(sys.argv[1] + "/*.npy"))
      assert len(paths) == 28, len(paths)
      for path in paths:
          name, order = os.path.basename(path)[:-4].rsplit("-", 1)
          expected = np.fromfile(path[:-4] + ".expected", name).reshape((3, 4, 5), order=order)
          a = np.load(path, mmap_mode="r")
          assert a.dtype == name and a.shape == (3, 4, 5), (path, a.dtype, a.shape)
          assert a.flags.c_contiguous == (order == "C") and a.flags.f_contiguous == (order == "F"), path
          assert a.tobytes("A") == expected.tobytes("A"), path
          b = np.memmap(path[:-4] + ".bin", name, "r", 16, (3, 4, 5), order)
          assert b.tobytes("A") == expected.tobytes("A"), path
      """, scratch.path)
  }

  @Test(.enabled(if: PythonWithNumPy.isThere, "there is no python3 with NumPy 2"))
  func whatNumPyWritesIsMapped() throws {
    let scratch = try TemporaryFolder()
    _ = try PythonWithNumPy.run(
      """
      import sys
      import numpy as np
      for name in "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64".split() + [
          "complex64", "complex128"]:
          for order in "CF":
              a = (np.arange(24) % (2 if name == "bool" else 24)).astype(name).reshape(2, 3, 4)
              path = f"{sys.argv[1]}/{name}-{order}"
              made = np.lib.format.open_memmap(path + ".npy", "w+", name, a.shape, order == "F")
              made[...] = a
              made.flush()
              raw = np.memmap(path + ".bin", name, "w+", 48, a.shape, order)
              raw[...] = a
              raw.flush()
      """, scratch.path)
    func check<T: ArrayElement>(_ type: T.Type) throws {
      let expected = Model<T>(
        shape: [2, 3, 4],
        elements: (0..<24).map { n in
          switch T.self {
          case is Bool.Type: (n % 2 == 1) as! T
          case let type as any OrderedElement.Type: type.number(n) as! T
          case is Complex<Float>.Type: Complex<Float>(Float(n), 0) as! T
          default: Complex<Double>(Double(n), 0) as! T
          }
        })
      for (order, name) in [(MemoryOrder.rowMajor, "C"), (.columnMajor, "F")] {
        let path = scratch.file("\(T.dtype)-\(name)")
        expectSame(try MemoryMap<T>(npy: path + ".npy", mode: .read).array, expected, path)
        let raw = try MemoryMap<T>(path + ".bin", mode: .read, shape: [2, 3, 4], offset: 48, order: order)
        expectSame(raw.array, expected, path)
      }
    }
    for element in DType.allCases { try check(element.elementType) }
  }
}

extension OrderedElement {
  fileprivate static func number(_ n: Int) -> Self { Self(exactly: n)! }
}

extension String {
  /// The file cut off after some bytes.
  fileprivate func prefixed(by count: Int, _ scratch: TemporaryFolder) throws -> String {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: self)).prefix(count)
    return try scratch.written([UInt8](bytes), "cut.npy")
  }
}
