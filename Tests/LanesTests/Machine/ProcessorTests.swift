import Testing

@testable import Lanes

@Suite(.keepsNoArrays) struct ProcessorTests {
  @Test func sizesAreReadAsLinuxWritesThem() {
    #expect(Processor.bytes(from: "32K") == 32 << 10)
    #expect(Processor.bytes(from: "1M") == 1 << 20)
    #expect(Processor.bytes(from: "512") == 512)
    for nonsense in ["", "K", "-1K", "0", "9999999999999999999K", "9223372036854775807K", "1.5M"] {
      #expect(Processor.bytes(from: nonsense) == nil, "\(nonsense)")
    }
  }

  @Test func levelsIncludeEachOther() {
    #expect(!Processor.current.supportsV4 || Processor.current.supportsV3)
  }

  @Test func aFolderThatIsNotThereHasNoCaches() {
    #expect(Processor.caches(below: "/nowhere") == CacheSizes())
  }
}
