#include "Case.hpp"

#include "AllocationPass.hpp"
#include "Progress.hpp"

#include <array>
#include <cmath>
#include <sys/resource.h>

/// What a C counters callback fills.
struct cbench_counters {
  benchmark::UserCounters &values;
  std::string error;
};

namespace {

// clang-format off
/// Fields that Google Benchmark writes into a row; a counter of the same name would appear twice.
constexpr std::array reserved = {
    "name", "family_index", "per_family_instance_index", "run_name", "run_type", "repetitions", "repetition_index",
    "threads", "iterations", "real_time", "cpu_time", "time_unit", "label", "error_occurred", "error_message",
    "aggregate_name", "aggregate_unit", "allocs_per_iter", "max_bytes_used", "total_allocated_bytes",
    "net_heap_growth", "bytes_per_second", "items_per_second", "page_faults",
};
// clang-format on

long long pageFaults() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_minflt + usage.ru_majflt;
}

} // namespace

void cbench_counter_set(cbench_counters *counters, const char *name, double value) {
  if (!counters->error.empty()) return;
  const std::string key = name;
  bool taken = key.empty();
  for (const char *field : reserved) taken = taken || key == field;
  if (taken) {
    counters->error = "the counter's name \"" + key + "\" is taken or empty; choose another";
  } else if (!std::isfinite(value)) {
    counters->error = "the counter \"" + key + "\" is not a finite number, which JSON cannot hold";
  } else {
    counters->values[key] = benchmark::Counter(value);
  }
}

Case::Case(const cbench_case &declared)
    : name(declared.name), label_(declared.label ? declared.label : ""), declared_(declared) {}

Case::~Case() {
  if (declared_.release) declared_.release(declared_.context);
}

void Case::run(benchmark::State &state) const {
  if (AllocationPass::shared().isRunning()) {
    runCountingAllocations(state);
  } else {
    runTimed(state);
  }
}

std::string Case::prepare() const {
  const char *complaint = declared_.setup ? declared_.setup(declared_.context) : nullptr;
  if (!complaint) return "";
  return *complaint ? complaint : "setup failed without saying why";
}

void Case::cleanUp() const {
  if (declared_.teardown) declared_.teardown(declared_.context);
}

void Case::runTimed(benchmark::State &state) const {
  if (Progress *progress = Progress::current()) progress->begin(name, state.max_iterations);
  // Google Benchmark looks for a memory manager after the timed run: only a case that wants the pass gets it.
  AllocationPass::shared().setWanted(false);

  if (const std::string complaint = prepare(); !complaint.empty()) {
    state.SkipWithError(complaint.c_str());
    return;
  }
  const long long faultsBefore = declared_.count_page_faults ? pageFaults() : 0;
  while (state.KeepRunningBatch(state.max_iterations)) declared_.body(declared_.context, state.max_iterations);
  const long long faults = declared_.count_page_faults ? pageFaults() - faultsBefore : 0;

  if (declared_.bytes_per_iteration > 0) state.SetBytesProcessed(state.iterations() * declared_.bytes_per_iteration);
  if (declared_.items_per_iteration > 0) state.SetItemsProcessed(state.iterations() * declared_.items_per_iteration);
  if (!label_.empty()) state.SetLabel(label_);
  if (declared_.count_page_faults) {
    state.counters["page_faults"] = benchmark::Counter(static_cast<double>(faults), benchmark::Counter::kAvgIterations);
  }
  std::string complaint;
  if (declared_.counters) {
    cbench_counters collected{state.counters, ""};
    declared_.counters(declared_.context, &collected);
    complaint = collected.error;
  }
  cleanUp();
  if (!complaint.empty()) {
    state.SkipWithError(complaint.c_str());
    return;
  }
  AllocationPass::shared().setWanted(declared_.count_allocations && cbench_allocations_available());
}

void Case::runCountingAllocations(benchmark::State &state) const {
  if (const std::string complaint = prepare(); !complaint.empty()) {
    state.SkipWithError(complaint.c_str());
    return;
  }
  while (state.KeepRunningBatch(state.max_iterations)) {
    AllocationPass::shared().count(name, [&] { declared_.body(declared_.context, state.max_iterations); });
  }
  cleanUp();
}
