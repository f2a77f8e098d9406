/// Keeps the names of types readable: at most 40 characters, by a tail of their words that nobody else has.
enum NameLength {
  static let longest = 40

  /// Words without which the next one says the opposite.
  private static let negations: Set<String> = ["not", "non", "no", "without", "never"]

  /// As many of the first words as fit.
  static func beginning(of words: [String]) -> [String] {
    var kept: [String] = []
    var length = 0
    for word in words {
      length += word.count
      if length > longest, !kept.isEmpty { break }
      kept.append(word)
    }
    while kept.count > 1, let last = kept.last, kept.count < words.count, Verbs.prepositions.contains(last) {
      kept.removeLast()
    }
    return kept
  }

  /// The names that are tried in place of one that is too long, the fullest first.
  static func shortened(_ words: [String]) -> [String] {
    var names: [String] = []
    // What a status is called stays whole.
    let phrase = words.last == "problem" ? ProblemWords.phrase(in: words) : 0
    for start in words.indices.dropFirst(phrase + 1) where phrase > 0 && words[start] != words[phrase - 1] {
      let name = SwiftIdentifier.type(Array(words[..<phrase]) + words[start...])
      if name.count <= longest, !Verbs.prepositions.contains(words[start]) { names.append(name) }
    }
    for start in words.indices.dropFirst() {
      let tail = words[start...]
      guard let first = tail.first, !Verbs.prepositions.contains(first), tail.count > 1 || words.count == 2,
        !negations.contains(words[start - 1])
      else { continue }
      let name = SwiftIdentifier.type(Array(tail))
      if name.count <= longest, first.utf8.first.map(WordSplitter.isDigit) != true { names.append(name) }
    }
    // What differs in front only keeps its front: the middle says least.
    for kept in words.indices.dropFirst() {
      for end in words.indices.dropFirst(kept + 1) {
        let name = SwiftIdentifier.type(Array(words[..<kept] + words[end...]))
        if name.count <= longest {
          names.append(name)
          break
        }
      }
    }
    if names.isEmpty { names.append(String(SwiftIdentifier.type(words).prefix(longest))) }
    return names
  }
}
