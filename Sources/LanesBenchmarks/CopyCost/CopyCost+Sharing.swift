import Lanes
import LanesReport

extension Question {
  /// What tells a view from a copy: values, bases, addresses and bytes.
  static var sharing: [Case] {
    [
      fact("write-through", writing), fact("base", bases), fact("without-copy", withoutCopy),
      fact("reshape-bytes", reshaping), fact("shallow", shallowCopying), fact("held-bytes", holding),
    ]
  }

  /// The elements of the arrays below: 1 MiB of them.
  private static let count = 512 * 512

  private static func fact(_ operation: String, _ measure: @escaping () -> [String: Double]) -> Case {
    Case.fact(
      CaseID("copy-cost", operation, dtype: "float32", level: "-", count: count), peers: .alongside("numpy"),
      measure: measure)
  }

  private static func number(_ truth: Bool) -> Double { truth ? 1 : 0 }

  private static func matrix() -> NDArray<Float> { NDArray<Float>.full([512, 512], 1) }

  /// Whether the original shows what was written through a part of it.
  private static func writing() -> [String: Double] {
    func reaches(_ part: (NDArray<Float>) -> NDArray<Float>) -> Double {
      let original = matrix()
      part(original).fill(7)
      return number(original[2, 1] == 7)
    }
    return [
      "reached_by_slice": reaches { $0[1..., .slice(1, nil, step: 2)] },
      "reached_by_reshape": reaches { $0.reshaped([count]) },
      "reached_by_transpose": reaches { $0.transposed },
      "reached_by_copy": reaches { $0[1..., .slice(1, nil, step: 2)].copy() },
    ]
  }

  /// Each 1 where the base is what the claim says: the original for views, none for copies.
  private static func bases() -> [String: Double] {
    let original = matrix()
    func isOriginal(_ base: NDArray<Float>?) -> Double {
      guard let base else { return 0 }
      return number(base.shape == original.shape && base.sharesMemory(with: original) && !base.isView)
    }
    let rows = original[1...]
    return [
      "based_slice": isOriginal(rows.base), "based_view_of_view": isOriginal(rows[.all, 1].base),
      "baseless_copy": number(original.copy().base == nil),
      "baseless_reshape": number(original.transposed.reshaped([count]).base == nil),
      "baseless_columns": number(original.take([0, 1], axis: 1).base == nil),
    ]
  }

  /// What happens where no copy is allowed: 1 for an array over the same memory; refused: 1 for an error instead.
  private static func withoutCopy() -> [String: Double] {
    let original = matrix()
    func outcome(
      _ name: String, of source: NDArray<Float>, _ make: (NDArray<Float>) throws(CopyNeededError) -> NDArray<Float>
    ) -> [String: Double] {
      do throws(CopyNeededError) {
        return ["shared_\(name)": number(try make(source).sharesMemory(with: source)), "refused_\(name)": 0]
      } catch {
        return ["shared_\(name)": 0, "refused_\(name)": 1]
      }
    }
    typealias Make = (NDArray<Float>) throws(CopyNeededError) -> NDArray<Float>
    let array: Make = { NDArray($0, copy: .never) }
    let flat: Make = { source throws(CopyNeededError) in try source.reshaped([source.size], copy: .never) }
    return outcome("array", of: original, array)
      .merging(outcome("strided", of: original[.all, .slice(0, nil, step: 2)], array)) { $1 }
      .merging(outcome("flat", of: original, flat)) { $1 }
      .merging(outcome("flat_transposed", of: original.transposed, flat)) { $1 }
  }

  /// Bytes that giving another shape takes.
  private static func reshaping() -> [String: Double] {
    let original = matrix()
    func bytes(_ source: NDArray<Float>, _ shape: Dimensions, order: MemoryOrder = .rowMajor) -> Double {
      taken { source.reshaped(shape, order: order) }
    }
    let columns = original[.all, 0..<256]
    return [
      "bytes_contiguous": bytes(original, [count]), "bytes_rows": bytes(original[256...], [count / 2]),
      "bytes_columns_split": bytes(columns, [2, 256, 256]), "bytes_columns_flat": bytes(columns, [count / 2]),
      "bytes_transposed": bytes(original.transposed, [count]),
      "bytes_transposed_column_major": bytes(original.transposed, [count], order: .columnMajor),
    ]
  }

  /// Bytes of elements that another handle takes.
  private static func shallowCopying() -> [String: Double] {
    let original = matrix()
    return [
      "bytes_assigned": taken { original }, "bytes_view": taken { original[...] },
      "bytes_copy_if_needed": taken { NDArray(original, copy: .ifNeeded) }, "bytes_copy": taken { original.copy() },
    ]
  }

  private static func taken(_ make: () -> NDArray<Float>) -> Double {
    Double(MemoryMeter.measure(scope: .process, make).use.allocatedBytes)
  }

  /// Bytes still held when the name of a large array is gone, and what was kept of it: nothing, a row, or a copy of it.
  private static func holding() -> [String: Double] {
    func held(_ kept: (NDArray<Float>) -> NDArray<Float>?) -> Double {
      Double(MemoryMeter.measure(scope: .process) { kept(matrix()) }.use.liveBytes)
    }
    return [
      "bytes_whole": Double(4 * count), "held_nothing": held { _ in nil }, "held_row": held { $0[0] },
      "held_copied_row": held { $0[0].copy() },
    ]
  }
}
