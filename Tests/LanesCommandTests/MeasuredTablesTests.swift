import LanesReport
import Testing

@testable import LanesCommand

@Suite struct MeasuredTablesTests {
  @Test(arguments: [
    ("claim dtype-size", MeasuredTables.Found.notMeasured), ("claim nobody-says-this", .unknown),
    ("case element-size/add", .unknown), ("claim", .unknown), ("table dtype-size", .unknown), ("", .unknown),
  ])
  func nothingMeasured(_ subject: String, _ found: MeasuredTables.Found) {
    #expect(MeasuredTables(results: .empty).table(of: subject) == found)
  }
}
