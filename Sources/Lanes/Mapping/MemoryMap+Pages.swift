extension MemoryMap {
  /// Writes what was changed to the device, and returns when it is there: NumPy's `memmap.flush`.
  ///
  /// Without it the system writes when it likes, and at the latest when it shuts down; other programs that read the file
  /// see changes at once in any case. In modes that do not change the file there is nothing to do.
  ///
  /// - Throws: ``FileError`` when the device fails, and when the file was made shorter since it was mapped.
  public func flush() throws(FileError) {
    try pages?.checkIntact()
    if mode == .readWrite || mode == .create { try pages?.flush() }
  }

  /// Tells the system how the elements will be used. It may or may not act on it; the elements are the same. O(pages).
  public func advise(_ advice: MemoryMapAdvice) {
    guard let pages else { return }
    pages.advise(advice, from: pages.start, to: pages.end)
  }
}
