import LanesIntrinsics

/// The processor that this process runs on, as far as kernels and sizes depend on it.
public struct Processor: Sendable {
  /// Whether processor and operating system offer what x86-64-v3 names: AVX2, FMA, F16C, BMI.
  public let supportsV3: Bool
  /// Whether they offer what x86-64-v4 names too: AVX-512 F, BW, CD, DQ, VL.
  public let supportsV4: Bool

  /// Asked once; it takes microseconds.
  public static let current = Processor()

  // Bits of CPUID and XCR0: Intel's Software Developer's Manual, volume 2, CPUID; volume 1, 13.3.
  // Levels: the x86-64 psABI, "Micro-architecture levels".
  private init() {
    #if arch(x86_64)
      func has(_ register: UInt32, _ bits: Int...) -> Bool {
        bits.allSatisfy { register & (1 << UInt32($0)) != 0 }
      }
      let basic = lanes_cpuid(1, 0)
      let structured = lanes_cpuid(7, 0)
      let extended = lanes_cpuid(0x8000_0001, 0)
      let saved = lanes_saved_states()
      let savesAVX = saved & 0b110 == 0b110
      let savesAVX512 = saved & 0b1110_0110 == 0b1110_0110
      // FMA, SSE4.1, SSE4.2, MOVBE, POPCNT, AVX, F16C; BMI1, AVX2, BMI2; LZCNT.
      supportsV3 =
        savesAVX && has(basic.ecx, 12, 19, 20, 22, 23, 28, 29) && has(structured.ebx, 3, 5, 8)
        && has(extended.ecx, 5)
      // AVX512F, DQ, CD, BW, VL.
      supportsV4 = supportsV3 && savesAVX512 && has(structured.ebx, 16, 17, 28, 30, 31)
    #else
      supportsV3 = false
      supportsV4 = false
    #endif
  }
}

extension Processor {
  /// The processor's own name, such as `AMD EPYC 9R14`; nil where it does not tell.
  public var brand: String? {
    #if arch(x86_64)
      guard lanes_cpuid(0x8000_0000, 0).eax >= 0x8000_0004 else { return nil }
      var bytes: [UInt8] = []
      for leaf in UInt32(0x8000_0002)...0x8000_0004 {
        let answer = lanes_cpuid(leaf, 0)
        for register in [answer.eax, answer.ebx, answer.ecx, answer.edx] {
          for shift in stride(from: UInt32(0), to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: register >> shift))
          }
        }
      }
      let text = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      let words = text.split(separator: " ").joined(separator: " ")
      return words.isEmpty ? nil : words
    #else
      return nil
    #endif
  }

  /// `x86_64` or `arm64`.
  public var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "unknown"
    #endif
  }
}
