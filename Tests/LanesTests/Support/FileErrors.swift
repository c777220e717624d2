import Lanes

/// The error of a body that must throw one of files.
func fileError(_ body: () throws -> Void) -> FileError? {
  do { try body() } catch { return error as? FileError }
  return nil
}
