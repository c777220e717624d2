import Foundation
import Lanes

/// Stops the program with what is wrong: a test framework would be one more dependency.
func check(_ condition: Bool, _ what: String) {
  guard condition else {
    print("wrong: \(what)")
    exit(1)
  }
}

print("kernels: \(KernelSelection.current.name), as \(KernelSelection.current.reason)")

let a = NDArray<Float>.arange(24).reshaped([4, 6])
let b = NDArray<Float>.full([6], 2)
print("row 1, doubled:", a[1, .all] * b)
check((a[1, .all] * b).elements.elementsEqual([12, 14, 16, 18, 20, 22]), "broadcasting")

let wanted: DType = .float32
check(a.dtype == wanted && wanted.itemSize == 4, "the name of an element type")

a[.all, 0] += 100
check(a.sum() == 276 + 400, "a view that writes through to its array")
check(NDArray.matmul(a, a.transposed).shape == [4, 4], "a matrix product")
check((a.lazy .> 100).any() && NDArray.exp(a.lazy * 0).sum() == 24, "lazy expressions")

let large = NDArray<Double>.arange(100_000)
print("sum of 0..<100000 =", large.sum())
check(large.sum() == 4_999_950_000, "a sum")
check((large * large)[99_999] == 99_999 * 99_999, "a product")

let file = NSTemporaryDirectory() + "uses-lanes-\(ProcessInfo.processInfo.processIdentifier).npy"
defer { try? FileManager.default.removeItem(atPath: file) }
try a.save(to: file)
check((try NDArray<Float>(contentsOf: file) .== a).all(), "an array from its file")
check(CSRMatrix<Float, Int32>(a).dense().shape == a.shape, "a sparse matrix")
print("all right")
