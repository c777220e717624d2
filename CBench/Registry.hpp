#pragma once

#include "Case.hpp"

#include <map>
#include <memory>
#include <string>

/// All registered cases, and the context lines of the next runs.
class Registry {
public:
  static Registry &shared();

  /// Throws Failure.
  void add(const cbench_case &declared);
  void clear();
  bool isEmpty() const { return cases_.empty(); }

  std::map<std::string, std::string> context;

private:
  std::map<std::string, std::unique_ptr<Case>> cases_;
};
