import ClientModel

/// Turns the document's Markdown into `///` lines that cannot leave the comment.
struct DocumentationText {
  /// The widest line of text behind `/// `.
  static let width = 110

  private var lines: [String] = []

  /// The comment lines for a declaration; none where there is nothing to say.
  static func lines(
    _ documentation: Documentation, fallback: String? = nil, items: [String] = []
  ) -> [String] {
    var text = DocumentationText()
    let summary = documentation.summary.flatMap { $0.isEmpty ? nil : $0 }
    let description = documentation.description.flatMap { $0.isEmpty ? nil : $0 }
    if let summary { text.append(summary) }
    if let description, description != summary {
      text.separate()
      text.append(description)
    }
    if text.lines.isEmpty, let fallback { text.append(fallback) }
    for remark in documentation.remarks {
      text.separate()
      text.append(remark)
    }
    if let link = documentation.link {
      text.separate()
      text.append("See <\(link)>.")
    }
    text.separate()
    for item in items { text.append(item) }
    return text.finished()
  }

  /// The comment lines for plain sentences.
  static func lines(_ sentences: [String]) -> [String] {
    var text = DocumentationText()
    for sentence in sentences { text.append(sentence) }
    return text.finished()
  }

  /// The text on one line without anything that could end it, for use inside an ordinary comment.
  static func oneLine(_ text: String) -> String {
    split(text).map(clean).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private mutating func append(_ markdown: String) {
    var isCode = false
    for line in Self.split(markdown) {
      let text = Self.clean(line)
      let isFence = text.drop { $0 == " " }.hasPrefix("```")
      if isFence { isCode.toggle() }
      if text.isEmpty {
        separate()
      } else if isCode || isFence || text.utf8.count <= Self.width || text.hasPrefix("|") {
        lines.append(text)
      } else {
        wrap(text)
      }
    }
    // A fence that the document never closes would swallow what follows.
    if isCode { lines.append("```") }
  }

  private mutating func separate() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  private func finished() -> [String] {
    var lines = lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0.isEmpty ? "///" : "/// \($0)" }
  }

  /// Lines by any separator that Swift or an editor would take for one.
  private static func split(_ markdown: String) -> [String] {
    guard markdown.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return [markdown] }
    var lines: [String] = []
    var line = ""
    var isAfterReturn = false
    for scalar in markdown.unicodeScalars {
      if scalar == "\n", isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = scalar == "\r"
      if scalar.isLineBreak {
        lines.append(line)
        line = ""
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return lines + [line]
  }

  /// One line without controls, tabs and trailing blanks.
  private static func clean(_ line: String) -> String {
    var text = line
    if !line.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      text = ""
      for scalar in line.unicodeScalars {
        if scalar == "\t" {
          text += "  "
        } else if !scalar.isInvisible {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }

  /// Breaks a long line between words, never before a word that Markdown would read as a mark at the start of a line.
  private mutating func wrap(_ text: String) {
    let indentation = Self.hangingIndentation(of: text)
    var line = ""
    var isFirst = true
    for bytes in text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false) {
      let word = Substring(bytes)
      if isFirst || line.isEmpty {
        line += word
        isFirst = false
      } else if line.utf8.count + 1 + word.utf8.count <= Self.width || Self.isMark(word) {
        line += " "
        line += word
      } else {
        lines.append(Self.withoutTrailingBlanks(line))
        line = indentation + word
      }
    }
    lines.append(Self.withoutTrailingBlanks(line))
  }

  private static func withoutTrailingBlanks(_ line: String) -> String {
    var line = line
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    return line
  }

  /// The blanks that keep the next line inside a list item.
  private static func hangingIndentation(of text: String) -> String {
    let blanks = text.prefix { $0 == " " }.count
    let rest = text.dropFirst(blanks)
    let isItem = rest.hasPrefix("- ") || rest.hasPrefix("* ") || rest.hasPrefix("+ ")
    return String(repeating: " ", count: blanks + (isItem ? 2 : 0))
  }

  private static func isMark(_ word: Substring) -> Bool {
    guard let first = word.utf8.first else { return true }
    return "-+*#>|`=~".utf8.contains(first)
      || word.utf8.last == UInt8(ascii: ".")
        && word.utf8.dropLast().allSatisfy {
          $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
        }
  }
}
