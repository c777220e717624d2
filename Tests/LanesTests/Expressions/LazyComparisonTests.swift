import Lanes
import Testing

@Suite struct LazyComparisonTests {
  @Test(arguments: [1, 100, 256, 257, 5000, 20_000])
  func lazyAndEagerAgree(_ count: Int) {
    for position in stride(from: 0, to: count, by: max(1, count / 13)) {
      let a = NDArray<Float>.zeros([count])
      a[position] = 101
      for view in [a, a[.reversed], a[.slice(0, nil, step: 3)]] {
        #expect((view.lazy .> 100).any() == (view .> 100).any())
        #expect((view.lazy .<= 100).all() == (view .<= 100).all())
        #expect((view.lazy .> 100).evaluate() == (view .> 100))
      }
    }
  }

  @Test func emptyArraysHaveNoHit() {
    let a = NDArray<Int>.zeros([0])
    #expect(!(a.lazy .== 0).any())
    #expect((a.lazy .== 1).all())
  }
}
