import Testing

@testable import LanesReport

@Suite struct TableTests {
  @Test func rowsAreCutAndFilledToTheColumns() {
    let table = Table(caption: "C", columns: [.init("A", .leading), .init("B")], rows: [["1"], ["1", "2", "3"]])
    #expect(table.markdown == "**C**\n\n| A | B |\n| :--- | ---: |\n| 1 |  |\n| 1 | 2 |")
  }

  @Test func foldedTables() {
    let table = Table(caption: "`x`", columns: [.init("A")], rows: [], isFolded: true)
    #expect(table.markdown.hasPrefix("<details>\n<summary><code>x</code></summary>\n\n| A |"))
  }

  @Test func sevenColumnsAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = Table(caption: "wide", columns: (1...7).map { Table.Column("\($0)") }, rows: [])
    }
  }

  @Test func evidence() throws {
    var synthetic = Synthetic()
    synthetic.add("q/fast/lanes/float32/L1/8", time: 0.31, noise: 0, fields: ["bytes_per_second": "2e9"])
    synthetic.add("q/slow/lanes/float32/L1/8", time: 0.62, noise: 0)
    let table = try #require(try Synthetic.section.tables(synthetic.results()).first)
    #expect(table.columns.count == 6)
    #expect(
      table.rows == [
        ["fast", "0.310 ns", "0.310 ns", "2.00× (2.00×)", "2.00", "faster"],
        ["slow", "0.620 ns", "0.620 ns", "1.00×", "–", "baseline"],
      ])
  }
}
