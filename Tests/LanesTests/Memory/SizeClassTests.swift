import Testing

@testable import Lanes

@Suite struct SizeClassTests {
  @Test func everyClassHoldsItsOwnSize() {
    for index in 0..<SizeClass.count {
      let size = SizeClass(index: index)
      #expect(size.byteCount % 4096 == 0)
      #expect(SizeClass(holding: size.byteCount) == size)
      if index > 0 { #expect(SizeClass(index: index - 1).byteCount < size.byteCount) }
    }
  }

  @Test func blocksAreLessThanAnEighthTooLarge() {
    var random = SplitMix(seed: 1)
    for _ in 0..<10_000 {
      let wanted = 32768 + Int(random.next() >> 10) >> Int.random(in: 0..<38, using: &random)
      let got = SizeClass(holding: wanted)!.byteCount
      #expect(got >= wanted && got - wanted <= wanted / 8, "\(wanted) gets \(got)")
    }
  }

  @Test func smallSizesShareTheSmallestClass() {
    #expect(SizeClass(holding: 0)?.byteCount == 32768)
    #expect(SizeClass(holding: 32769)?.byteCount == 36864)
  }

  @Test func whatCannotBeAddressedHasNone() {
    #expect(SizeClass(holding: .max) == nil)
    #expect(SizeClass(holding: 1 << 61) != nil)
  }
}
