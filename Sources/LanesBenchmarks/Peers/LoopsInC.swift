import CBaselinesVector
import Lanes

/// The C peer's loops over one element type, compiled with `-O3 -march=native`.
struct LoopsInC<Element> {
  typealias Pairs<Result> =
    (UnsafeMutablePointer<Result>, UnsafePointer<Element>, UnsafePointer<Element>, Int) -> Void
  typealias Each<Result> = (UnsafeMutablePointer<Result>, UnsafePointer<Element>, Int) -> Void

  let add: Pairs<Element>
  let multiply: Pairs<Element>
  var divide: Pairs<Element>?
  var squareRoot: Each<Element>?
  let greater: Pairs<UInt8>
  let copy: Each<Element>
  let sum: (UnsafePointer<Element>, Int) -> Double
  /// To Double; from Double to Float.
  let cast: (UnsafeMutableRawPointer, UnsafePointer<Element>, Int) -> Void
}

extension PeerElement {
  /// nil where C has no such type, or nobody wrote the loops.
  static var loopsInC: LoopsInC<Self>? {
    func typed<Element>(_ loops: LoopsInC<Element>) -> LoopsInC<Self>? { loops as? LoopsInC<Self> }
    switch dtype {
    case .float32: return typed(.float32)
    case .float64: return typed(.float64)
    case .int8: return typed(.int8)
    case .int32: return typed(.int32)
    case .int64: return typed(.int64)
    default: return nil
    }
  }
}

extension LoopsInC<Float> {
  static var float32: Self {
    Self(
      add: cbaselines_add_float32_vector, multiply: cbaselines_multiply_float32_vector,
      divide: cbaselines_divide_float32_vector, squareRoot: cbaselines_square_root_float32_vector,
      greater: cbaselines_greater_arrays_float32_vector, copy: cbaselines_copy_float32_vector,
      sum: { Double(cbaselines_sum_float32_vector($0, $1)) },
      cast: { cbaselines_cast_float32_vector($0.assumingMemoryBound(to: Double.self), $1, $2) })
  }
}

extension LoopsInC<Double> {
  static var float64: Self {
    Self(
      add: cbaselines_add_float64_vector, multiply: cbaselines_multiply_float64_vector,
      divide: cbaselines_divide_float64_vector, squareRoot: cbaselines_square_root_float64_vector,
      greater: cbaselines_greater_arrays_float64_vector, copy: cbaselines_copy_float64_vector,
      sum: cbaselines_sum_float64_vector,
      cast: { cbaselines_cast_float64_vector($0.assumingMemoryBound(to: Float.self), $1, $2) })
  }
}

extension LoopsInC<Int8> {
  static var int8: Self {
    Self(
      add: cbaselines_add_int8_vector, multiply: cbaselines_multiply_int8_vector,
      greater: cbaselines_greater_arrays_int8_vector, copy: cbaselines_copy_int8_vector,
      sum: { Double(cbaselines_sum_int8_vector($0, $1)) },
      cast: { cbaselines_cast_int8_vector($0.assumingMemoryBound(to: Double.self), $1, $2) })
  }
}

extension LoopsInC<Int32> {
  static var int32: Self {
    Self(
      add: cbaselines_add_int32_vector, multiply: cbaselines_multiply_int32_vector,
      greater: cbaselines_greater_arrays_int32_vector, copy: cbaselines_copy_int32_vector,
      sum: { Double(cbaselines_sum_int32_vector($0, $1)) },
      cast: { cbaselines_cast_int32_vector($0.assumingMemoryBound(to: Double.self), $1, $2) })
  }
}

extension LoopsInC<Int64> {
  static var int64: Self {
    Self(
      add: cbaselines_add_int64_vector, multiply: cbaselines_multiply_int64_vector,
      greater: cbaselines_greater_arrays_int64_vector, copy: cbaselines_copy_int64_vector,
      sum: { Double(cbaselines_sum_int64_vector($0, $1)) },
      cast: { cbaselines_cast_int64_vector($0.assumingMemoryBound(to: Double.self), $1, $2) })
  }
}
