import Testing

@testable import LanesReport

@Suite struct FormatTests {
  @Test(arguments: [
    (0.31, "0.310 ns"), (0.0004567, "0.000457 ns"), (1, "1.00 ns"), (999.4, "999 ns"), (999.6, "1.00 µs"),
    (45_200, "45.2 µs"), (1.78e6, "1.78 ms"), (2.5e9, "2.50 s"), (1.2345e13, "12,300 s"), (.nan, "–"),
    (.infinity, "–"),
  ])
  func times(nanoseconds: Double, text: String) {
    #expect(Format.time(nanoseconds) == text)
  }

  @Test func intervals() {
    #expect(Format.times(Interval(low: 1.75e6, high: 1.81e6)) == "1.75–1.81 ms")
    #expect(Format.times(Interval(low: 990, high: 1010)) == "990 ns – 1.01 µs")
    #expect(Format.times(Interval(low: 5, high: 5.001)) == "5.00 ns")
    #expect(Format.ratios(Interval(low: 1.181, high: 1.27)) == "1.18–1.27×")
  }

  @Test(arguments: [
    (1.234, "1.23×"), (0.045, "0.0450×"), (123.4, "123×"), (2341, "2,340×"), (1.2e6, "1.20 million×"),
    (1, "1.00×"),
  ])
  func ratios(ratio: Double, text: String) {
    #expect(Format.ratio(ratio) == text)
  }

  @Test(
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (17, "17 bytes"), (49152, "48 KiB"), (1_310_720, "1.25 MiB"),
      (8_589_934_592, "8 GiB"),
    ] as [(Double, String)])
  func bytes(bytes: Double, text: String) {
    #expect(Format.bytes(bytes) == text)
  }

  @Test func extremesHaveText() {
    for value in [Double.greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, -0.0, .nan] {
      for text in [
        Format.time(value), Format.bytes(value), Format.ratio(value), Format.percent(value), Format.number(value),
        Format.count(value),
      ] { #expect(!text.isEmpty) }
    }
  }

  @Test func markdownIsHarmless() {
    #expect(Markdown.escaped("a|b\n<script> `x`") == "a\\|b &lt;script&gt; \\`x\\`")
    #expect(Markdown.html("`a .> 2` & more") == "<code>a .&gt; 2</code> &amp; more")
  }
}
