public import LanesKernelInterface

/// The type of an array's elements as a value, with NumPy's names: `bool`, `int8` to `int64`, `uint8` to `uint64`,
/// `float16` to `float64`, `complex64` and `complex128`. Each has its `itemSize` in bytes, and is printed by its name.
///
/// `NDArray<Float>.zeros([3]).dtype == .float32`; ``AnyNDArray`` tells by it what a file holds.
public typealias DType = LanesKernelInterface.DType
