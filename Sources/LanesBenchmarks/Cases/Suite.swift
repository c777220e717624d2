import CBench
import LanesReport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs cases through Google Benchmark.
public enum Suite {
  /// Registers the cases of the questions, all or only those of some names; Google Benchmark's filter chooses among
  /// them.
  public static func register(
    _ questions: [Question] = Question.all, at levels: CacheLevels, only names: Set<String>? = nil
  ) throws(SuiteError) {
    for question in questions {
      let cases = question.cases(at: levels, found: names ?? [])
      for item in cases where names?.contains(item.id.name) ?? true { try register(item) }
    }
  }

  /// The names of the registered cases that Google Benchmark's regular expression matches; nil: all.
  public static func names(matching filter: String?) throws(SuiteError) -> [String] {
    final class Names { var list: [String] = [] }
    let names = Names()
    try withErrorBuffer { error, size in
      cbench_list(
        filter,
        { context, name in
          let name = String(cString: name)
          // Without what Google Benchmark adds.
          let plain = CaseID(parsing: name)?.name ?? name
          Unmanaged<Names>.fromOpaque(context!).takeUnretainedValue().list.append(plain)
        }, Unmanaged.passUnretained(names).toOpaque(), error, size)
    }
    return names.list
  }

  /// Adds a fact to the context of the results.
  public static func addContext(_ key: String, _ value: String) { cbench_add_context(key, value) }

  /// Runs the registered cases with Google Benchmark's own arguments, handing over each row when it
  /// is there and each beginning before it is timed. A case with a wrong result fails the run.
  public static func run(arguments: [String], observer: Observer) throws(SuiteError) {
    let watching = Unmanaged.passUnretained(observer)
    var callbacks = cbench_observer()
    callbacks.context = watching.toOpaque()
    callbacks.silent = true
    callbacks.began = { context, progress in
      let observer = Unmanaged<Observer>.fromOpaque(context!).takeUnretainedValue()
      observer.began(
        Progress(
          name: String(cString: progress.pointee.name), begun: Int(progress.pointee.repetitions_begun),
          total: Int(progress.pointee.repetitions_total)))
    }
    callbacks.finished = { context, row in
      let observer = Unmanaged<Observer>.fromOpaque(context!).takeUnretainedValue()
      observer.finished(Row(row.pointee))
    }
    let copies = (["lanes"] + arguments).map { strdup($0)! }
    defer { copies.forEach { free($0) } }
    let pointers = copies.map { UnsafePointer($0) }
    try withErrorBuffer { error, size in
      pointers.withUnsafeBufferPointer {
        cbench_run(Int32($0.count), $0.baseAddress!, &callbacks, error, size)
      }
    }
  }

  /// What a run is watched by.
  public final class Observer {
    let began: (Progress) -> Void
    let finished: (Row) -> Void

    public init(began: @escaping (Progress) -> Void, finished: @escaping (Row) -> Void) {
      self.began = began
      self.finished = finished
    }
  }

  /// How far a run is.
  public struct Progress: Sendable {
    public let name: String
    /// Repetitions begun, of all cases together, and how many there will be.
    public let begun: Int
    public let total: Int
  }

  /// One repetition of one case.
  public struct Row: Sendable {
    public let name: String
    public let error: String?
    /// Of one iteration, in nanoseconds.
    public let realTime: Double
    public let iterations: Int

    init(_ row: cbench_row) {
      name = String(cString: row.name)
      error = row.error.map { String(cString: $0) }
      realTime = row.real_time_ns
      iterations = Int(row.iterations)
    }
  }
}

/// What went wrong in registering or running cases.
public struct SuiteError: Error, CustomStringConvertible {
  public enum Kind: Sendable { case badArgument, noMatch, caseFailed, outputFailed, other }
  public let kind: Kind
  public let description: String
}

extension Suite {
  /// Bytes that arrays shared among cases may take; beyond it they are made anew for each case.
  public static var memoryBudget: Int {
    get { Fixtures.budget }
    set { Fixtures.budget = newValue }
  }
}
