import Foundation
import Testing

@testable import Lanes

/// NumPy itself reads what was written. These tests need `python3` with NumPy 2, or the one that `PYTHON` names.
@Suite(.keepsNoArrays, .enabled(if: PythonWithNumPy.isThere, "there is no python3 with NumPy 2"))
struct NumPyReadingTests {
  private static let shapes = [
    [], [0], [1], [7], [3, 0], [5, 7], [1, 9], [9, 1], [2, 3, 4], [2, 1, 2, 1, 2, 1, 2, 2],
  ]

  /// The numbers of `fileNumbers`, by their own definition.
  private static let script = """
    import pathlib, sys
    import numpy as np
    def numbers(dtype, shape):
        k = np.arange(int(np.prod(shape)))
        values = (k * 5 % 97).astype(dtype)
        if dtype.startswith("complex"):
            values = values - 1j * (k + 1).astype(values.real.dtype)
        return values.astype(dtype).reshape(shape)
    def check(name, array):
        dtype, shape, layout = name.split("_")
        expected = numbers(dtype, tuple(int(n) for n in shape.split("x") if n))
        assert array.dtype == expected.dtype and array.shape == expected.shape, name
        assert np.array_equal(array, expected), name
    folder, count = pathlib.Path(sys.argv[1]), 0
    for path in folder.glob("*.npy"):
        array = np.load(path)
        check(path.stem, array)
        np.save(folder / "again", array)
        assert path.read_bytes() == (folder / "again.npy").read_bytes(), path
        (folder / "again.npy").unlink()
        mapped = np.load(path, mmap_mode="r") if array.size else array
        assert np.array_equal(mapped, array), path
        count += 1
    for path in folder.glob("*.npz"):
        with np.load(path) as archive:
            assert archive.zip.testzip() is None
            for name in archive.files:
                check(name, archive[name])
                count += 1
    print(count)
    """

  private static func arrays() -> [(name: String, array: AnyNDArray)] {
    var arrays: [(name: String, array: AnyNDArray)] = []
    func add<T: ArrayElement>(_ type: T.Type) {
      for shape in shapes {
        for layout in [MemoryLayoutCase.contiguous, .columnMajor, .negativeSteps, .permuted] {
          let name = "\(T.dtype)_\(shape.map(String.init).joined(separator: "x"))_\(layout)"
          arrays.append((name, AnyNDArray(Laid(fileNumbers(type, shape), layout).view)))
        }
      }
    }
    for element in DType.allCases { add(element.elementType) }
    return arrays
  }

  @Test func filesAndArchives() throws {
    let folder = try TemporaryFolder()
    let arrays = Self.arrays()
    for (name, array) in arrays { try array.save(to: folder.file(name + ".npy")) }
    try NPZArchive.write(arrays.map { ($0.name, $0.array) }, to: folder.file("stored.npz"))
    try NPZArchive.write(arrays.map { ($0.name, $0.array) }, to: folder.file("deflated.npz"), compression: .deflated)
    let answer = try PythonWithNumPy.run(Self.script, folder.path)
    #expect(answer == "\(3 * arrays.count)\n")
  }
}

/// A Python that can import NumPy.
enum PythonWithNumPy {
  private static let interpreter = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"

  static let isThere = (try? run("import numpy; print(numpy.__version__.split('.')[0])")) == "2\n"

  struct Failure: Error, CustomStringConvertible { let description: String }

  /// What a script prints. It throws what the script complains of.
  static func run(_ script: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [interpreter, "-c", script] + arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(description: complaint) }
    return text
  }
}
