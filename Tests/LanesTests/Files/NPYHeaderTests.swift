import Testing

@testable import Lanes

/// The header of the NPY format: what NumPy writes, what else is allowed, and what is refused.
@Suite(.keepsNoArrays) struct NPYHeaderTests {
  /// A header around a dictionary, in some version.
  static func file(_ dictionary: String, version: UInt8 = 1) -> [UInt8] {
    let count = dictionary.utf8.count
    let length = (0..<(version == 1 ? 2 : 4)).map { UInt8(count >> (8 * $0) & 255) }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(dictionary.utf8)
  }

  func parse(_ bytes: [UInt8]) throws(FileError) -> NPYHeader {
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(FileError) in try NPYHeader(parsing: buffer, nil) }
    }
    return try result.get()
  }

  @Test(arguments: [UInt8(1), 2, 3]) func versions(version: UInt8) throws {
    let header = try parse(Self.file("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }", version: version))
    #expect(
      header
        == NPYHeader(
          dtype: .float32, byteOrder: .little, order: .rowMajor, shape: [3, 4], dataOffset: version == 1 ? 69 : 71))
  }

  /// What is as good as NumPy's spelling.
  @Test(arguments: [
    "{'descr':'<i8','fortran_order':True,'shape':(3,4)}",
    "{'shape': (3, 4,), 'descr': '<i8', 'fortran_order': True}",
    "  {\"fortran_order\" : True,\n \"shape\"\t: (3L, 4L), 'descr': \"<i8\" , }   \n",
  ]) func spellings(dictionary: String) throws {
    let header = try parse(Self.file(dictionary))
    #expect(header.dtype == .int64 && header.order == .columnMajor && header.shape == [3, 4])
  }

  @Test(arguments: [
    ("", FileError.Kind.invalidHeader, "byte 10"),
    ("3", .invalidHeader, "no {"),
    ("{'descr': '<f4', 'fortran_order': False}", .invalidHeader, "no shape"),
    ("{}", .invalidHeader, "no descr and no fortran_order and no shape"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), 'shape': (3,)}", .invalidHeader, "twice"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), 'more': 1}", .invalidHeader, "unknown key"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (3,)} x", .invalidHeader, "after its end"),
    ("{'descr': '<f4', 'fortran_order': 0, 'shape': (3,)}", .invalidHeader, "neither True nor False"),
    ("{'descr': '<f4' 'fortran_order': False, 'shape': (3,)}", .invalidHeader, "no comma"),
    ("{'descr' '<f4', 'fortran_order': False, 'shape': (3,)}", .invalidHeader, "no colon"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (3)}", .invalidHeader, "no comma in the shape"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': [3]}", .invalidHeader, "no tuple"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (,)}", .invalidHeader, "no integer"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (3 4)}", .invalidHeader, "no comma in the shape"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (3.5,)}", .invalidHeader, "byte 62"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (03,)}", .invalidHeader, "begins with 0"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (3", .invalidHeader, "no comma in the shape"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (-3,)}", .invalidShape, "-3"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (-,)}", .invalidHeader, "minus"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}", .invalidShape, "9999"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296)}", .invalidShape, "no address"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 4294967296, 4294967296)}", .invalidShape, "no address"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1, 1, 1, 1, 1, 1, 1)}", .invalidShape, "8 axes"),
    ("{'descr': '<f4, 'fortran_order': False, 'shape': (3,)}", .unsupportedDType, "<f4, "),
    ("{'descr': '<f4", .invalidHeader, "without an end"),
    ("{'descr': '<f4\\", .invalidHeader, "without an end"),
    ("{'descr': , 'fortran_order': False, 'shape': (3,)}", .invalidHeader, "no type"),
    ("{'descr': None, 'fortran_order': False, 'shape': (3,)}", .invalidHeader, "no type"),
    ("{'descr': [('a', '<f4'", .invalidHeader, "without an end"),
    ("{'descr': [('a', '<f4'), ('b', 'O')], 'fortran_order': False, 'shape': (3,)}", .unsupportedDType, "structured"),
    ("{'descr': '|O', 'fortran_order': False, 'shape': (3,)}", .unsupportedDType, "|O"),
    ("{'descr': '<U5', 'fortran_order': False, 'shape': (3,)}", .unsupportedDType, "<U5"),
    ("{'descr': '|S5', 'fortran_order': False, 'shape': (3,)}", .unsupportedDType, "|S5"),
    ("{'descr': '|V3', 'fortran_order': False, 'shape': (3,)}", .unsupportedDType, "raw bytes"),
    ("{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (3,)}", .unsupportedDType, "dates"),
    ("{'descr': '<f16', 'fortran_order': False, 'shape': (3,)}", .unsupportedDType, "<f16"),
    ("{'descr': '|f4', 'fortran_order': False, 'shape': (3,)}", .unsupportedDType, "without byte order"),
    ("{'descr': '', 'fortran_order': False, 'shape': (3,)}", .unsupportedDType, "unknown"),
    ("{'descr': '<f\u{1b}[31m', 'fortran_order': False, 'shape': (3,)}", .unsupportedDType, "\\x1b"),
    ("{'descr': '<f4', 'fortran_order': \0, 'shape': (3,)}", .invalidHeader, "\\x00"),
  ]) func refused(dictionary: String, kind: FileError.Kind, words: String) throws {
    for version: UInt8 in 1...3 {
      let error = #expect(throws: FileError.self) { try parse(Self.file(dictionary, version: version)) }
      #expect(error?.kind == kind)
      if version == 1 { #expect("\(try #require(error))".contains(words)) }
    }
  }

  @Test func wrongBeginnings() throws {
    let good = Self.file("{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}")
    #expect(throws: FileError.self) { try parse([]) }
    for count in 0..<good.count {
      let error = #expect(throws: FileError.self) { try parse(Array(good[..<count])) }
      #expect(error?.kind == (count == 0 ? .unknownFormat : .truncated))
    }
    for (major, minor) in [(0, 0), (4, 0), (1, 1), (255, 255)] as [(UInt8, UInt8)] {
      var bytes = good
      (bytes[6], bytes[7]) = (major, minor)
      #expect(throws: FileError.self) { try parse(bytes) }
    }
    var long = good
    long.replaceSubrange(6..<12, with: [2, 0, 255, 255, 255, 255])
    let error = #expect(throws: FileError.self) { try parse(long) }
    #expect(error?.kind == .invalidHeader)
  }
}
