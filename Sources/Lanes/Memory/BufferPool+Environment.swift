#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension BufferPool {
  /// The pool that `LANES_POOL` asks for. A value that can't be read stops the program with a message.
  static func configured() -> BufferPool {
    guard let value = getenv("LANES_POOL").map({ String(cString: $0) }), !value.isEmpty else {
      return BufferPool(budget: defaultBudget)
    }
    if value == "off" { return BufferPool(budget: defaultBudget, isEnabled: false) }
    guard let budget = byteCount(value) else {
      fail("LANES_POOL=\(value): give a number of bytes such as 268435456, 256M or 1G, or off")
    }
    return BufferPool(budget: budget)
  }

  /// The bytes that a text such as `4096`, `64K`, `256M` or `1G` says; nil where it says none.
  static func byteCount(_ text: String) -> Int? {
    let shifts: [Character: Int] = ["K": 10, "M": 20, "G": 30]
    let shift = text.last.flatMap { shifts[$0] }
    let digits = shift == nil ? text[...] : text.dropLast()
    guard digits.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(digits) else { return nil }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << (shift ?? 0))
    return overflow ? nil : bytes
  }
}
