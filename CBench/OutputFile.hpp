#pragma once

#include <string>

/// The file that Google Benchmark writes its results to: first under a temporary name in the same folder, so that
/// what stood in its place stays whole until the new one is.
class OutputFile {
public:
  /// An empty path is no file. Throws Failure if it cannot be written, before any time is spent on measuring.
  explicit OutputFile(const std::string &path);
  /// Removes the temporary file if it was not published.
  ~OutputFile();
  OutputFile(const OutputFile &) = delete;

  const std::string &temporaryPath() const { return temporary_; }

  /// Moves the file to its place. Throws Failure.
  void publish();

private:
  const std::string path_;
  /// The path itself where a device or pipe is named.
  std::string temporary_;
};
