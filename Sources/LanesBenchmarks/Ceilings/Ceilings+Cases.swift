import CBench
import CCeilings
import Lanes
import LanesReport

extension Question {
  /// The ceilings: the plainest C loops over each level of the memory, and multiply-adds that touch none.
  static let ceilings = Question(
    id: Ceilings.question, title: "What can this machine do at most?",
    cases: { levels in
      vectors.flatMap { vector in
        levels.levels.flatMap { moving($0, vector) } + [multiplyAddFloat(vector), multiplyAddDouble(vector)]
      }
    })

  /// Kernels of one vector width.
  private typealias Vector = ceilings_kernels

  /// The two widest that run here: half as wide is sometimes faster, where stores are split in two.
  private static var vectors: [Vector] {
    let widths = [("v4", 512), ("v3", 256), ("baseline", 128)]
    return widths.filter { KernelSelection.available.contains($0.0) }.prefix(2)
      .compactMap { ceilings_kernels_of_width(Int32($0.1))?.pointee }
  }

  private static func moving(_ level: CacheLevels.Level, _ vector: Vector) -> [Case] {
    Ceilings.Mix.allCases.flatMap { mix in mix.stores.map { moving(mix, $0, level, vector) } }
  }

  private static func moving(
    _ mix: Ceilings.Mix, _ stores: Ceilings.Stores, _ level: CacheLevels.Level, _ vector: Vector
  ) -> Case {
    let count = level.count(arrays: mix.arrays, itemSize: 4)
    let id = CaseID(
      Ceilings.question, Ceilings.operation(mix, stores), implementation: "c-\(vector.vector_bits)",
      level: level.name, count: count)
    return Case(
      id, bytes: mix.arrays * 4 * count, items: count,
      bound: .memory(writtenShare: mix.writtenShare, isInPlace: mix == .addInPlace)
    ) { workload(mix, stores, count, vector) }
  }

  private static func workload(
    _ mix: Ceilings.Mix, _ stores: Ceilings.Stores, _ count: Int, _ vector: Vector
  ) -> Workload {
    let isOrdinary = stores == .ordinary
    let a = Fixtures.array(.first, of: Float.self, count: count)
    let b = Fixtures.array(.second, of: Float.self, count: count)
    let out = Fixtures.array(.output, of: Float.self, count: count)
    switch mix {
    case .read:
      return Workload(
        check: { checkRead(a, vector) },
        body: { iterations in
          a.withUnsafeBufferPointer { a in
            for _ in 0..<iterations {
              var sum = vector.read(a.baseAddress!, count)
              cbench_keep(&sum)
            }
          }
        })
    case .write:
      let write = isOrdinary ? vector.write : vector.write_non_temporal
      return into(out, expecting: { _ in 3 }) { write($0, 3, count) }
    case .copy:
      let copy = isOrdinary ? vector.copy : vector.copy_non_temporal
      return into(out, expecting: { a[$0] }) { out in a.withUnsafeBufferPointer { copy(out, $0.baseAddress!, count) } }
    case .add:
      let add = isOrdinary ? vector.add : vector.add_non_temporal
      return into(out, expecting: { a[$0] + b[$0] }) { out in
        a.withUnsafeBufferPointer { a in
          b.withUnsafeBufferPointer { b in add(out, a.baseAddress!, b.baseAddress!, count) }
        }
      }
    case .addInPlace:
      // However often they are added, zeros leave what is there.
      let zeros = Fixtures.array(.accumulator, of: Float.self, count: count)
      zeros.fill(0)
      return into(out, expecting: { _ in -9 }) { out in
        zeros.withUnsafeBufferPointer { vector.add_in_place(out, $0.baseAddress!, count) }
      }
    }
  }

  private static func checkRead(_ a: NDArray<Float>, _ vector: Vector) -> String? {
    a.withUnsafeBufferPointer { a in
      Checks.value(vector.read(a.baseAddress!, a.count), equals: a.reduce(0) { $0 ^ $1.bitPattern })
    }
  }

  private static func into(
    _ out: NDArray<Float>, expecting expected: @escaping (Int) -> Float,
    _ work: @escaping (UnsafeMutablePointer<Float>) -> Void
  ) -> Workload {
    Workload(
      check: {
        out.fill(-9)
        out.withUnsafeMutableBufferPointer { work($0.baseAddress!) }
        return Checks.elements(of: out, equal: expected)
      },
      body: { iterations in
        out.withUnsafeMutableBufferPointer { out in
          for _ in 0..<iterations {
            work(out.baseAddress!)
            cbench_clobber()
          }
        }
      })
  }
}
