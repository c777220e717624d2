import Foundation
import Lanes
import Testing

/// An array for which there is no memory stops the program with a line that names its shape.
@Suite(.keepsNoArrays) struct OutOfMemoryTests {
  /// Two to the 48 elements: more bytes than a program of today can address, whatever the system promises.
  private static let side = 1 << 24
  private static let shape: Dimensions = [side, side]

  enum Maker: String, CaseIterable, Codable {
    case empty, zeros, full, arithmetic, scalar, function, comparison, copying, outer, product, evaluation, cast

    func make() {
      let spread = NDArray<Float>([2]).broadcast(to: shape)
      switch self {
      case .empty: _ = NDArray<Float>.empty(shape)
      case .zeros: _ = NDArray<Float>.zeros(shape)
      case .full: _ = NDArray<Float>.full(shape, 1)
      case .arithmetic: _ = NDArray<Float>([[1]]) + spread
      case .scalar: _ = spread * 2
      case .function: _ = NDArray.exp(spread)
      case .comparison: _ = spread .> 1
      case .copying: _ = spread.copy()
      case .outer: _ = NDArray.add.outer(NDArray<Float>.zeros([side]), NDArray<Float>.zeros([side]))
      case .product: _ = NDArray.matmul(NDArray<Float>.zeros([side, 1]), NDArray<Float>.zeros([1, side]))
      case .evaluation: _ = (spread.lazy + 1).evaluate()
      case .cast: _ = spread.cast(to: Double.self)
      }
    }
  }

  @Test(arguments: Maker.allCases)
  func theShapeIsNamed(_ maker: Maker) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [maker = maker as Maker] in
      maker.make()
    }
    expectSays(result, "(16777216, 16777216)", "bytes", "the system does not have", "use a smaller shape")
  }

  #if os(Linux)
    /// In a process that may have no more than 64 MiB beyond what it has.
    @Test func aLimitOfTheSystemsIsTold() async {
      let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).prefix { $0 != " " }
        let room = rlim_t((Int(pages) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) + 64 << 20)
        var limit = rlimit(rlim_cur: room, rlim_max: room)
        guard setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return }
        _ = NDArray<Double>.zeros([5000, 5000])
      }
      expectSays(result, "(5000, 5000)", "8 bytes an element", "200000000 bytes", "the system does not have")
    }
  #endif
}
