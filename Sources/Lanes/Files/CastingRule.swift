import LanesKernelInterface

/// Which element types are converted when a file holds another one than was asked for. The names are those of the
/// argument `casting` of NumPy's functions.
public enum CastingRule: Sendable {
  /// None.
  case no
  /// Those of which NumPy says that no value is lost: integers to wider integers and to floats, floats to wider floats,
  /// reals to complex numbers, `bool` to all.
  case safe
  /// All, as ``NDArray/cast(to:)`` converts them.
  case unsafe

  func allows(_ source: DType, as result: DType) -> Bool {
    switch self {
    case .no: source == result
    case .safe: source.isSafelyCast(to: result)
    case .unsafe: true
    }
  }
}

extension DType {
  private enum Kind: Int { case bool, unsigned, signed, float, complex }

  private var kind: Kind {
    switch self {
    case .bool: .bool
    case .uint8, .uint16, .uint32, .uint64: .unsigned
    case .int8, .int16, .int32, .int64: .signed
    case .float16, .float32, .float64: .float
    case .complex64, .complex128: .complex
    }
  }

  /// NumPy's `can_cast(self, result, "safe")`.
  fileprivate func isSafelyCast(to result: DType) -> Bool {
    if self == result || self == .bool { return true }
    guard kind.rawValue <= result.kind.rawValue else { return false }
    // The bytes of a real number of the result's kind.
    let room = result.kind == .complex ? result.itemSize / 2 : result.itemSize
    switch (kind, result.kind) {
    case (.unsigned, .unsigned), (.signed, .signed), (.float, .float), (.float, .complex): return itemSize <= room
    case (.unsigned, .signed): return itemSize < room
    case (.unsigned, _), (.signed, _):
      // Of 64 bits NumPy accepts the rounding, as there is no wider float.
      return itemSize < room || itemSize == 8 && room == 8
    case (.complex, _): return itemSize <= result.itemSize
    default: return false
    }
  }
}
