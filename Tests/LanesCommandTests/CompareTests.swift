import Foundation
import Testing

/// `lanes compare` as a CI job runs it.
@Suite final class CompareTests {
  private var files: [URL] = []

  deinit { for file in files { try? FileManager.default.removeItem(at: file) } }

  /// A file as any program with Google Benchmark writes it, with times around `time`.
  private func results(_ times: [String: Double], host: String = "h") throws -> String {
    let rows = times.sorted { $0.key < $1.key }.flatMap { name, time in
      (0..<9).map { step in
        """
        {"name": "\(name)", "run_type": "iteration", "real_time": \(time * (1 + 0.0003 * Double(step * 5 % 9))), \
        "time_unit": "ns"}
        """
      }
    }
    return try text("{\"context\": {\"host_name\": \"\(host)\"}, \"benchmarks\": [\(rows.joined(separator: ","))]}")
  }

  private func text(_ text: String) throws -> String {
    files.append(try temporaryFile(text))
    return files.last!.path
  }

  @Test func nothingSlowerIsZero() throws {
    let same = try lanes("compare", results(["BM_A": 10, "BM_B": 0.02]), results(["BM_A": 10, "BM_B": 0.01]))
    #expect(same.status == 0 && same.errors.isEmpty)
    #expect(same.output.contains("0 slower, 1 faster, 0 undecided, 1 no change"))
    #expect(same.output.contains("0.0200 ns") && same.output.contains("Mann-Whitney"))
  }

  @Test func aRegressionIsOne() throws {
    let before = try results(["BM_A": 10, "BM_B": 10])
    let after = try results(["BM_A": 11, "BM_B": 10])
    let slower = try lanes("compare", before, after)
    #expect(slower.status == 1 && slower.output.contains("1 slower"))
    #expect(try lanes("compare", before, after, "--threshold", "20").status == 0)
    #expect(try lanes("compare", before, after, "--filter", "_B$").status == 0)
    #expect(try lanes("compare", after, before).status == 0)
  }

  @Test func whatCannotBeComparedIsTwo() throws {
    let good = try results(["BM_A": 10])
    for bad in [try text("no JSON"), try text("{}"), try results(["BM_Other": 10]), "/nowhere/results.json"] {
      let outcome = try lanes("compare", good, bad)
      #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.errors.hasPrefix("lanes: "))
    }
    #expect(try lanes("compare", good, good, "--filter", "(").status == 2)
    #expect(try lanes("compare", good, good, "--filter", "nothing").errors.contains("no name that matches nothing"))
  }

  @Test func twoMachinesAreNotComparedSilently() throws {
    let (here, there) = (try results(["BM_A": 10]), try results(["BM_A": 10], host: "elsewhere"))
    let refused = try lanes("compare", here, there)
    #expect(refused.status == 2 && refused.output.isEmpty)
    #expect(refused.errors.contains("elsewhere") && refused.errors.contains("--across-machines"))
    let asked = try lanes("compare", here, there, "--across-machines")
    #expect(asked.status == 0 && asked.output.contains("NOT THE SAME MACHINE"))
  }

  @Test func wrongUseIsExplained() throws {
    let good = try results(["BM_A": 10])
    #expect(try lanes("compare", good).errors.contains("two files"))
    #expect(try lanes("compare", good, good, "--threshold", "100").errors.contains("--threshold"))
    #expect(try lanes("compare", good, good, "--format", "pdf").errors.contains("markdown"))
    #expect(try lanes("compare", "--implementations", "lanes", good).errors.contains("lanes,numpy"))
    #expect(try lanes("compare", "--implementations", "a,b", good, good).errors.contains("inside one file"))
  }

  @Test func formats() throws {
    let (before, after) = (try results(["BM_A": 10]), try results(["BM_A": 30]))
    let json = try lanes("compare", before, after, "--format", "json")
    let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(json.status == 1 && object["regression"] as? Bool == true)
    let row = try #require((object["benchmarks"] as? [[String: Any]])?.first)
    #expect(row["verdict"] as? String == "slower" && abs((row["ratio"] as? Double ?? 0) - 1.0 / 3) < 1e-9)
    let markdown = try lanes("compare", before, after, "--format", "markdown")
    #expect(markdown.output.contains("| `BM_A` | 10.0 ns | 30.0 ns | 0.333× ("))
  }

  @Test func implementationsOfOneFile() throws {
    let file = try results(["q/add/lanes/float32/L1/8": 10, "q/add/numpy/float32/L1/8": 30])
    let faster = try lanes("compare", "--implementations", "lanes,numpy", file)
    #expect(faster.status == 0 && faster.output.contains("q/add/*/float32/L1/8") && faster.output.contains("3.00×"))
    #expect(try lanes("compare", "--implementations", "numpy,lanes", file).status == 1)
    #expect(try lanes("compare", "--implementations", "lanes,eigen", file).status == 2)
  }
}
