/// Finds the words of an enumeration's values whose signs mean something: a sort order, or more and less.
enum SignedWords {
  /// The words of a value, given all values of its enumeration.
  ///
  /// A leading minus means *descending* only where the same word stands beside it without (`name`, `-name`); else it is spelt.
  /// Signs between a letter and a digit are spelt where both stand in the list (`GMT+2`, `GMT-2`).
  static func words(of text: String, among values: Set<String>) -> [String] {
    if text.hasPrefix("-"), case let rest = String(text.dropFirst()), !values.contains(rest) {
      let words = WordSplitter.words(of: String(rest.drop { $0 == "-" }))
      return ["minus"] + words
    }
    guard let sign = sign(in: text) else { return WordSplitter.words(of: text) }
    let head = text[..<sign]
    let isSigned = text[sign] == "+" || values.contains { $0.hasPrefix(head + "+") }
    guard isSigned else { return WordSplitter.words(of: text) }
    return WordSplitter.words(of: String(head)) + [text[sign] == "+" ? "plus" : "minus"]
      + WordSplitter.words(of: String(text[text.index(after: sign)...]))
  }

  /// The place of the first sign that stands between a letter and a digit.
  private static func sign(in text: String) -> String.Index? {
    var last: Character?
    for index in text.indices {
      let character = text[index]
      if character == "+" || character == "-", last?.isLetter == true, case let next = text.index(after: index),
        next < text.endIndex, text[next].isNumber
      {
        return index
      }
      last = character
    }
    return nil
  }
}
