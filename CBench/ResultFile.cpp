#include "ResultFile.hpp"

#include "AllocationPass.hpp"

#include <cmath>

Rows soundRows(const Rows &rows) {
  Rows sound;
  for (benchmark::BenchmarkReporter::Run row : rows) {
    if (!std::isfinite(row.real_accumulated_time) || !std::isfinite(row.cpu_accumulated_time)) continue;
    for (auto counter = row.counters.begin(); counter != row.counters.end();) {
      counter = std::isfinite(counter->second.value) ? std::next(counter) : row.counters.erase(counter);
    }
    if (row.memory_result) {
      row.memory_result = AllocationPass::shared().result(row.benchmark_name(), row.repetition_index);
    }
    sound.push_back(std::move(row));
  }
  return sound;
}

ResultWriter::ResultWriter(std::unique_ptr<benchmark::BenchmarkReporter> writer) : writer_(std::move(writer)) {}

bool ResultWriter::ReportContext(const Context &context) {
  writer_->SetOutputStream(&GetOutputStream());
  writer_->SetErrorStream(&GetErrorStream());
  return writer_->ReportContext(context);
}

void ResultWriter::ReportRuns(const Rows &rows) {
  const Rows sound = soundRows(rows);
  if (!sound.empty()) writer_->ReportRuns(sound);
}

void ResultWriter::Finalize() {
  writer_->Finalize();
}

std::unique_ptr<benchmark::BenchmarkReporter> makeWriter(const std::string &format, bool colored, bool tabular) {
  if (format == "json") return std::make_unique<benchmark::JSONReporter>();
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
  if (format == "csv") return std::make_unique<benchmark::CSVReporter>();
#pragma clang diagnostic pop
  using Console = benchmark::ConsoleReporter;
  const int options =
      (colored ? Console::OO_Color : Console::OO_None) | (tabular ? Console::OO_Tabular : Console::OO_None);
  return std::make_unique<Console>(static_cast<Console::OutputOptions>(options));
}
