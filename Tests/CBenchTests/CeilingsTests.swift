import CCeilings
import Foundation
import Testing

/// The ceilings' kernels against the plainest Swift loop, for each width that this machine can run.
struct CeilingsTests {
  static let widths: [Int32] = [128, 256, 512].filter { ceilings_kernels_of_width($0) != nil && canRun($0) }
  /// Around the vectors of all widths and the blocks of eight and four of them.
  static let counts = [0, 1, 3, 4, 5, 15, 16, 17, 31, 33, 63, 65, 127, 128, 129, 255, 1000, 1003]
  /// Elements by which arrays begin off a vector's boundary.
  static let offsets = [0, 1, 7]

  private static func canRun(_ width: Int32) -> Bool {
    let needs: [Int32: Set<Substring>] = [256: ["avx2", "fma"], 512: ["avx512f", "avx512vl"]]
    return needs[width]?.isSubset(of: processorFlags) ?? true
  }

  /// As Linux tells them; none elsewhere.
  private static let processorFlags: Set<Substring> = {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("flags") }
    return Set(line?.split(separator: " ") ?? [])
  }()

  private func values(_ count: Int, seed: UInt64) -> [Float] {
    var values = BaselinesTests.Values(state: seed)
    return values.array(count)
  }

  @Test(arguments: widths, counts)
  func read(width: Int32, n: Int) {
    let kernels = ceilings_kernels_of_width(width)!.pointee
    for offset in Self.offsets {
      let a = values(n + offset, seed: 1)
      let expected = a[offset...].reduce(UInt32(0)) { $0 ^ $1.bitPattern }
      a.withUnsafeBufferPointer { #expect(kernels.read($0.baseAddress! + offset, n) == expected) }
    }
  }

  /// What is written is all of the output and nothing beside it.
  private func check(
    _ n: Int, _ offset: Int, _ expected: (Int) -> Float, _ work: (UnsafeMutablePointer<Float>) -> Void
  ) {
    var out = [Float](repeating: -7, count: n + offset + 20)
    out.withUnsafeMutableBufferPointer { work($0.baseAddress! + offset) }
    #expect(out[..<offset].allSatisfy { $0 == -7 } && out[(offset + n)...].allSatisfy { $0 == -7 })
    #expect((0..<n).allSatisfy { out[offset + $0] == expected($0) })
  }

  @Test(arguments: widths, counts)
  func writes(width: Int32, n: Int) {
    let kernels = ceilings_kernels_of_width(width)!.pointee
    for offset in Self.offsets {
      for write in [kernels.write, kernels.write_non_temporal] {
        check(n, offset, { _ in 2.5 }) { write($0, 2.5, n) }
      }
    }
  }

  @Test(arguments: widths, counts)
  func copies(width: Int32, n: Int) {
    let kernels = ceilings_kernels_of_width(width)!.pointee
    let a = values(n + 8, seed: 2)
    for (offset, from) in [(0, 0), (1, 0), (7, 3)] {
      for copy in [kernels.copy, kernels.copy_non_temporal] {
        a.withUnsafeBufferPointer { a in
          check(n, offset, { a[from + $0] }) { copy($0, a.baseAddress! + from, n) }
        }
      }
    }
  }

  @Test(arguments: widths, counts)
  func adds(width: Int32, n: Int) {
    let kernels = ceilings_kernels_of_width(width)!.pointee
    let (a, b) = (values(n + 8, seed: 3), values(n + 8, seed: 4))
    for (offset, from) in [(0, 0), (1, 0), (7, 3)] {
      a.withUnsafeBufferPointer { a in
        check(n, offset, { a[from + $0] - 7 }) { kernels.add_in_place($0, a.baseAddress! + from, n) }
      }
      for add in [kernels.add, kernels.add_non_temporal] {
        a.withUnsafeBufferPointer { a in
          b.withUnsafeBufferPointer { b in
            check(n, offset, { a[from + $0] + b[$0] }) { add($0, a.baseAddress! + from, b.baseAddress!, n) }
          }
        }
      }
    }
  }

  /// With x = 1 and y = 1 each number counts its steps; with x = 2 and y = 1 it becomes 2ⁿ − 1.
  @Test(arguments: widths, [0, 1, 2, 9])
  func multiplyAdds(width: Int32, steps: Int) {
    let kernels = ceilings_kernels_of_width(width)!.pointee
    let (floats, doubles) = (kernels.multiply_adds_float, kernels.multiply_adds_double)
    #expect(kernels.vector_bits == width && floats == 2 * doubles && doubles % Int(width / 64) == 0)
    #expect(kernels.multiply_add_float(1, 1, steps) == Float(floats * steps))
    #expect(kernels.multiply_add_double(1, 1, steps) == Double(doubles * steps))
    #expect(kernels.multiply_add_float(2, 1, steps) == Float(floats * ((1 << steps) - 1)))
    #expect(kernels.multiply_add_double(2, 1, steps) == Double(doubles * ((1 << steps) - 1)))
  }

  @Test func otherWidthsAreNot() {
    #expect(ceilings_kernels_of_width(0) == nil && ceilings_kernels_of_width(1024) == nil)
    #expect(Self.widths.contains(128))
  }
}
