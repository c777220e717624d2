#include "Reporter.hpp"

#include "ResultFile.hpp"

#include <unistd.h>
#include <vector>

Reporter::Reporter(const cbench_observer &observer, const Flags &flags) : observer_(observer) {
  if (!observer.silent) {
    const bool colored = flags.color == "auto" ? isatty(STDOUT_FILENO) == 1 : flags.color == "true";
    display_ = makeWriter(flags.format, colored, flags.tabularCounters);
  }
  SetErrorStream(&complaints_);
}

bool Reporter::ReportContext(const Context &context) {
  return display_ ? display_->ReportContext(context) : true;
}

void Reporter::ReportRuns(const std::vector<Run> &reported) {
  const Rows runs = soundRows(reported);
  for (const Run &run : runs) {
    if (run.run_type != Run::RT_Iteration) continue;
    if (run.error_occurred) {
      if (firstFailure.empty()) firstFailure = run.benchmark_name() + ": " + run.error_message;
      ++failedRows;
    }
    handOver(run);
  }
  if (display_ && !runs.empty()) display_->ReportRuns(runs);
}

void Reporter::Finalize() {
  if (display_) display_->Finalize();
}

void Reporter::handOver(const Run &run) const {
  if (!observer_.finished) return;
  const std::string name = run.benchmark_name();
  cbench_row row{};
  row.name = name.c_str();
  row.label = run.report_label.c_str();
  row.repetition_index = run.repetition_index;
  row.repetitions = run.repetitions;
  std::vector<cbench_counter> counters;
  if (run.error_occurred) {
    row.error = run.error_message.c_str();
  } else {
    const double iterations = run.iterations > 0 ? static_cast<double>(run.iterations) : 1;
    row.iterations = run.iterations;
    row.real_time_ns = run.real_accumulated_time * 1e9 / iterations;
    row.cpu_time_ns = run.cpu_accumulated_time * 1e9 / iterations;
    for (const auto &[key, counter] : run.counters) counters.push_back({key.c_str(), counter.value});
    if (run.memory_result) {
      row.has_allocations = true;
      row.allocations_per_iteration = run.allocs_per_iter;
      row.peak_bytes = run.memory_result->max_bytes_used;
      row.total_allocated_bytes = run.memory_result->total_allocated_bytes;
    }
  }
  row.counters = counters.empty() ? nullptr : counters.data();
  row.counter_count = counters.size();
  observer_.finished(observer_.context, &row);
}
