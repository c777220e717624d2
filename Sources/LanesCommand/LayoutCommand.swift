import ArgumentParser
import Foundation
import Lanes
import LanesNotebook

/// `lanes layout`
struct LayoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layout",
    abstract: "Draws what an array is in memory: cells, addresses, what a view covers, what a stride jumps.",
    discussion: """
      The array is made for real, and its own shape, strides and elements are drawn. It is written in NumPy's spelling or \
      in ours, beginning with array(shape) or arange(count).

      EXAMPLES:
        lanes layout 'array(3, 4)'
        lanes layout 'array(3, 4)[:, ::2]' --dtype int16
        lanes layout 'array(3, 4).T' --svg transpose.svg
        lanes layout 'arange(4).broadcast_to(3, 4)'
        lanes layout 'arange(8).sliding_window(3)'
      """)

  @Argument(help: ArgumentHelp("What to draw.", valueName: "array"))
  var expression: String

  @Option(help: "The element type, by NumPy's name.")
  var dtype = "float32"

  @Option(help: ArgumentHelp("Write the picture to a file instead of text to the terminal.", valueName: "file"))
  var svg: String?

  func run() throws {
    let picture = try drawn()
    guard let svg else { return print(picture.text, terminator: "") }
    try WholeFile.write(Data(picture.svg.utf8), to: svg)
  }

  private func drawn() throws -> MemoryPicture {
    do throws(LayoutError) {
      let expression = try LayoutExpression(expression)
      switch dtype {
      case "int8": return try MemoryPicture(expression, of: Int8.self)
      case "int16": return try MemoryPicture(expression, of: Int16.self)
      case "int32": return try MemoryPicture(expression, of: Int32.self)
      case "int64": return try MemoryPicture(expression, of: Int64.self)
      case "uint8": return try MemoryPicture(expression, of: UInt8.self)
      case "float16": return try MemoryPicture(expression, of: Float16.self)
      case "float32": return try MemoryPicture(expression, of: Float.self)
      case "float64": return try MemoryPicture(expression, of: Double.self)
      default: break
      }
    } catch {
      throw ValidationError(error.description)
    }
    throw ValidationError(
      "there is no picture of \(dtype): int8, int16, int32, int64, uint8, float16, float32 and float64 have one")
  }
}
