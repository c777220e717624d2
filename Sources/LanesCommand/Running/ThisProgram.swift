import ArgumentParser
import Foundation
import LanesNotebook

/// The program that runs, and what was built with it.
enum ThisProgram {
  static var url: URL { URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0]) }

  /// The build of Lanes that it belongs to, for programs that are compiled against it.
  static func build() throws -> LanesBuild {
    do throws(BuildMissing) {
      return try LanesBuild(of: url)
    } catch {
      throw ValidationError(error.description)
    }
  }
}
