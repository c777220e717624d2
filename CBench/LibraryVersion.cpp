#include "CBench.h"

#include <climits>
#include <cstdlib>
#include <dlfcn.h>
#include <string>

namespace {

// Google Benchmark 1.7 has no function that tells its version. The file of the loaded library does:
// libbenchmark.so.1.7.1, behind the links that lead to it.
std::string readVersion() {
  void *symbol = dlsym(RTLD_DEFAULT, "_ZN9benchmark8ShutdownEv");
  Dl_info info{};
  if (!symbol || dladdr(symbol, &info) == 0 || !info.dli_fname) return "unknown";
  char resolved[PATH_MAX];
  if (!realpath(info.dli_fname, resolved)) return "unknown";
  const std::string path = resolved;
  const std::string marker = ".so.";
  const size_t found = path.rfind(marker);
  return found == std::string::npos ? "unknown" : path.substr(found + marker.size());
}

} // namespace

const char *cbench_library_version(void) {
  static const std::string version = readVersion();
  return version.c_str();
}
