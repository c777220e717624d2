import Lanes
import Testing

/// Sharing of memory against sets of bytes.
@Suite(.keepsNoArrays) struct SharingTests {
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

  /// Strides without a common order, in which a search that does not calculate would never end.
  @Test func largeArraysAreDecided() {
    let a = NDArray<Float>.zeros([200, 201, 202])
    let even = a[.slice(0, nil, step: 2), .slice(0, nil, step: 4), .slice(0, nil, step: 6)]
    let odd = a[.slice(0, nil, step: 3), .slice(0, nil, step: 5), .slice(1, nil, step: 4)]
    #expect(!even.sharesMemory(with: odd) && even.mayShareMemory(with: odd))
    #expect(even.sharesMemory(with: odd[.ellipsis, 0...].flipped()) == false)
    #expect(a[.ellipsis, .slice(1, nil, step: 3)].sharesMemory(with: odd))
    #expect(!even.view(as: UInt32.self).transposed.sharesMemory(with: odd))
    #expect(!even.hasInternalOverlap)

    // 3x + 5y + 7z from large numbers: all but a few values near both ends are reached.
    let bytes = NDArray<UInt8>.zeros([15_000_001])
    let sums = bytes.asStrided(shape: [1_000_001, 1_000_001, 1_000_001], strides: [3, 5, 7])
    for place in 0..<20 {
      let isReached = ![1, 2, 4].contains(place)
      #expect(sums.sharesMemory(with: bytes[place..<place + 1]) == isReached, "\(place)")
      #expect(
        sums.sharesMemory(with: bytes[15_000_000 - place..<15_000_001 - place]) == isReached, "\(place) from the end")
    }
    #expect(sums.hasInternalOverlap)
    // Windows of windows: many equal strides are one.
    let windows = bytes.slidingWindow([1000]).slidingWindow([100], axes: [0])
    #expect(windows.hasInternalOverlap && windows.sharesMemory(with: bytes[15_000_000...]))
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func layoutsOverlapThemselves(_ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 1)
    for shape in shapes {
      let a = array(Int16.self, shape, layout, &random)
      var places: Set<Int> = []
      forEachIndex(of: shape) { places.insert(zip($0, a.strides).reduce(0) { $0 + $1.0 * $1.1 }) }
      #expect(a.hasInternalOverlap == (places.count < a.size), "\(shape)")
      #expect(a.sharesMemory(with: a) == (a.size > 0))
      #expect(!a.sharesMemory(with: a.copy()))
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
