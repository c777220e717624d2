/// Why a file of results cannot be used. Each message says which file, what is wrong, and what to do.
public enum ResultsError: Error, Equatable, Sendable {
  /// The file cannot be opened or read.
  case unreadable(source: String, reason: String)
  /// The text is not JSON, or ends early.
  case notJSON(source: String, line: Int, reason: String)
  /// JSON, but not written by Google Benchmark under Lanes.
  case foreign(source: String, reason: String)
  /// Written by a later version of Lanes.
  case newerSchema(source: String, found: Int, supported: Int)
  /// The file holds no measurement that can be used.
  case empty(source: String, reason: String)
  /// Files that should come from one run differ in a fact of the machine or the build.
  case mismatch(fact: String, first: String, other: String, source: String)
  /// The file cannot be written.
  case unwritable(path: String, reason: String)
}

extension ResultsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let source, let reason):
      "cannot read results from \(source): \(reason). Check the path, or measure anew with `lanes report`."
    case .notJSON(let source, let line, let reason):
      "\(source) is not JSON: line \(line): \(reason). The run may have been interrupted; measure anew."
    case .foreign(let source, let reason):
      "\(source) does not hold results of Lanes: \(reason). "
        + "Give a results.json that `lanes report` wrote, for example reports/<machine>/results.json."
    case .newerSchema(let source, let found, let supported):
      "\(source) was written by a newer Lanes (schema \(found), this one reads up to \(supported)). "
        + "Update Lanes, or measure anew."
    case .empty(let source, let reason):
      "\(source) holds no usable measurement: \(reason). Measure anew, with a filter that matches some case."
    case .mismatch(let fact, let first, let other, let source):
      "cannot merge \(source) with the files before it: \(fact) is “\(other)” here and “\(first)” there. "
        + "Merge only launches of one run: same machine, same build, same settings."
    case .unwritable(let path, let reason):
      "cannot write \(path): \(reason). Choose a folder that may be written; what was there is unchanged."
    }
  }
}
