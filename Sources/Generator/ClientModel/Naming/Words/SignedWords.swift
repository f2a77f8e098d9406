/// Finds the words of an enumeration's values whose signs mean something: a sort order, a negation, more and less.
enum SignedWords {
  /// The words of a value, given all values of its enumeration and the words by which that was found.
  ///
  /// A leading minus means *descending* only where the same word stands beside it without (`name`, `-name`) and the list is not
  /// one of kinds (`author type`: `-bot` is *not bot*); else it is spelt. Signs between a letter and a digit are spelt where
  /// both stand in the list (`GMT+2`, `GMT-2`). A value of nothing but signs gets their names.
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
    return WordSplitter.words(of: String(head)) + [text[sign] == "+" ? "plus" : "minus"]
      + WordSplitter.words(of: String(text[text.index(after: sign)...]))
  }

  private static let orders: Set<String> = ["sort", "sorts", "sorting", "order", "orders", "ordering", "orderby"]
  private static let kinds: Set<String> = [
    "type", "types", "kind", "kinds", "filter", "filters", "role", "roles", "status", "statuses", "state", "category",
    "has",
  ]

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

  private static let comparisons: [String: [String]] = [
    "<": ["less"], ">": ["greater"], "<=": ["less", "or", "equal"], ">=": ["greater", "or", "equal"], "=": ["equal"],
    "==": ["equal"], "!=": ["not", "equal"], "<>": ["not", "equal"], "=~": ["matches"], "!~": ["not", "matches"],
    "+": ["plus"], "-": ["minus"], "*": ["any"], "&&": ["and"], "||": ["or"],
  ]

  private static let names: [Character: String] = [
    " ": "space", "\t": "tab", "\n": "newline", "-": "minus", "+": "plus", "*": "star", "/": "slash", "\\": "backslash",
    ".": "dot", ",": "comma", ";": "semicolon", ":": "colon", "|": "pipe", "_": "underscore", "=": "equal", "<": "less",
    ">": "greater", "!": "not", "?": "question", "&": "and", "%": "percent", "@": "at", "#": "number", "$": "dollar",
    "^": "caret", "~": "tilde", "'": "quote", "\"": "quote", "`": "backtick", "(": "opening", ")": "closing",
  ]
}
