import CBench
import Foundation

/// A case whose parts are Swift closures; lives until the harness forgets it.
final class ClosureCase {
  var setup: () -> StaticString? = { nil }
  var teardown: () -> Void = {}
  var counters: [String: Double] = [:]
  var body: (Int64) -> Void

  init(body: @escaping (Int64) -> Void) { self.body = body }

  static func from(_ context: UnsafeMutableRawPointer?) -> ClosureCase {
    Unmanaged<ClosureCase>.fromOpaque(context!).takeUnretainedValue()
  }
}

/// A row, copied out of the callback.
struct Row {
  var name: String
  var label: String
  var error: String?
  var repetition: Int
  var iterations: Int64
  var realTime: Double
  var counters: [String: Double]
  var allocationsPerIteration: Double?
  var peakBytes: Int64
}

struct Outcome {
  var status: cbench_status
  var message: String
}

/// The C interface, as Swift values.
enum Harness {
  static func reset() { _ = withMessage { cbench_clear($0, $1) } }

  static func register(
    _ name: String, label: String? = nil, bytes: Int64 = 0, pageFaults: Bool = false, allocations: Bool = false,
    _ closures: ClosureCase
  ) -> Outcome {
    withMessage { error, size in
      name.withCString { name in
        let label = label.map { strdup($0)! }
        defer { free(label) }
        var new = cbench_case()
        new.name = name
        new.label = UnsafePointer(label)
        new.context = Unmanaged.passRetained(closures).toOpaque()
        new.body = { ClosureCase.from($0).body($1) }
        new.setup = { context in ClosureCase.from(context).setup().map { UnsafePointer(OpaquePointer($0.utf8Start)) } }
        new.teardown = { ClosureCase.from($0).teardown() }
        new.counters = { context, counters in
          for (name, value) in ClosureCase.from(context).counters { cbench_counter_set(counters, name, value) }
        }
        new.release = { Unmanaged<ClosureCase>.fromOpaque($0!).release() }
        new.bytes_per_iteration = bytes
        new.count_page_faults = pageFaults
        new.count_allocations = allocations
        let status = cbench_register(&new, error, size)
        if status != CBENCH_OK { new.release?(new.context) }
        return status
      }
    }
  }

  /// Runs silently and quickly.
  static func run(_ flags: String..., each: (Row) -> Void = { _ in }, began: (cbench_progress) -> Void = { _ in })
    -> Outcome
  {
    let arguments = (["tests", "--benchmark_min_time=0.001"] + flags).map { UnsafePointer(strdup($0)!) }
    defer { for argument in arguments { free(UnsafeMutablePointer(mutating: argument)) } }
    return withoutActuallyEscaping(each) { each in
      withoutActuallyEscaping(began) { began in
        let callbacks = Callbacks(each: each, began: began)
        return withExtendedLifetime(callbacks) {
          var observer = cbench_observer()
          observer.context = Unmanaged.passUnretained(callbacks).toOpaque()
          observer.silent = true
          observer.began = { Callbacks.from($0).began($1.pointee) }
          observer.finished = { Callbacks.from($0).each(Row($1.pointee)) }
          return withMessage { cbench_run(Int32(arguments.count), arguments, &observer, $0, $1) }
        }
      }
    }
  }

  static func list(_ filter: String) -> (names: [String], outcome: Outcome) {
    final class Names { var all: [String] = [] }
    let names = Names()
    let outcome = withMessage { error, size in
      cbench_list(
        filter, { Unmanaged<Names>.fromOpaque($0!).takeUnretainedValue().all.append(String(cString: $1)) },
        Unmanaged.passUnretained(names).toOpaque(), error, size)
    }
    return (names.all, outcome)
  }

  private static func withMessage(_ call: (UnsafeMutablePointer<CChar>, Int) -> cbench_status) -> Outcome {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1000) { buffer in
      let status = call(buffer.baseAddress!, buffer.count)
      return Outcome(status: status, message: String(cString: buffer.baseAddress!))
    }
  }
}

private final class Callbacks {
  let each: (Row) -> Void
  let began: (cbench_progress) -> Void

  init(each: @escaping (Row) -> Void, began: @escaping (cbench_progress) -> Void) {
    (self.each, self.began) = (each, began)
  }

  static func from(_ context: UnsafeMutableRawPointer?) -> Callbacks {
    Unmanaged<Callbacks>.fromOpaque(context!).takeUnretainedValue()
  }
}

extension Row {
  fileprivate init(_ row: cbench_row) {
    var counters: [String: Double] = [:]
    for counter in UnsafeBufferPointer(start: row.counters, count: row.counter_count) {
      counters[String(cString: counter.name)] = counter.value
    }
    self.init(
      name: String(cString: row.name), label: String(cString: row.label), error: row.error.map { String(cString: $0) },
      repetition: Int(row.repetition_index), iterations: row.iterations, realTime: row.real_time_ns,
      counters: counters, allocationsPerIteration: row.has_allocations ? row.allocations_per_iteration : nil,
      peakBytes: row.peak_bytes)
  }
}
