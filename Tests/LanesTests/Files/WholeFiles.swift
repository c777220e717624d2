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
