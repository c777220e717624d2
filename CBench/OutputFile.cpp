#include "OutputFile.hpp"

#include "Failure.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace {

[[noreturn]] void refuse(const std::string &path, const std::string &why) {
  throw Failure(CBENCH_OUTPUT_FAILED, "Cannot write the results to " + path + ": " + why + ".");
}

// Google Benchmark does not check its writes; a full disk shows as a document that does not end: any by a line, JSON by
// the lines that close its list and itself, since it may have been cut between two others.
bool endsWell(const std::string &path) {
  std::ifstream written(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(written)), std::istreambuf_iterator<char>());
  if (text.empty()) return false;
  const std::string end = text.front() == '{' ? "]\n}\n" : "\n";
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
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
  if (!endsWell(temporary_)) refuse(path_, "the file ends early; is the disk full?");
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) refuse(path_, std::strerror(errno));
  temporary_ = path_;
}
