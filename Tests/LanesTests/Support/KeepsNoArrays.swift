import Foundation
import Lanes
import Testing

/// Every test ends with as many live array bytes as it began with: what it made is gone.
///
/// While memory is measured no small storage is kept for the next array. With `LANES_TESTS_UNMEASURED` set tests run as
/// programs do.
struct KeepsNoArrays: SuiteTrait, TestTrait, TestScoping {
  let isRecursive = true

  func provideScope(
    for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil, ProcessInfo.processInfo.environment["LANES_TESTS_UNMEASURED"] == nil else {
      return try await body()
    }
    let use = try await MemoryMeter.measure { try await body() }.use
    #expect(use.liveBytes == 0 && use.liveArrays == 0, "\(use.liveArrays) arrays outlive \(test.name)")
  }
}

extension Trait where Self == KeepsNoArrays {
  static var keepsNoArrays: KeepsNoArrays { KeepsNoArrays() }
}
