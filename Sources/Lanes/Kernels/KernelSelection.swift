public import LanesKernelInterface
import LanesKernels
import Synchronization

#if LANES_ONE_KERNEL_SET
  import LanesIntrinsics
#else
  import LanesKernelsV3
  import LanesKernelsV4
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which instruction set's kernels this process runs, and why.
///
/// The processor and the operating system are asked once, at the first operation. The environment
/// variable `LANES_KERNELS` forces `baseline`, `v3` or `v4`.
///
/// In a package that depends on Lanes there is one set, for the instruction set that the flags of its build name:
/// `swift build -c release -Xcc -march=x86-64-v3` makes it `v3`.
public struct KernelSelection: Sendable {
  /// `baseline`, `v3` (AVX2) or `v4` (AVX-512).
  public let name: String
  /// Why this set was chosen, in a few words.
  public let reason: String
  let kernels: KernelSet

  /// The set in use. Asking for one that the machine lacks stops the program with a message.
  public static let current: KernelSelection = {
    do throws(KernelSelectionError) {
      return try select(environment: getenv("LANES_KERNELS").map { String(cString: $0) })
    } catch {
      fail(error.description)
    }
  }()

  /// The address of the kernels in use, once somebody has asked for them: it takes one load, where asking whether a
  /// constant is there takes a call.
  private static let address = Atomic<UInt>(0)

  /// `body` of the kernels in use, whose references nobody counts: they are there for good.
  @inline(__always)
  static func withKernels<Result>(_ body: (KernelSet) -> Result) -> Result {
    let known = UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring)) ?? remember()
    return Unmanaged<KernelSet>.fromOpaque(known)._withUnsafeGuaranteedRef(body)
  }

  @inline(never)
  private static func remember() -> UnsafeRawPointer {
    let kernels = UnsafeRawPointer(Unmanaged.passUnretained(current.kernels).toOpaque())
    address.store(UInt(bitPattern: kernels), ordering: .releasing)
    return kernels
  }

  /// The sets that this machine can run, the widest last.
  public static var available: [String] {
    sets.filter { $0.isSupported }.map(\.name)
  }

  /// Chooses a set: the one that `environment` names, or else the widest that the machine can run.
  public static func select(environment: String?) throws(KernelSelectionError) -> KernelSelection {
    let supported = sets.filter { $0.isSupported }
    guard let requested = environment, !requested.isEmpty else {
      let widest = supported.last!
      return KernelSelection(name: widest.name, reason: widest.reason, kernels: widest.kernels)
    }
    guard let known = sets.first(where: { $0.name == requested }) else {
      throw KernelSelectionError(requested: requested, isKnown: false)
    }
    guard known.isSupported else {
      throw KernelSelectionError(requested: requested, isKnown: true)
    }
    return KernelSelection(
      name: known.name, reason: "LANES_KERNELS=\(requested) asks for it", kernels: known.kernels)
  }

  /// Another set of this machine beside the one in use, for comparing the two.
  @_spi(Benchmarks)
  public static func kernels(named name: String) -> KernelSet? {
    sets.first { $0.name == name && $0.isSupported }?.kernels
  }

  private struct Candidate {
    let name: String
    let isSupported: Bool
    let reason: String
    let make: @Sendable () -> KernelSet

    /// Made once for the whole process: the tables of a set are never given back.
    var kernels: KernelSet {
      made.withLock { made in
        if let kernels = made[name] { return kernels }
        let kernels = make()
        made[name] = kernels
        return kernels
      }
    }
  }

  private static let made = Locked<[String: KernelSet]>([:])

  private static var sets: [Candidate] {
    #if LANES_ONE_KERNEL_SET
      let level = lanes_compiled_level()
      let name = level > 1 ? "v\(level)" : "baseline"
      return [
        Candidate(
          name: name, isSupported: true, reason: "the package that depends on Lanes was built for it",
          make: { LanesKernels.makeKernelSet(name: name) })
      ]
    #elseif arch(x86_64)
      let processor = Processor.current
      return [
        Candidate(
          name: "baseline", isSupported: true, reason: "the processor or the system offers no AVX2",
          make: { LanesKernels.makeKernelSet(name: "baseline") }),
        Candidate(
          name: "v3", isSupported: processor.supportsV3,
          reason: "processor and system offer AVX2, but not AVX-512",
          make: { LanesKernelsV3.makeKernelSet(name: "v3") }),
        Candidate(
          name: "v4", isSupported: processor.supportsV4, reason: "processor and system offer AVX-512",
          make: { LanesKernelsV4.makeKernelSet(name: "v4") }),
      ]
    #else
      return [
        Candidate(
          name: "baseline", isSupported: true, reason: "it is the only one on this architecture",
          make: { LanesKernels.makeKernelSet(name: "baseline") })
      ]
    #endif
  }
}

/// `LANES_KERNELS` names a kernel set that there is not, or that the machine can't run.
public struct KernelSelectionError: Error, CustomStringConvertible {
  /// The name that was asked for.
  public let requested: String
  let isKnown: Bool

  public var description: String {
    let choices = KernelSelection.available.joined(separator: ", ")
    return isKnown
      ? "LANES_KERNELS=\(requested): this processor or operating system lacks it; it can run \(choices)"
      : "LANES_KERNELS=\(requested): there is no such kernel set; this machine can run \(choices)"
  }
}
