/// Text from a file made harmless for Markdown.
enum Markdown {
  /// One line, with the characters that would start a table cell, a tag, a link or code written literally.
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "\n", "\r", "\r\n", "\t": out.append(" ")
      case "|", "`", "*", "_", "[", "]", "\\", "#": out += "\\\(character)"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      default: out.append(character)
      }
    }
    return out
  }

  /// A caption for places where Markdown is not read: code spans as tags.
  static func html(_ text: String) -> String {
    let safe = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    return safe.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
      index.isMultiple(of: 2) ? String(part) : "<code>\(part)</code>"
    }.joined()
  }
}
