#include "Flags.hpp"

#include "Failure.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cerrno>
#include <cstdlib>
#include <initializer_list>
#include <limits>

namespace {

[[noreturn]] void refuse(const std::string &flag, const std::string &why) {
  throw Failure(CBENCH_INVALID_ARGUMENT, "Cannot use " + flag + ": " + why);
}

void requireOneOf(const std::string &name, const std::string &value, std::initializer_list<const char *> allowed) {
  std::string list;
  for (const char *choice : allowed) {
    if (value == choice) return;
    list += (list.empty() ? "" : ", ") + std::string(choice);
  }
  refuse("--" + name + "=" + value, "the value is one of " + list + ".");
}

/// Google Benchmark's own reading of a truth value.
bool isTrue(std::string value) {
  std::transform(value.begin(), value.end(), value.begin(), [](unsigned char c) { return std::tolower(c); });
  return !(value == "0" || value == "f" || value == "n" || value == "false" || value == "no" || value == "off");
}

double number(const std::string &name, const std::string &value) {
  char *end = nullptr;
  errno = 0;
  const double parsed = std::strtod(value.c_str(), &end);
  if (end == value.c_str() || errno != 0 || !(parsed >= 0 && parsed <= std::numeric_limits<double>::max())) {
    refuse("--" + name + "=" + value, "the value is a number of at least 0.");
  }
  return parsed;
}

} // namespace

Flags::Flags(int argc, const char *const *argv) {
  if (argc > 0 && argv[0]) program = argv[0];
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i] ? argv[i] : "";
    if (argument == "--help") refuse(argument, "a run prints no help.");
    const bool known = argument.rfind("--benchmark_", 0) == 0 || argument.rfind("--v=", 0) == 0;
    if (!known)
      refuse("\"" + argument + "\"", "it is none of Google Benchmark's flags, which begin with --benchmark_.");
    const size_t equals = argument.find('=');
    const bool hasValue = equals != std::string::npos;
    read(argument.substr(2, hasValue ? equals - 2 : equals), hasValue ? argument.substr(equals + 1) : "true");
  }
}

void Flags::read(const std::string &name, const std::string &value) {
  if (name == "benchmark_perf_counters" && !value.empty()) {
    refuse("--" + name, "hardware counters are not available through this interface; leave the flag out.");
  } else if (name == "benchmark_context") {
    return readContext(value);
  } else if (name == "benchmark_out") {
    out = value;
    return;
  } else if (name == "benchmark_list_tests") {
    listsOnly = isTrue(value);
    return;
  } else if (name == "benchmark_filter") {
    filter = value;
  } else if (name == "benchmark_format") {
    requireOneOf(name, value, {"console", "json", "csv"});
    format = value;
  } else if (name == "benchmark_out_format") {
    requireOneOf(name, value, {"console", "json", "csv"});
    outFormat = value;
  } else if (name == "benchmark_time_unit") {
    requireOneOf(name, value, {"ns", "us", "ms", "s"});
  } else if (name == "benchmark_color") {
    if (value.empty()) requireOneOf(name, value, {"auto", "true", "false"});
    color = value;
  } else if (name == "benchmark_counters_tabular") {
    tabularCounters = isTrue(value);
  } else if (name == "benchmark_min_time" || name == "benchmark_min_warmup_time") {
    number(name, value);
  } else if (name == "benchmark_repetitions") {
    const double parsed = number(name, value);
    if (parsed < 1 || parsed > 1'000'000 || parsed != static_cast<long>(parsed)) {
      refuse("--" + name + "=" + value, "the value is a whole number from 1 to 1000000.");
    }
    repetitions = static_cast<long>(parsed);
  }
  passed_.push_back("--" + name + "=" + value);
}

void Flags::readContext(const std::string &value) {
  size_t start = 0;
  while (start <= value.size()) {
    const size_t comma = std::min(value.find(',', start), value.size());
    const std::string pair = value.substr(start, comma - start);
    const size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      refuse("--benchmark_context=" + value, "the value is <key>=<value>, and more of them after commas.");
    }
    context[pair.substr(0, equals)] = pair.substr(equals + 1);
    start = comma + 1;
  }
}

void Flags::apply(bool listsOnly, const std::string &out) const {
  // Google Benchmark keeps a pointer to the program's name.
  static std::string programName;
  programName = program;

  std::vector<std::string> arguments = {
      programName,
      "--benchmark_filter=",
      "--benchmark_min_time=0.5",
      "--benchmark_min_warmup_time=0",
      "--benchmark_repetitions=1",
      "--benchmark_enable_random_interleaving=false",
      "--benchmark_report_aggregates_only=false",
      "--benchmark_display_aggregates_only=false",
      "--benchmark_format=console",
      "--benchmark_out_format=json",
      "--benchmark_color=auto",
      "--benchmark_counters_tabular=false",
      "--benchmark_perf_counters=",
      "--benchmark_time_unit=ns",
      "--v=0",
  };
  arguments.insert(arguments.end(), passed_.begin(), passed_.end());
  arguments.push_back(std::string("--benchmark_list_tests=") + (listsOnly ? "true" : "false"));
  arguments.push_back("--benchmark_out=" + out);

  std::vector<char *> pointers = {programName.data()};
  for (size_t i = 1; i < arguments.size(); ++i) pointers.push_back(arguments[i].data());
  int count = static_cast<int>(pointers.size());
  pointers.push_back(nullptr);
  benchmark::Initialize(&count, pointers.data());
  if (count > 1) {
    refuse(pointers[1], "Google Benchmark does not know this flag or cannot read its value.");
  }
}
