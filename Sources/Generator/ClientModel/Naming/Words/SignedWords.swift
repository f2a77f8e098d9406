/// Finds the words of an enumeration's values whose signs mean something: a sort order, a negation, more and less.
enum SignedWords {
  /// The words of a value, given all values of its enumeration and the words by which that was found.
  ///
  /// A leading minus means *descending* only where the same word stands beside it without (`name`, `-name`) and the list is not
  /// one of kinds (`author type`: `-bot` is *not bot*); else it is spelt. Signs between a letter and a digit are spelt where
  /// both stand in the list (`GMT+2`, `GMT-2`, `reactions-+1`), at the end as well (`A+`, `A-`). A value of nothing but signs gets their names.
  static func words(of text: String, among values: Set<String>, of place: [String] = []) -> [String] {
    if let signs = signs(in: text) { return signs }
    if text.hasPrefix("-"), case let rest = String(text.dropFirst()), let first = rest.unicodeScalars.first,
      first.properties.isAlphabetic
    {
      let isOrder = place.contains(where: orders.contains)
      let isKind = !isOrder && place.contains(where: kinds.contains)
      let word = values.contains(rest) && !isKind ? "descending" : isOrder ? "minus" : "not"
      return [word] + WordSplitter.words(of: rest)
    }
    guard let sign = sign(in: text) else { return WordSplitter.words(of: text) }
    let head = text[..<sign]
    let isSigned = text[sign] == "+" || values.contains { $0.hasPrefix(head + "+") }
    guard isSigned else { return WordSplitter.words(of: text) }
    if text.index(after: sign) == text.endIndex { return spelt(text, separators: false) }
    return WordSplitter.words(of: String(head)) + [text[sign] == "+" ? "plus" : "minus"]
      + WordSplitter.words(of: String(text[text.index(after: sign)...]))
  }

  private static let orders: Set<String> = ["sort", "sorts", "sorting", "order", "orders", "ordering", "orderby"]
  private static let kinds: Set<String> = [
    "type", "types", "kind", "kinds", "filter", "filters", "role", "roles", "status", "statuses", "state", "category",
    "has",
  ]

  /// The place of the first sign that stands before a digit, behind a letter or a separator, or at the end.
  private static func sign(in text: String) -> String.Index? {
    var last: Character?
    for index in text.indices {
      let character = text[index]
      if character == "+" || character == "-", let last, case let next = text.index(after: index) {
        if next == text.endIndex {
          return index
        } else if text[next].isNumber, last.isLetter || "-_/ :.".contains(last) {
          return index
        }
      }
      last = character
    }
    return nil
  }

  /// The names of a text's signs where it consists of nothing else: `>=` is `greater or equal`, `---------` is `minus`.
  private static func signs(in text: String) -> [String]? {
    guard !text.isEmpty,
      !text.utf8.contains(where: { WordSplitter.isLetter($0) || WordSplitter.isDigit($0) || $0 >= 0x80 })
    else { return nil }
    if let known = comparisons[text] { return known }
    let characters = Array(text)
    if characters.count > 1, Set(characters).count == 1, let name = names[characters[0]] {
      return [name]
    }
    let words = characters.compactMap { names[$0] }
    return words.count == characters.count && words.count < 6 ? words : nil
  }

  /// A text's words and the names of its signs: `A-` is `a minus`. What usually stands between words (a space, one
  /// sign between two letters) only where `separators` are wanted as well.
  static func spelt(_ text: String, separators: Bool) -> [String] {
    let characters = Array(text)
    var words: [String] = []
    var word = ""
    for (index, character) in characters.enumerated() {
      if character.isLetter || character.isNumber {
        word.append(character)
        continue
      }
      words += WordSplitter.words(of: word)
      word = ""
      let (before, after) = (index > 0 ? characters[index - 1] : " ", characters.dropFirst(index + 1).first ?? " ")
      let isInside = isPart(before) && isPart(after)
      let isUsual = character == " " || isInside && !"+<>=!".contains(character)
      guard separators || !isUsual else { continue }
      if let name = isInside ? inner[character] ?? names[character] : names[character] {
        words.append(name)
      }
    }
    return words + WordSplitter.words(of: word)
  }

  private static func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  /// What signs are called between two letters or digits.
  private static let inner: [Character: String] = ["-": "hyphen", ".": "point"]

  private static let comparisons: [String: [String]] = [
    "<": ["less"], ">": ["greater"], "<=": ["less", "or", "equal"], ">=": ["greater", "or", "equal"], "=": ["equal"],
    "==": ["equal"], "!=": ["not", "equal"], "<>": ["not", "equal"], "=~": ["matches"], "!~": ["not", "matches"],
    "+": ["plus"], "-": ["minus"], "*": ["any"], "&&": ["and"], "||": ["or"],
  ]

  static let names: [Character: String] = [
    " ": "space", "\t": "tab", "\n": "newline", "-": "minus", "+": "plus", "*": "star", "/": "slash", "\\": "backslash",
    ".": "dot", ",": "comma", ";": "semicolon", ":": "colon", "|": "pipe", "_": "underscore", "=": "equal", "<": "less",
    ">": "greater", "!": "not", "?": "question", "&": "and", "%": "percent", "@": "at", "#": "number", "$": "dollar",
    "^": "caret", "~": "tilde", "'": "quote", "\"": "quote", "`": "backtick", "(": "opening", ")": "closing",
  ]
}
