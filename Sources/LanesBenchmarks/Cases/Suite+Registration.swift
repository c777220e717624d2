import CBench
import Lanes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A case in the hands of the C harness: it makes the arrays before a run and lets go of them after.
private final class RegisteredCase {
  let item: Case
  var workload: Workload?
  /// The result is checked once, before the first run, in the process that times it.
  var isChecked = false
  /// The last error, kept for the harness to read.
  var error: [CChar] = []

  init(_ item: Case) { self.item = item }

  func setUp() -> UnsafePointer<CChar>? {
    // A case that wants no pool switches it off for itself.
    BufferPool.shared.isEnabled = true
    let made = item.prepare()
    if !isChecked, let wrong = made.check() {
      error = Array("wrong result: \(wrong)".utf8CString)
      return error.withUnsafeBufferPointer { $0.baseAddress }
    }
    isChecked = true
    // The case before may have emptied the pool: what is timed begins with the memory that it needs.
    if item.counts.contains(.allocations) { made.body(1) }
    workload = made
    return nil
  }

  /// What the case reports beside its time. Arrays are counted in one operation after the timed ones.
  var counters: [String: Double] {
    guard let workload else { return [:] }
    var counters = workload.counters().merging(item.bound.counters) { $1 }
    if item.counts.contains(.allocations) {
      let use = MemoryMeter.measure(scope: .process) { workload.body(1) }
      counters["array_allocations"] = Double(use.allocations)
      counters["array_peak_bytes"] = Double(use.peakBytes)
    }
    return counters
  }
}

extension Suite {
  static func register(_ item: Case) throws(SuiteError) {
    let registered = Unmanaged.passRetained(RegisteredCase(item))
    let name = strdup(item.id.name)
    defer { free(name) }
    var new = cbench_case()
    new.name = UnsafePointer(name)
    new.context = registered.toOpaque()
    new.bytes_per_iteration = Int64(item.bytesPerIteration)
    new.items_per_iteration = Int64(item.itemsPerIteration)
    new.runs_once = item.runsOnce
    new.count_page_faults = item.counts.contains(.pageFaults)
    new.count_allocations = item.counts.contains(.allocations)
    new.setup = { context in
      Unmanaged<RegisteredCase>.fromOpaque(context!).takeUnretainedValue().setUp()
    }
    new.teardown = { context in
      Unmanaged<RegisteredCase>.fromOpaque(context!).takeUnretainedValue().workload = nil
    }
    new.body = { context, iterations in
      Unmanaged<RegisteredCase>.fromOpaque(context!).takeUnretainedValue().workload!.body(Int(iterations))
    }
    new.counters = { context, counters in
      let registered = Unmanaged<RegisteredCase>.fromOpaque(context!).takeUnretainedValue()
      for (name, value) in registered.counters { cbench_counter_set(counters, name, value) }
    }
    new.release = { context in Unmanaged<RegisteredCase>.fromOpaque(context!).release() }
    try withErrorBuffer { error, size in cbench_register(&new, error, size) }
  }

  static func withErrorBuffer(
    _ body: (_ error: UnsafeMutablePointer<CChar>, _ size: Int) -> cbench_status
  ) throws(SuiteError) {
    var status = CBENCH_OK
    let message = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
      buffer[0] = 0
      status = body(buffer.baseAddress!, buffer.count)
      return String(cString: buffer.baseAddress!)
    }
    let kind: SuiteError.Kind
    switch status {
    case CBENCH_OK: return
    case CBENCH_INVALID_ARGUMENT: kind = .badArgument
    case CBENCH_NO_MATCH: kind = .noMatch
    case CBENCH_CASE_FAILED: kind = .caseFailed
    case CBENCH_OUTPUT_FAILED: kind = .outputFailed
    default: kind = .other
    }
    throw SuiteError(kind: kind, description: message)
  }
}
