extension NPZArchive {
  /// Writes arrays to an archive, each under its name and, as NumPy does, `.npy`.
  ///
  ///     try NPZArchive.write(["weights": weights, "labels": labels], to: "model.npz", compression: .deflated)
  ///
  /// The file appears, or replaces the one that was there, when it is complete, as that of ``AnyNDArray/save(to:)`` does.
  /// Two arrays of one name are an error. O(size).
  public static func write(
    _ arrays: KeyValuePairs<String, any TypeErasableArray>, to path: String, compression: NPZCompression = .stored
  ) throws(FileError) {
    try write(arrays.map { ($0.key, $0.value) }, to: path, compression: compression)
  }

  /// The same for names that are known when the program runs.
  public static func write(
    _ arrays: [(name: String, array: any TypeErasableArray)], to path: String, compression: NPZCompression = .stored
  ) throws(FileError) {
    let file = try ReplacingFile(path)
    try write(arrays, to: file, path, compression)
    try file.commit()
  }

  /// The bytes of the file that `write(_:to:compression:)` writes. O(size).
  public static func bytes(
    of arrays: KeyValuePairs<String, any TypeErasableArray>, compression: NPZCompression = .stored
  ) throws(FileError) -> [UInt8] {
    let sink = ArraySink()
    try write(arrays.map { ($0.key, $0.value) }, to: sink, nil, compression)
    return sink.bytes
  }

  private static func write(
    _ arrays: [(name: String, array: any TypeErasableArray)], to sink: some ByteSink, _ path: String?,
    _ compression: NPZCompression
  ) throws(FileError) {
    var writer = ZipWriter(sink, path)
    var names: Set<String> = []
    for (name, array) in arrays {
      guard names.insert(name).inserted else {
        throw FileError(.duplicateName, path, "can't have two arrays named \"\(name)\": give each its own name")
      }
      let array = array.erased
      try writer.add(name + ".npy", compression) { (member) throws(FileError) in
        try array.fileHeader.formatted().withBytes { (header) throws(FileError) in try member.write(header) }
        try array.forEachFileBlock { (block) throws(FileError) in try member.write(block) }
      }
    }
    try writer.finish()
  }
}
