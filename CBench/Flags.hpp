#pragma once

#include <map>
#include <string>
#include <vector>

/// A command line for Google Benchmark, checked before Google Benchmark sees it: many mistakes make it call exit().
struct Flags {
  /// Throws Failure.
  Flags(int argc, const char *const *argv);

  std::string program = "benchmark";
  std::string filter;
  std::string format = "console";
  std::string color = "auto";
  std::string out;
  std::string outFormat = "json";
  long repetitions = 1;
  bool listsOnly = false;
  bool tabularCounters = false;
  std::map<std::string, std::string> context;

  /// Sets Google Benchmark's flags to its defaults and then to these: its flags are global, so what an earlier run
  /// or the environment left there has to go. Throws Failure for flags that Google Benchmark does not take.
  void apply(bool listsOnly, const std::string &out) const;

private:
  void read(const std::string &name, const std::string &value);
  void readContext(const std::string &value);

  /// What Google Benchmark reads by itself.
  std::vector<std::string> passed_;
};
