#pragma once

#include "CBench.h"

#include <benchmark/benchmark.h>
#include <string>

/// A registered case: its own copy of the strings, and how it runs under Google Benchmark.
class Case {
public:
  explicit Case(const cbench_case &declared);
  ~Case();
  Case(const Case &) = delete;

  /// One timed run, or one run of the pass that counts allocations.
  void run(benchmark::State &state) const;

  const std::string name;

private:
  void runTimed(benchmark::State &state) const;
  void runCountingAllocations(benchmark::State &state) const;
  /// What setup complained about, or an empty string.
  std::string prepare() const;
  void cleanUp() const;

  const std::string label_;
  const cbench_case declared_;
};
