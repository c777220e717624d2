/// What the first line of a Matrix Market file says.
///
/// The format is that of R. F. Boisvert, R. Pozo and K. A. Remington, "The Matrix Market Exchange Formats: Initial
/// Design", NISTIR 5935, 1996, and math.nist.gov/MatrixMarket/formats.html.
struct MatrixMarketHeader {
  enum Format: String { case coordinate, array }
  enum Field: String { case real, integer, complex, pattern }

  let format: Format
  let field: Field
  let symmetry: MatrixMarketSymmetry

  /// Reads the words of the first line; upper and lower case are the same.
  init(_ words: [String]) throws(MatrixMarketError) {
    let words = words.map { $0.lowercased() }
    guard let first = words.first else { throw MatrixMarketError(.invalidHeader("the first line is empty"), line: 1) }
    guard first == "%%matrixmarket" else {
      throw MatrixMarketError(.invalidHeader("the first line does not say what the file is"), line: 1)
    }
    guard words.count == 5 else {
      throw MatrixMarketError(.invalidHeader("a header of \(words.count) words, and not five"), line: 1)
    }
    func known<Word: RawRepresentable<String>>(_ word: String, _ what: String) throws(MatrixMarketError) -> Word {
      guard let known = Word(rawValue: word) else {
        throw MatrixMarketError(.unsupported("\"\(word)\" is not a known \(what)"), line: 1)
      }
      return known
    }
    guard words[1] == "matrix" else {
      throw MatrixMarketError(.unsupported("the file holds a \"\(words[1])\", and only a matrix can be read"), line: 1)
    }
    format = try known(words[2], "format: coordinate or array")
    field = try known(words[3], "field: real, integer, complex or pattern")
    symmetry = try known(words[4], "symmetry: general, symmetric, skew-symmetric or hermitian")
    let isPossible =
      switch (format, field, symmetry) {
      case (.array, .pattern, _), (_, .pattern, .skewSymmetric): false
      case (_, let field, .hermitian): field == .complex
      default: true
      }
    guard isPossible else {
      throw MatrixMarketError(
        .unsupported("\(format) \(field) \(symmetry.rawValue): the format does not have that combination"), line: 1)
    }
  }
}

/// Which entries of a Matrix Market file stand for two elements.
public enum MatrixMarketSymmetry: String, CaseIterable, Sendable {
  /// None: every element is stored.
  case general
  /// Elements across the diagonal are equal.
  case symmetric
  /// Elements across the diagonal are each other's negatives, and those on it are zero.
  case skewSymmetric = "skew-symmetric"
  /// Elements across the diagonal are each other's conjugates.
  case hermitian
}
