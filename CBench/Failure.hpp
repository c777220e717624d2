#pragma once

#include "CBench.h"

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>

/// An error on its way to the C interface.
struct Failure : std::runtime_error {
  cbench_status status;
  Failure(cbench_status status, const std::string &message) : std::runtime_error(message), status(status) {}
};

/// Runs `work`; what it throws becomes a status and a message.
template <typename Work>
cbench_status guarded(char *error, size_t error_size, Work work) {
  cbench_status status = CBENCH_OK;
  std::string message;
  try {
    work();
  } catch (const Failure &failure) {
    status = failure.status;
    message = failure.what();
  } catch (const std::exception &exception) {
    status = CBENCH_INTERNAL_ERROR;
    message = std::string("Google Benchmark failed: ") + exception.what();
  }
  if (error && error_size > 0) std::snprintf(error, error_size, "%s", message.c_str());
  return status;
}
