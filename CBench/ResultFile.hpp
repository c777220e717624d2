#pragma once

#include <benchmark/benchmark.h>
#include <memory>
#include <string>
#include <vector>

using Rows = std::vector<benchmark::BenchmarkReporter::Run>;

/// The rows as they should stand: with the memory results that belong to them, and without numbers that JSON cannot
/// hold (Google Benchmark writes NaN for the coefficient of variation of a counter that is always 0).
Rows soundRows(const Rows &rows);

/// Google Benchmark's own writer for a format, given sound rows.
class ResultWriter final : public benchmark::BenchmarkReporter {
public:
  explicit ResultWriter(std::unique_ptr<benchmark::BenchmarkReporter> writer);

  bool ReportContext(const Context &context) override;
  void ReportRuns(const Rows &rows) override;
  void Finalize() override;

private:
  std::unique_ptr<benchmark::BenchmarkReporter> writer_;
};

/// Google Benchmark's writer for "console", "json" or "csv". Its own choice lives as long as the process and cannot
/// start a second JSON document.
std::unique_ptr<benchmark::BenchmarkReporter> makeWriter(const std::string &format, bool colored, bool tabular);
