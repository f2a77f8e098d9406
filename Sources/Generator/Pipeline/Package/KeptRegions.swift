/// The parts of a text that a person writes: what stands between `<!-- keep: NAME -->` and `<!-- /keep -->`.
enum KeptRegions {
  private static let end = "<!-- /keep -->"

  /// A new text with the regions that an old one has under the same names. Those that the new text has no place for any more
  /// stand at its end: nothing that was written is lost.
  static func merge(_ new: String, keeping old: String) -> String {
    var kept = regions(of: old)
    var lines: [Substring] = []
    var skips = false
    for line in new.split(separator: "\n", omittingEmptySubsequences: false) {
      if skips, line != end { continue }
      skips = false
      lines.append(line)
      if let name = name(line), let index = kept.firstIndex(where: { $0.name == name }) {
        lines += kept.remove(at: index).lines
        skips = true
      }
    }
    var text = lines.joined(separator: "\n")
    for region in kept where region.lines.contains(where: { !$0.allSatisfy(\.isWhitespace) }) {
      let body = region.lines.map { "\($0)\n" }.joined()
      text += "\n<!-- keep: \(region.name) -->\n\(body)\(end)\n"
    }
    return text
  }

  private static func regions(of text: String) -> [(name: String, lines: [Substring])] {
    var regions: [(name: String, lines: [Substring])] = []
    var open: (name: String, lines: [Substring])?
    // A checkout may have turned the line ends.
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line == end {
        if let region = open { regions.append(region) }
        open = nil
      } else if let name = name(line) {
        if let region = open { regions.append(region) }
        open = (name, [])
      } else {
        open?.lines.append(line)
      }
    }
    // One that nobody closed goes to the end: better kept too much than too little.
    if let region = open { regions.append(region) }
    return regions
  }

  private static func name(_ line: Substring) -> String? {
    guard line.hasPrefix("<!-- keep: "), line.hasSuffix(" -->") else { return nil }
    return String(line.dropFirst(11).dropLast(4))
  }
}
