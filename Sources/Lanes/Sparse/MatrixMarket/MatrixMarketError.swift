/// A Matrix Market file that can't be read or written: where, what is wrong, and what would be right.
public struct MatrixMarketError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// The file can't be read, and why.
    case unreadable(String)
    /// The file can't be written, and why.
    case unwritable(String)
    /// There is no header, or it is not one of Matrix Market.
    case invalidHeader(String)
    /// A header of something that Lanes does not read, or that makes no sense, such as a pattern array.
    case unsupported(String)
    /// A line of sizes with something else than as many counts as the format takes.
    case invalidSize(String)
    /// A symmetry of a matrix that is not square.
    case notSquare(rows: Int, columns: Int)
    /// More rows, columns or elements than can be counted.
    case tooLarge(String)
    /// Numbers of a kind that the elements which were asked for can't hold.
    case wrongField(field: String, element: String)
    /// An entry with too few or too many words.
    case invalidEntry(expected: Int, found: Int)
    /// A word that is no number of the file's kind.
    case invalidNumber(String)
    /// A number that the elements which were asked for can't hold.
    case doesNotFit(String, element: String)
    /// A row or a column outside of the matrix.
    case indexOutOfRange(String, extent: Int)
    /// An entry that the symmetry forbids.
    case againstSymmetry(String)
    /// The file ends before all entries are there.
    case missingEntries(expected: Int, found: Int)
    /// There is more behind the last entry.
    case extraEntry(expected: Int)
    /// A matrix to be written that does not have the symmetry which was asked for.
    case lacksSymmetry(String)
  }

  /// What is wrong.
  public let reason: Reason
  /// The line, counted from 1, where the reason is in one.
  public let line: Int?
  /// The file, where there is one.
  public let path: String?

  init(_ reason: Reason, line: Int? = nil, path: String? = nil) {
    self.reason = reason
    self.line = line
    self.path = path
  }

  public var description: String {
    "\(path ?? "Matrix Market text")\(line.map { ":\($0)" } ?? ""): \(reason)"
  }
}

extension MatrixMarketError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let text): text
    case .unwritable(let text): text
    case .invalidHeader(let text):
      "\(text): a file begins with \"%%MatrixMarket matrix\", a format, a field and a symmetry"
    case .unsupported(let text): text
    case .invalidSize(let text): text
    case .notSquare(let rows, let columns):
      "a matrix of \(rows) rows and \(columns) columns can't have a symmetry: it must be square"
    case .tooLarge(let text): text
    case .wrongField(let field, let element):
      "the file holds \(field) numbers, which \(element) elements can't: read it as "
        + (field == "complex" ? "Complex<Double>" : "Double")
    case .invalidEntry(let expected, let found):
      "an entry of \(found) word\(found == 1 ? "" : "s"), and the header asks for \(expected)"
    case .invalidNumber(let text): "\"\(text)\" is not a number of the kind that the header names"
    case .doesNotFit(let text, let element): "\(text) does not fit \(element) elements: read it as a wider type"
    case .indexOutOfRange(let text, let extent): "\(text) is outside of the matrix: it goes from 1 to \(extent)"
    case .againstSymmetry(let text): text
    case .missingEntries(let expected, let found):
      "the file ends after \(found) of \(expected) entries that it promised: it was cut off, or its sizes are wrong"
    case .extraEntry(let expected): "there is more behind the \(expected) entries that the file promised"
    case .lacksSymmetry(let text): text
    }
  }
}
