/// Finds the words for all values of one enumeration, so that each has a name of its own where words can give it one.
///
/// Signs that tell two values apart are spelt, values that differ in capitals only say which they have, and a number gets the
/// last word of its type: `ServiceTier.tier0`.
struct ValueWords {
  private let prefix: String
  private let distinct: DistinctWords

  /// `place` are the words by which the enumeration was found, `type` those of its name.
  init(_ values: [Literal], place: [String], type: [String]) {
    let all = Set(values.map(\.text))
    let prefix = Self.prefix(type)
    self.prefix = prefix
    distinct = DistinctWords(
      values.map { if case .string(let text) = $0 { text } else { nil } },
      plain: values.map { value in
        let words = Self.words(of: value, among: all, place)
        return value.isInteger || value.isNumber ? [prefix] + words : Self.behind(prefix, words)
      }, byCapitals: true)
  }

  /// The names that are tried for a value, in this order.
  func candidates(for index: Int) -> [[String]] {
    distinct.candidates(for: index).map { Self.behind(prefix, $0) }
  }

  // MARK: Words

  /// The words of a value; an empty text has none of its own.
  private static func words(of value: Literal, among texts: Set<String>, _ place: [String]) -> [String] {
    switch value {
    case .string(let text):
      if text.isEmpty { return ["empty"] }
      let words = SignedWords.words(of: text, among: texts, of: place)
      return words.isEmpty ? ["value"] : words
    case .integer(let value): return (value < 0 ? ["minus"] : []) + [String(value.magnitude)]
    case .number(let text):
      return (text.hasPrefix("-") ? ["minus"] : [])
        + SignedWords.spelt(String(text.drop { $0 == "-" }), separators: true)
    case .boolean(let value): return [value ? "true" : "false"]
    case .null: return ["null"]
    }
  }

  /// What stands before a name that would begin with a digit: the type's last word that says something.
  private static func prefix(_ type: [String]) -> String {
    let word = type.last { word in
      !Vagueness.words.contains(word) && word != "enum" && !word.utf8.contains(where: WordSplitter.isDigit)
    }
    guard let word else { return "value" }
    // Units such as `mbps` have no plural.
    return word.contains(where: "aeiou".contains) ? Nouns.stem(word) : word
  }

  private static func behind(_ prefix: String, _ words: [String]) -> [String] {
    words.first?.utf8.first.map(WordSplitter.isDigit) == true ? [prefix] + words : words
  }
}
