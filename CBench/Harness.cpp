#include "CBench.h"

#include "AllocationPass.hpp"
#include "Failure.hpp"
#include "Flags.hpp"
#include "OutputFile.hpp"
#include "Progress.hpp"
#include "Registry.hpp"
#include "Reporter.hpp"
#include "ResultFile.hpp"

#include <atomic>
#include <benchmark/benchmark.h>
#include <iostream>

namespace {

/// One use of Google Benchmark at a time: its flags and its registry are global.
class Turn {
public:
  explicit Turn(const char *wanted) {
    if (taken.exchange(true)) {
      throw Failure(CBENCH_BUSY, std::string("Cannot ") + wanted + " now: a run is going on; wait until it ends.");
    }
  }
  ~Turn() { taken = false; }
  Turn(const Turn &) = delete;

private:
  inline static std::atomic<bool> taken{false};
};

/// The lines of "context" for one run. Google Benchmark's Shutdown deletes its map without forgetting it.
class ContextLines {
public:
  explicit ContextLines(const Flags &flags) {
    auto lines = Registry::shared().context;
    for (const auto &[key, value] : flags.context) lines[key] = value;
    for (const auto &[key, value] : lines) benchmark::AddCustomContext(key, value);
  }
  ~ContextLines() {
    benchmark::Shutdown();
    benchmark::internal::GetGlobalContext() = nullptr;
  }
  ContextLines(const ContextLines &) = delete;
};

/// Takes the names that Google Benchmark lists.
class NameReporter final : public benchmark::BenchmarkReporter {
public:
  NameReporter() {
    SetOutputStream(&names);
    SetErrorStream(&complaints);
  }
  bool ReportContext(const Context &) override { return true; }
  void ReportRuns(const std::vector<Run> &) override {}

  std::stringstream names;
  std::ostringstream complaints;
};

/// Throws Failure if there are none.
std::vector<std::string> matchingNames(const Flags &flags) {
  if (Registry::shared().isEmpty()) {
    throw Failure(CBENCH_NO_MATCH, "No case is registered, so there is nothing to run.");
  }
  flags.apply(true, "");
  NameReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  std::vector<std::string> names;
  for (std::string line; std::getline(reporter.names, line);) names.push_back(line);
  if (!names.empty()) return names;

  std::string why = reporter.complaints.str();
  while (!why.empty() && why.back() == '\n') why.pop_back();
  // Google Benchmark says so when the expression itself cannot be read.
  if (why.find("Could not compile") != std::string::npos) {
    throw Failure(CBENCH_INVALID_ARGUMENT, "Cannot use the filter \"" + flags.filter + "\": " + why);
  }
  throw Failure(CBENCH_NO_MATCH,
                "No case matches the filter \"" + flags.filter +
                    "\": a filter is a regular expression over names, with - in front for all others.");
}

void run(const Flags &flags, const cbench_observer &observer) {
  const std::vector<std::string> names = matchingNames(flags);
  if (flags.listsOnly) {
    for (const std::string &name : names) std::cout << name << "\n";
    std::cout.flush();
    return;
  }
  OutputFile output(flags.out);
  const ContextLines lines(flags);
  flags.apply(false, output.temporaryPath());
  Reporter reporter(observer, flags);
  ResultWriter writer(makeWriter(flags.outFormat, false, flags.tabularCounters));
  AllocationPass::shared().forgetResults();
  {
    const Progress progress(observer, static_cast<int64_t>(names.size()) * flags.repetitions);
    // Google Benchmark exits when it is given a writer but no file.
    benchmark::RunSpecifiedBenchmarks(&reporter, flags.out.empty() ? nullptr : &writer);
  }
  std::cout.flush();
  output.publish();
  if (reporter.failedRows > 0) {
    throw Failure(CBENCH_CASE_FAILED,
                  reporter.firstFailure + " (failed repetitions: " + std::to_string(reporter.failedRows) + ")");
  }
}

} // namespace

cbench_status cbench_register(const cbench_case *new_case, char *error, size_t error_size) {
  return guarded(error, error_size, [&] {
    const Turn turn("register a case");
    Registry::shared().add(*new_case);
  });
}

cbench_status cbench_clear(char *error, size_t error_size) {
  return guarded(error, error_size, [&] {
    const Turn turn("forget the cases");
    Registry::shared().clear();
  });
}

void cbench_add_context(const char *key, const char *value) {
  Registry::shared().context[key] = value;
}

cbench_status cbench_run(int argc, const char *const *argv, const cbench_observer *observer, char *error,
                         size_t error_size) {
  return guarded(error, error_size, [&] {
    const Turn turn("run the cases");
    run(Flags(argc, argv), observer ? *observer : cbench_observer{});
  });
}

cbench_status cbench_list(const char *filter, void (*each)(void *context, const char *name), void *context, char *error,
                          size_t error_size) {
  return guarded(error, error_size, [&] {
    const Turn turn("list the cases");
    const std::string flag = std::string("--benchmark_filter=") + (filter ? filter : "");
    const char *const arguments[] = {"benchmark", flag.c_str()};
    for (const std::string &name : matchingNames(Flags(2, arguments))) each(context, name.c_str());
  });
}

void cbench_print_help(void) {
  benchmark::PrintDefaultHelp();
}
