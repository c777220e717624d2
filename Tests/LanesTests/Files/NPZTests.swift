import Foundation
import Numerics
import Testing

@testable import Lanes

/// Archives that NumPy and Python wrote, and our own.
@Suite(.keepsNoArrays) struct NPZTests {
  private func expectMembers(_ archive: NPZArchive, _ what: String) throws {
    expectSame(try archive.array("weights"), fileNumbers(Float.self, [3, 4]), what)
    let labels = try archive.array("labels", of: Int.self)
    expectSame(labels, fileNumbers(Int.self, [2, 3]), what)
    #expect(labels.flags.isColumnMajorContiguous)
  }

  @Test(arguments: ["stored.npz", "deflated.npz"]) func whatNumPyWrote(name: String) throws {
    for archive in [
      try NPZArchive(contentsOf: WholeFiles.path(name)), try NPZArchive(bytes: WholeFiles.bytes(name)),
    ] {
      #expect(archive.names == ["weights", "labels", "empty", "scalar", "zeros"])
      try expectMembers(archive, name)
      // In any order, more than once, and with the name that the member has.
      expectSame(try archive.array("weights.npy"), fileNumbers(Float.self, [3, 4]), name)
      expectSame(try archive.array("scalar"), fileNumbers(Bool.self, []), name)
      expectSame(try archive.array("empty"), fileNumbers(Complex<Float>.self, [0, 2]), name)
      #expect(try archive["zeros"].cast(to: Int.self) == NDArray.zeros([5000]))
      #expect(try archive["labels"].dtype.description == "int64")
      expectSame(try archive.array("labels", casting: .safe), fileNumbers(Double.self, [2, 3]), name)
    }
  }

  @Test(arguments: ["descriptors_stored", "descriptors_deflated", "zip64"]) func whatPythonWrote(name: String) throws {
    try expectMembers(NPZArchive(contentsOf: WholeFiles.path(name + ".npz")), name)
  }

  @Test func membersOfOtherKinds() throws {
    let archive = try NPZArchive(contentsOf: WholeFiles.path("comment.npz"))
    #expect(archive.names == ["weights", "folder/labels", "read.me"])
    expectSame(try archive.array("weights"), fileNumbers(Float.self, [3, 4]), "without .npy")
    expectSame(try archive.array("folder/labels"), fileNumbers(Int.self, [2, 3]), "in a folder")
    let error = fileError { _ = try archive["read.me"] }
    #expect(error?.kind == .unknownFormat && error?.member == "read.me")
    #expect(try NPZArchive(contentsOf: WholeFiles.path("none.npz")).names == [])
    let umlaut = try NPZArchive(contentsOf: WholeFiles.path("umlaut.npz"))
    expectSame(try umlaut.array("größe"), fileNumbers(Int8.self, [3]), "umlaut")
  }

  /// The time is that of the golden file too; what `savez` writes is then the same to the byte.
  @Test func theBytesOfSavez() throws {
    let arrays: KeyValuePairs<String, any TypeErasableArray> = [
      "weights": Laid(fileNumbers(Float.self, [3, 4]), .strided).view,
      "labels": Laid(fileNumbers(Int.self, [2, 3]), .columnMajor).view,
      "empty": NDArray<Complex<Float>>.empty([0, 2]), "scalar": NDArray(false),
      "zeros": AnyNDArray(NDArray<UInt8>.zeros([5000])),
    ]
    #expect(try NPZArchive.bytes(of: arrays) == WholeFiles.bytes("stored.npz"))
    let deflated = try NPZArchive.bytes(of: arrays, compression: .deflated)
    #expect(deflated.count < 1200)
    try expectMembers(NPZArchive(bytes: deflated), "deflated")
    #expect(try NPZArchive.bytes(of: [:]) == WholeFiles.bytes("none.npz"))
    #expect(try NPZArchive.bytes(of: ["größe": NDArray<Int8>([0, 5, 10])]) == WholeFiles.bytes("umlaut.npz"))
  }

  @Test(arguments: [NPZCompression.stored, .deflated]) func roundTrips(compression: NPZCompression) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("all.npz")
    var random = SplitMix(seed: 11)
    var written: [(name: String, array: any TypeErasableArray)] = []
    func add<T: ArrayElement>(_ type: T.Type) {
      for layout in MemoryLayoutCase.allCases {
        written.append(("\(T.dtype) \(layout)", array(type, randomShape(&random), layout, &random)))
      }
    }
    for element in DType.allCases { add(element.elementType) }
    try NPZArchive.write(written, to: path, compression: compression)
    #expect(folder.names == ["all.npz"])
    let archive = try NPZArchive(contentsOf: path)
    #expect(archive.names == written.map(\.name))
    for (name, array) in written.shuffled(using: &random) {
      #expect(try archive[name].npyBytes() == array.erased.npyBytes(), "\(name)")
    }
  }

  /// More than the buffers of the compression hold.
  @Test func largeArrays() throws {
    var random = SplitMix(seed: 12)
    let noise = NDArray((0..<50_000).map { _ in random.next() })
    let zeros = NDArray<Double>.zeros([500, 500])
    let bytes = try NPZArchive.bytes(of: ["noise": noise, "zeros": zeros], compression: .deflated)
    #expect(bytes.count < 410_000)
    let archive = try NPZArchive(bytes: bytes)
    #expect(try archive.array("noise") == noise)
    #expect(try archive.array("zeros") == zeros)
  }

  @Test func moreMembersThanSixteenBitsCount() throws {
    let one = NDArray<Int8>(1)
    let folder = try TemporaryFolder()
    let names = (0..<66_000).map { "\($0)" }
    try NPZArchive.write(names.map { ($0, one) }, to: folder.file("many.npz"))
    let archive = try NPZArchive(contentsOf: folder.file("many.npz"))
    #expect(archive.names == names)
    #expect(try archive.array("65999") == one)
  }

  @Test func namesAreChecked() throws {
    let one = NDArray<Int8>(1)
    #expect(fileError { _ = try NPZArchive.bytes(of: ["a": one, "a": one]) }?.kind == .duplicateName)
    let long = String(repeating: "n", count: 70_000)
    let folder = try TemporaryFolder()
    #expect(fileError { try NPZArchive.write([(long, one)], to: folder.file("a.npz")) }?.kind == .unrepresentable)
    #expect(folder.names == [])
    let archive = try NPZArchive(bytes: NPZArchive.bytes(of: ["a": one, "": one]))
    let error = try #require(fileError { _ = try archive["b"] })
    #expect(error.kind == .noSuchMember && error.description.contains("it has \"a\", \"\""), "\(error)")
    #expect(try archive.array("") == one)
    let mismatch = try #require(fileError { _ = try archive.array("a", of: Float.self) })
    #expect(
      mismatch.kind == .dtypeMismatch && mismatch.description.contains("member \"a.npy\": holds int8"), "\(mismatch)")
  }
}
