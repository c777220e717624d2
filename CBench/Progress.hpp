#pragma once

#include "CBench.h"

#include <cstdint>
#include <map>
#include <string>

/// How far a run has come. Google Benchmark does not say which repetition it is in, but once a case's number of
/// iterations is found, each further run with that number is one more repetition.
class Progress {
public:
  Progress(const cbench_observer &observer, int64_t repetitionsTotal) : observer_(observer), total_(repetitionsTotal) {
    current() = this;
  }
  ~Progress() { current() = nullptr; }
  Progress(const Progress &) = delete;

  static Progress *&current() {
    static Progress *progress = nullptr;
    return progress;
  }

  void begin(const std::string &name, int64_t iterations) {
    Begun &begun = begun_[name];
    const int64_t before = begun.count;
    begun.count = iterations == begun.iterations ? begun.count + 1 : 1;
    begun.iterations = iterations;
    sum_ += begun.count - before;
    if (!observer_.began) return;
    const cbench_progress progress{name.c_str(), iterations, sum_, total_};
    observer_.began(observer_.context, &progress);
  }

private:
  struct Begun {
    int64_t iterations = 0;
    int64_t count = 0;
  };
  const cbench_observer observer_;
  const int64_t total_;
  int64_t sum_ = 0;
  std::map<std::string, Begun> begun_;
};
