import Testing

@testable import Lanes

/// Files that NumPy wrote are read, and written again to the byte.
@Suite(.keepsNoArrays) struct NPYGoldenTests {
  @Test(arguments: DType.allCases) func everyType(element: DType) throws {
    func check<T: ArrayElement>(_ type: T.Type) throws {
      let model = fileNumbers(type, [2, 3])
      for suffix in ["c", "f", "big"] where suffix != "big" || T.dtype.itemSize > 1 {
        let name = "\(element)_\(suffix).npy"
        let array = try NDArray<T>(contentsOf: WholeFiles.path(name))
        expectSame(array, model, name)
        #expect(array.flags.isColumnMajorContiguous == (suffix == "f") && array.flags.isWritable && !array.isView)
        let any = try AnyNDArray(contentsOf: WholeFiles.path(name))
        #expect(any.dtype == T.dtype && any.shape == [2, 3] && any.nbytes == 6 * T.dtype.itemSize)
        expectSame(try #require(any.as(type)), model, name)
        #expect(any.description == array.description)
        // NumPy too writes numbers in the order that they have in memory.
        let again = suffix == "big" ? "\(element)_c.npy" : name
        #expect(try array.npyBytes() == WholeFiles.bytes(again))
      }
    }
    try check(element.elementType)
  }

  @Test(arguments: [
    ("scalar", []), ("empty", [0]), ("one", [1]), ("five", [5]), ("empty3", [3, 0, 2]), ("row", [1, 5]),
    ("column", [5, 1]), ("eight", [2, 1, 2, 1, 1, 2, 1, 1]), ("deep", [2, 3, 4]),
  ]) func everyShape(name: String, shape: [Int]) throws {
    for order in ["c", "f"] {
      let bytes = try WholeFiles.bytes("shape_\(name)_\(order).npy")
      let array = try NDArray<Int16>(npyBytes: bytes)
      expectSame(array, fileNumbers(Int16.self, shape), name)
      #expect(array.npyBytes() == bytes, "\(name)")
      #expect(bytes.count - array.nbytes == 128)
    }
  }

  /// Memory that is contiguous in neither order is written in row-major order.
  @Test(arguments: MemoryLayoutCase.writable) func everyLayout(layout: MemoryLayoutCase) throws {
    let long = Laid(fileNumbers(UInt8.self, [1234]), layout).view
    #expect(try long.npyBytes() == WholeFiles.bytes("shape_long_c.npy"))
    let deep = Laid(fileNumbers(Int16.self, [2, 3, 4]), layout).view
    let isColumnMajor = deep.flags.isColumnMajorContiguous
    #expect(isColumnMajor == (layout == .columnMajor || layout == .transposed))
    #expect(try deep.npyBytes() == WholeFiles.bytes("shape_deep_\(isColumnMajor ? "f" : "c").npy"))
  }

  @Test(arguments: ["version1", "version2", "version3"]) func versions(name: String) throws {
    let array = try NDArray<Float>(contentsOf: WholeFiles.path(name + ".npy"))
    expectSame(array, fileNumbers(Float.self, [2, 3]), name)
    #expect(try array.npyBytes() == WholeFiles.bytes("version1.npy"))
  }

  @Test func python2() throws {
    expectSame(
      try NDArray<Int32>(contentsOf: WholeFiles.path("python2.npy")), fileNumbers(Int32.self, [2, 3]), "python2")
  }

  /// A `Bool` whose byte is neither 0 nor 1 would be neither true nor false.
  @Test func truthsAreNormalized() throws {
    let truths = try NDArray<Bool>(contentsOf: WholeFiles.path("truths.npy"))
    #expect(Array(truths.elements) == [false, true, true, true, true, false])
    #expect(Array(truths.view(as: UInt8.self).elements) == [0, 1, 1, 1, 1, 0])
  }

  @Test(arguments: [
    ("objects", "|O"), ("strings", "<U2"), ("records", "structured"), ("dates", "<M8[D]"),
  ]) func unreadableTypes(name: String, word: String) throws {
    let path = WholeFiles.path(name + ".npy")
    let error = try #require(fileError { _ = try AnyNDArray(contentsOf: path) })
    #expect(error.kind == .unsupportedDType && error.path == path && error.description.contains(word), "\(error)")
  }

  /// Integers are found in files as `Int` also where their name is `Int64`.
  @Test func wordsAreIntegersOf64Bits() throws {
    #expect(try NDArray<Int>(contentsOf: WholeFiles.path("int64_c.npy"))[1, 2] == 25)
    #expect(try AnyNDArray(contentsOf: WholeFiles.path("uint64_c.npy")).as(UInt.self)?[1, 2] == 25)
  }

  @Test func casting() throws {
    let path = WholeFiles.path("int32_big.npy")
    let error = fileError { _ = try NDArray<Float>(contentsOf: path) }
    #expect(error?.kind == .dtypeMismatch && error?.message.contains(".unsafe") == true)
    #expect(fileError { _ = try NDArray<Float>(contentsOf: path, casting: .safe) }?.kind == .dtypeMismatch)
    #expect(fileError { _ = try NDArray<Double>(contentsOf: path) }?.message.contains(".safe") == true)
    let model = fileNumbers(Double.self, [2, 3])
    expectSame(try NDArray<Double>(contentsOf: path, casting: .safe), model, "safe")
    expectSame(try NDArray<Float>(contentsOf: path, casting: .unsafe), fileNumbers(Float.self, [2, 3]), "unsafe")
    expectSame(try AnyNDArray(contentsOf: path).cast(to: Double.self), model, "cast")
    #expect(try AnyNDArray(contentsOf: path).as(Double.self) == nil)
  }

  @Test func safeCastsAreNumPys() throws {
    let answers = try NDArray<Bool>(contentsOf: WholeFiles.path("safe_casts.npy"))
    for (i, from) in DType.allCases.enumerated() {
      func bytes<T: ArrayElement>(_ type: T.Type) -> [UInt8] { NDArray<T>.ones([2]).npyBytes() }
      let file = bytes(from.elementType)
      for (j, to) in DType.allCases.enumerated() {
        func isAllowed<T: ArrayElement>(_ type: T.Type) -> Bool {
          fileError { _ = try NDArray<T>(npyBytes: file, casting: .safe) } == nil
        }
        #expect(isAllowed(to.elementType) == answers[i, j], "\(from) as \(to)")
      }
    }
  }
}
