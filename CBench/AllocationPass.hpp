#pragma once

#include "CBench.h"

#include <benchmark/benchmark.h>
#include <map>
#include <string>
#include <vector>

/// Google Benchmark's memory pass, which runs apart from the timing. Between Start and Stop Google Benchmark also
/// allocates for itself and cases set up, so only what `count` encloses is counted.
class AllocationPass final : public benchmark::MemoryManager {
public:
  static AllocationPass &shared() {
    static AllocationPass pass;
    return pass;
  }

  /// Whether Google Benchmark makes the pass after the timed run that is now ending.
  void setWanted(bool wanted) { benchmark::RegisterMemoryManager(wanted ? this : nullptr); }

  bool isRunning() const { return running_; }

  template <typename Work>
  void count(const std::string &name, Work work) {
    // Somebody else counting would see this work too; the pass then reads along.
    const bool started = cbench_allocations_start();
    const cbench_allocations before = cbench_allocations_snapshot();
    work();
    const cbench_allocations after = started ? cbench_allocations_stop() : cbench_allocations_snapshot();
    name_ = name;
    counted_.allocations = after.allocations - before.allocations;
    counted_.bytes_allocated = after.bytes_allocated - before.bytes_allocated;
    counted_.live_bytes = after.live_bytes - before.live_bytes;
    counted_.peak_bytes = after.peak_bytes;
  }

  /// What the pass after that repetition counted, or nullptr. Google Benchmark 1.7.1 keeps the results of all
  /// repetitions in a vector that moves as it grows, and its rows point to where they stood: never read those.
  const Result *result(const std::string &name, int64_t repetition) const {
    const auto found = results_.find(name);
    if (found == results_.end() || repetition < 0) return nullptr;
    const std::vector<Result> &all = found->second;
    return static_cast<size_t>(repetition) < all.size() ? &all[static_cast<size_t>(repetition)] : nullptr;
  }

  void forgetResults() { results_.clear(); }

  void Start() override {
    running_ = true;
    name_.clear();
    counted_ = {};
  }

  // Google Benchmark 1.7 declares both, later versions only the second: so the first cannot say override.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Winconsistent-missing-override"
  void Stop(Result *result) {
    Stop(*result);
  }
#pragma clang diagnostic pop
  void Stop(Result &result) override {
    running_ = false;
    result.num_allocs = counted_.allocations;
    result.max_bytes_used = counted_.peak_bytes;
    result.total_allocated_bytes = counted_.bytes_allocated;
    result.net_heap_growth = counted_.live_bytes;
    // A copy: Debian's library does not export what making a Result of one's own needs.
    if (!name_.empty()) results_[name_].push_back(result);
  }

private:
  bool running_ = false;
  std::string name_;
  cbench_allocations counted_{};
  std::map<std::string, std::vector<Result>> results_;
};
