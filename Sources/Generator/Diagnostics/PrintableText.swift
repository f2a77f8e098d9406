/// Text of documents, services and files, made fit for a terminal or a log: nothing in it steers what shows it.
package enum PrintableText {
  /// One line: line breaks are escaped as well.
  package static func line(_ text: String) -> String { cleaned(text, keeping: []) }

  /// Several lines, which may have tabs.
  package static func lines(_ text: String) -> String { cleaned(text, keeping: ["\n", "\t"]) }

  /// Whether a scalar moves, colours or turns around what is shown, or ends a line.
  package static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Controls, and the separators of lines and paragraphs (Unicode's general categories Cc, Zl and Zp).
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
    // Marks that turn the direction of writing can make a line read as another one.
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Text in which no line is a command of a GitHub workflow (docs.github.com, "Workflow commands for GitHub Actions").
  package static func withoutCommands(_ text: String) -> String {
    guard text.contains("::") || text.contains("##[") else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let rest = line.drop { $0 == " " || $0 == "\t" }
      guard let first = rest.unicodeScalars.first, rest.hasPrefix("::") || rest.hasPrefix("##[") else {
        return String(line)
      }
      return line.prefix(line.count - rest.count) + "\\u{\(String(first.value, radix: 16, uppercase: true))}"
        + rest.dropFirst()
    }.joined(separator: "\n")
  }

  private static func cleaned(_ text: String, keeping kept: Set<Unicode.Scalar>) -> String {
    // Nearly all text is free of the bytes that such scalars begin with in UTF-8.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if steers(scalar), !kept.contains(scalar) {
        result += scalar.escaped(asASCII: true)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
