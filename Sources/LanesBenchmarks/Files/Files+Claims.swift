import LanesReport

extension Claim {
  /// What mapping a file reads and costs.
  static let files: [Claim] = [memmapLazy, memmapSpeed, chunking]

  private static let question = "files"

  static func fileCase(
    _ operation: String, by side: ClaimSide, _ extras: [String: String] = [:], in results: Results
  ) -> CaseID? {
    results.find(question, operation, implementation: side.implementation, level: "-", extras: extras)
  }

  private static let memmapLazy = Claim(
    "memmap-lazy", "Mapping a file reads none of it; using elements reads their pages",
    said: "NumPy's `memmap` page: “accessing small segments of large files on disk, without reading the entire file”",
    takeaway: """
      Opening costs the same whatever the size, and memory is taken page by page as elements are used. What counts is \
      how many pages are met, not how many elements: one element in every hundred meets all of them. The system reads \
      ahead, so that more than the used pages comes from the device.
      """,
    evidence: ["\(question)/resident", "\(question)/open"]
  ) { side in
    // Two huge pages: where the system keeps a file in such, it maps them whole.
    let slack = 4.0 * 0x1p20 / Double(Question.fileCount * 4)
    let steps = [
      ("opened", "opened", Threshold.atMost(0.001)), ("hundredth", "1 % used", .between(0.01, 0.01 + slack)),
      ("half", "half used", .between(0.5, 0.5 + slack)), ("all", "all used", .atLeast(1)),
    ]
    return ClaimRule(
      "the share of the file that is resident in the process",
      criterion: "0 when it is opened, and then the share that was used, or up to two huge pages more",
      headline: .first,
      absence: side == .lanes ? "the system does not tell which pages are resident" : nil
    ) { results in
      let id = fileCase("resident", by: side, in: results)
      return steps.map { step, label, threshold in
        ClaimPoint(label, results.effect(id, "mapped_\(step)", .fraction), threshold)
      }
    }
  }

  /// A cold file counts as one only where the system has really forgotten it.
  static let mostCached = 0.05

  private static let memmapSpeed = Claim(
    "memmap-speed", "Computing over a mapped file is as fast as over memory",
    said: "introductions to `memmap`, which say to use it like any array",
    takeaway: """
      Once its pages have been used, a map is memory. The first use of each page pays for a page fault, and for the \
      device where the system does not have the file in memory yet: count one slow pass, and fast ones after it.
      """,
    evidence: ["\(question)/sum"]
  ) { side in
    // A tenth slower is no longer "as fast".
    let threshold = Threshold.atLeast(0.9)
    let sources = [
      ("mapped", "pages used before"), ("remapped", "a new map of a file in the system's memory"),
      ("device", "a file that is on the device alone"),
    ]
    return ClaimRule("the speed of a sum over that of the same sum in memory", threshold, headline: .strongest) {
      results in
      let memory = fileCase("sum", by: side, ["from": "memory"], in: results)
      return sources.map { source, label in
        guard let id = fileCase("sum", by: side, ["from": source], in: results) else { return nil }
        if source == "device", results[id]?.counter("cached_before").map({ $0 > mostCached }) ?? true { return nil }
        return ClaimPoint(label, results.speedEffect(id, against: memory), threshold)
      }
    }
  }

  private static let chunking = Claim(
    "chunking", "Reducing in chunks bounds the memory that a large reduction needs",
    said: "guides to data larger than memory: Dask's and NumPy's `memmap` recipes",
    takeaway: """
      Chunks bound the temporaries in any case, and where these fit a cache that is often faster too. Pages of a mapped \
      file stay resident until they are dropped or the system wants them: drop them after each chunk where the process \
      may not grow.
      """,
    evidence: ["\(question)/reduce-memory", "\(question)/reduce"]
  ) { side in
    // The largest chunk is an eighth of the file: twice its share, since a system may map more than is used.
    let threshold = Threshold.atMost(0.25)
    return ClaimRule(
      "the peak of resident file pages and temporaries of Σ(x − 1)², over that of the whole at once,", threshold,
      .fraction, headline: .last, absence: side == .lanes ? "the system does not tell which pages are resident" : nil
    ) { results in
      func peak(_ bytes: Int, _ pages: String) -> Effect? {
        results.effect(
          fileCase("reduce-memory", by: side, ["part": "\(bytes)", "pages": pages], in: results), "peak_bytes", .bytes)
      }
      guard let whole = Question.partBytes.last.flatMap({ peak($0, "kept") })?.value, whole > 0 else { return [] }
      return [("dropped", "chunks dropped after use"), ("kept", "chunks left mapped")].flatMap { pages, label in
        Question.partBytes.dropLast().map { bytes in
          ClaimPoint(
            [label, Format.bytes(Double(bytes))], peak(bytes, pages)?.asShare(of: whole), threshold)
        }
      }
    }
  }
}
