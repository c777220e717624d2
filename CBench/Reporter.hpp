#pragma once

#include "CBench.h"
#include "Flags.hpp"

#include <benchmark/benchmark.h>
#include <memory>
#include <sstream>
#include <string>

/// Hands rows to the observer, and everything on to Google Benchmark's own display.
class Reporter final : public benchmark::BenchmarkReporter {
public:
  Reporter(const cbench_observer &observer, const Flags &flags);

  bool ReportContext(const Context &context) override;
  void ReportRuns(const std::vector<Run> &reported) override;
  void Finalize() override;

  /// The first case that failed, with what it said; empty if none did.
  std::string firstFailure;
  int failedRows = 0;

  /// What Google Benchmark complained about.
  std::string complaints() const { return complaints_.str(); }

private:
  void handOver(const Run &run) const;

  const cbench_observer observer_;
  std::unique_ptr<benchmark::BenchmarkReporter> display_;
  std::ostringstream complaints_;
};
