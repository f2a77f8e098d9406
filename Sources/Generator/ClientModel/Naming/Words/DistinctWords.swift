/// Tells names apart that would be one in Swift: by the signs that their words leave out, and by capitals where these mean
/// something.
struct DistinctWords {
  private let texts: [String?]
  private let plain: [[String]]
  /// Those that would be called alike, by the letters of their name.
  private let groups: [String: [Int]]

  private let byCapitals: Bool

  /// `plain` are the words that each would have by itself; what has no text is never told apart.
  init(_ texts: [String?], plain: [[String]], byCapitals: Bool) {
    self.texts = texts
    self.byCapitals = byCapitals
    self.plain = plain
    let keys = plain.map { $0.joined() }
    // Nearly always each has a name of its own already.
    groups = Set(keys).count == keys.count ? [:] : Dictionary(grouping: plain.indices) { keys[$0] }
  }

  /// The words that are tried for one of them, in this order.
  func candidates(for index: Int) -> [[String]] {
    let words = plain[index]
    guard !groups.isEmpty, let text = texts[index], let group = groups[words.joined()], group.count > 1 else {
      return [words]
    }
    let signed = SignedWords.spelt(text, separators: false)
    let first = signed.isEmpty || signed == WordSplitter.words(of: text) ? words : signed
    var candidates = [first]
    let byCapitals = byCapitals && text.lowercased() != text.uppercased()
    let isOneInCapitals = byCapitals && group.contains { $0 != index && texts[$0]?.lowercased() == text.lowercased() }
    if isOneInCapitals { candidates.append(first + Self.capitals(of: text)) }
    let spelt = SignedWords.spelt(text, separators: true)
    if !spelt.isEmpty, spelt != WordSplitter.words(of: text) { candidates.append(spelt) }
    if byCapitals, !isOneInCapitals { candidates.append(first + Self.capitals(of: text)) }
    return candidates
  }

  private static func capitals(of text: String) -> [String] {
    if text == text.lowercased() { return ["lowercased"] }
    if text == text.uppercased() { return ["uppercased"] }
    let rest = text.dropFirst()
    return rest == rest.lowercased() ? ["capitalized"] : ["camel", "cased"]
  }
}
