import Foundation
import Lanes
import Numerics

/// The files of `Tests/LanesTests/Golden/files`, written by `Tests/Golden/files.py`.
enum WholeFiles {
  static func path(_ name: String, file: StaticString = #filePath) -> String {
    let folder = URL(fileURLWithPath: "\(file)").pathComponents.prefix { $0 != "LanesTests" }.dropFirst()
    return "/" + folder.joined(separator: "/") + "/LanesTests/Golden/files/" + name
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }
}

/// The numbers that `Tests/Golden/files.py` puts into its arrays.
func fileNumbers<Element: ArrayElement>(_ type: Element.Type, _ shape: [Int]) -> Model<Element> {
  let elements: [Element] = (0..<shape.reduce(1, *)).map { k in
    switch type {
    case is Complex<Float>.Type: Complex<Float>(Float(5 * k % 97), -Float(k + 1)) as! Element
    case is Complex<Double>.Type: Complex<Double>(Double(5 * k % 97), -Double(k + 1)) as! Element
    default: NDArray<Int>(5 * k % 97).cast(to: type)[at: []]
    }
  }
  return Model(shape: shape, elements: elements)
}

/// A folder that goes away with this object.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/lanes-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
  func contents(_ name: String) -> [UInt8] { Array(FileManager.default.contents(atPath: file(name)) ?? Data()) }
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

/// The error of a body that must throw one of files.
func fileError(_ body: () throws -> Void) -> FileError? {
  do { try body() } catch { return error as? FileError }
  return nil
}
