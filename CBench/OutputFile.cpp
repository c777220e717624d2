#include "OutputFile.hpp"

#include "Failure.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace {

[[noreturn]] void refuse(const std::string &path, const std::string &why) {
  throw Failure(CBENCH_OUTPUT_FAILED, "Cannot write the results to " + path + ": " + why + ".");
}

} // namespace

OutputFile::OutputFile(const std::string &path) : path_(path), temporary_(path) {
  if (path.empty()) return;
  struct stat there {};
  if (stat(path.c_str(), &there) == 0) {
    if (S_ISDIR(there.st_mode)) refuse(path, "it is a folder; name a file");
    if (!S_ISREG(there.st_mode)) return;
  }
  temporary_ = path + ".partial-" + std::to_string(getpid());
  std::FILE *opened = std::fopen(temporary_.c_str(), "w");
  if (!opened) {
    const std::string why = std::strerror(errno);
    temporary_ = path;
    refuse(path, why + "; name a file in a folder that exists and can be written");
  }
  std::fclose(opened);
}

OutputFile::~OutputFile() {
  if (temporary_ != path_) std::remove(temporary_.c_str());
}

void OutputFile::publish() {
  if (temporary_ == path_) return;
  // Google Benchmark does not check its writes; a full disk shows as a document that does not end.
  std::ifstream written(temporary_, std::ios::binary | std::ios::ate);
  const std::streamoff size = written.tellg();
  char last = 0;
  if (size > 0) written.seekg(size - 1).get(last);
  if (!written || last != '\n') refuse(path_, "the file ends early; is the disk full?");
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) refuse(path_, std::strerror(errno));
  temporary_ = path_;
}
