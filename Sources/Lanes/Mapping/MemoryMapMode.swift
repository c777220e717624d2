/// What a ``MemoryMap`` does with its file.
public enum MemoryMapMode: Hashable, Sendable {
  /// The file must be there and is not changed; writing to the array stops the program. NumPy's `"r"`.
  case read
  /// The file must be there, and what is written to the array is written to it. NumPy's `"r+"`.
  case readWrite
  /// The file is made, or emptied where it is there, and filled with zeros; what is written to the array is written to
  /// it. NumPy's `"w+"`.
  ///
  /// Its blocks are reserved (`posix_fallocate`), so that a file system without the space is an error at
  /// once, and not a signal when the array is written. File systems that can't reserve leave holes.
  /// Maps of the same file that are there already lose what they show.
  case create
  /// The file must be there and is not changed: what is written to the array is seen by arrays over this map alone, and is
  /// gone with the last of them. NumPy's `"c"`.
  case copyOnWrite
}

/// How the elements of a ``MemoryMap`` will be used, for the system to read ahead or not.
public enum MemoryMapAdvice: Hashable, Sendable {
  /// From the beginning to the end: much is read ahead.
  case sequential
  /// Here and there: nothing is read ahead.
  case random
  /// Soon: reading begins now, beside the program.
  case willNeed
  /// Not soon: the pages leave memory. They are read again when they are used; nothing that was written is lost.
  case dontNeed
}
