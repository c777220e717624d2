#include "Registry.hpp"

#include "Failure.hpp"

#include <algorithm>

Registry &Registry::shared() {
  // Never destroyed: cases must not release Swift objects while the process exits.
  static Registry &registry = *new Registry;
  return registry;
}

void Registry::add(const cbench_case &declared) {
  const std::string name = declared.name ? declared.name : "";
  const auto isSpace = [](unsigned char c) {
    return c <= ' ' || c == 0x7f;
  };
  if (name.empty() || std::any_of(name.begin(), name.end(), isSpace)) {
    throw Failure(CBENCH_INVALID_ARGUMENT,
                  "Cannot register the case \"" + name + "\": a name holds at least one character and no white space.");
  }
  if (!declared.body) {
    throw Failure(CBENCH_INVALID_ARGUMENT, "Cannot register the case \"" + name + "\": it has no body to time.");
  }
  if (cases_.count(name)) {
    throw Failure(CBENCH_INVALID_ARGUMENT,
                  "Cannot register the case \"" + name + "\" twice: give each case a name of its own.");
  }
  auto added = std::make_unique<Case>(declared);
  const Case *registered = added.get();
  benchmark::internal::Benchmark *made =
      benchmark::RegisterBenchmark(name.c_str(), [registered](benchmark::State &state) { registered->run(state); });
  if (declared.runs_once) made->Iterations(1);
  cases_.emplace(name, std::move(added));
}

void Registry::clear() {
  benchmark::ClearRegisteredBenchmarks();
  cases_.clear();
  context.clear();
}
