/// Shows findings to a person: place, message and id, the source line with a caret, notes, help.
package struct TextRenderer {
  /// Whether escape sequences for colour may be used.
  package var usesColour: Bool
  /// The text of the line a location names, nil where it cannot be had.
  package var sourceLine: (SourceLocation) -> String?

  package init(usesColour: Bool = false, sourceLine: @escaping (SourceLocation) -> String? = { _ in nil }) {
    self.usesColour = usesColour
    self.sourceLine = sourceLine
  }

  /// All findings, many of a kind folded, and how many there are.
  package func render(_ list: DiagnosticList) -> String {
    var text = ""
    for diagnostic in list.folded() { text += render(diagnostic) }
    if !list.summary.isEmpty { text += list.summary + "\n" }
    return text
  }

  /// One finding.
  package func render(_ diagnostic: Diagnostic) -> String {
    var text = place(diagnostic.location) + paint(diagnostic.severity.rawValue + ":", colour(of: diagnostic.severity))
    text += " " + paint(PrintableText.line(diagnostic.message), .bold) + " [\(diagnostic.id.name)]\n"
    if !diagnostic.isSecret, let location = diagnostic.location, let line = sourceLine(location) {
      text += excerpt(line, at: location)
    }
    for note in diagnostic.notes {
      text += place(note.location) + paint("note:", .cyan) + " " + PrintableText.line(note.message) + "\n"
    }
    if let help = diagnostic.help { text += paint("help:", .green) + " " + PrintableText.line(help) + "\n" }
    return text
  }

  private func place(_ location: SourceLocation?) -> String {
    guard let location else { return "" }
    return "\(PrintableText.line(location.file)):\(location.line):\(location.column): "
  }

  /// The line and a caret under the column; of a long line the part around the column.
  private func excerpt(_ line: String, at location: SourceLocation) -> String {
    let window = SourceWindow(AddressMask.masked(line), around: location.column)
    let number = String(location.line)
    let blank = String(repeating: " ", count: max(number.count, 4))
    let padding = String(repeating: " ", count: max(0, 4 - number.count))
    return "\(padding)\(number) | \(window.text)\n\(blank) | \(window.indentation)\(paint("^", .green))\n"
  }
}

/// The part of a source line that fits a terminal, with the column marked in it.
struct SourceWindow {
  /// The longest excerpt in characters.
  static let width = 100

  let text: String
  let indentation: String

  init(_ line: String, around column: Int) {
    let characters = line.unicodeScalars.map { $0 == "\t" || PrintableText.steers($0) ? " " : $0 }
    let target = min(max(0, column - 1), characters.count)
    let start = characters.count <= Self.width || target < Self.width - 20 ? 0 : target - Self.width / 2
    let end = min(characters.count, start + Self.width)
    var text = String(String.UnicodeScalarView(characters[start..<end]))
    while text.last == " " { text.removeLast() }
    if start > 0 { text = "…" + text }
    if end < characters.count { text += "…" }
    self.text = text
    indentation = String(repeating: " ", count: target - start + (start > 0 ? 1 : 0))
  }
}
