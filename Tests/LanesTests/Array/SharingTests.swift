import Lanes
import Testing

/// Sharing of memory against sets of bytes.
@Suite struct SharingTests {
  @Test(arguments: 0..<UInt64(400))
  func sharingIsExact(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let memory = NDArray<UInt8>.zeros([240])
    func window() -> (bytes: Set<Int>, sharing: (any AnySharing)) {
      func make<T: ArrayElement>(_ type: T.Type) -> (Set<Int>, any AnySharing) {
        let all = memory.view(as: type)
        while true {
          var (shape, strides) = (Dimensions(), Dimensions())
          for _ in 0..<Int.random(in: 0...3, using: &random) {
            shape = Dimensions(Array(shape) + [Int.random(in: 0...5, using: &random)])
            strides = Dimensions(Array(strides) + [Int.random(in: -12...12, using: &random)])
          }
          let start = Int.random(in: 0..<all.size, using: &random)
          var positions: Set<Int> = []
          forEachIndex(of: Array(shape)) { index in
            positions.insert(start + zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 })
          }
          guard positions.allSatisfy({ $0 >= 0 && $0 < all.size }) else { continue }
          let size = all.itemSize
          let view = all.asStrided(
            shape: shape, strides: Dimensions(strides.map { $0 * size }), offset: start * size)
          return (Set(positions.flatMap { $0 * size..<($0 + 1) * size }), view)
        }
      }
      switch Int.random(in: 0..<3, using: &random) {
      case 0: return make(UInt8.self)
      case 1: return make(Int16.self)
      default: return make(Double.self)
      }
    }
    for _ in 0..<50 {
      let (a, b) = (window(), window())
      let shares = !a.bytes.isDisjoint(with: b.bytes)
      #expect(a.sharing.shares(with: b.sharing) == shares)
      if shares { #expect(a.sharing.mayShare(with: b.sharing)) }
    }
  }

  @Test func interleavedViewsShareBoundsAlone() {
    let a = NDArray<Double>.zeros([1_000_000])
    let (even, odd) = (a[.slice(0, nil, step: 2)], a[.slice(1, nil, step: 2)])
    #expect(even.mayShareMemory(with: odd) && !even.sharesMemory(with: odd))
    #expect(even.sharesMemory(with: a[.slice(0, nil, step: 3)]))
    #expect(!NDArray<Double>.zeros([3]).sharesMemory(with: a))
    #expect(a.view(as: Float.self)[1...].sharesMemory(with: even))
  }
}

/// An array whose element type is not known.
private protocol AnySharing {
  func shares(with other: any AnySharing) -> Bool
  func mayShare(with other: any AnySharing) -> Bool
  func isSharedBy<T>(_ other: NDArray<T>, exactly: Bool) -> Bool
}

extension NDArray: AnySharing {
  fileprivate func shares(with other: any AnySharing) -> Bool { other.isSharedBy(self, exactly: true) }
  fileprivate func mayShare(with other: any AnySharing) -> Bool { other.isSharedBy(self, exactly: false) }
  fileprivate func isSharedBy<T>(_ other: NDArray<T>, exactly: Bool) -> Bool {
    exactly ? sharesMemory(with: other) : mayShareMemory(with: other)
  }
}
