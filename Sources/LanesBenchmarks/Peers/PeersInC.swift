import CBaselinesScalar
import CBaselinesVector

/// The peers in C and C++ are compiled for the processor of the machine that builds them.
public enum PeersInC {
  /// Throws where this machine lacks what that one has.
  public static func check() throws(PeersBuiltElsewhere) {
    guard let missing = cbaselines_missing_feature(cbaselines_vector_features()) else { return }
    throw PeersBuiltElsewhere(feature: String(cString: missing))
  }
}

/// The program was built on another machine: what it measures in C would stop it.
public struct PeersBuiltElsewhere: Error, CustomStringConvertible {
  public let feature: String

  public var description: String {
    "this program was built on a machine whose processor has \(feature), which this one lacks, so that its peers in C and "
      + "C++ can't run: build it here with `make clean build`"
  }
}
