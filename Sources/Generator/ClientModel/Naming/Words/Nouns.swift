/// What naming must know of English nouns.
enum Nouns {
  /// A noun without its plural ending, for comparing.
  static func stem(_ word: String) -> String {
    // Any other word is neither in the table nor a plural.
    guard let last = word.utf8.last, "snae".utf8.contains(last) else { return word }
    if let singular = irregular[word] { return singular }
    guard last == UInt8(ascii: "s") else { return word }
    if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["sses", "xes", "ches", "shes"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is"), word.utf8.count > 3 {
      return String(word.dropLast())
    }
    return word
  }

  /// Whether a noun stands for several things; those that have no singular in an API do not.
  static func isPlural(_ word: String) -> Bool { stem(word) != word && !pluralOnly.contains(word) }

  /// The words with the last one in the singular, where it has one.
  static func singular(_ words: [String]) -> [String] {
    guard let last = words.last, case let stem = stem(last), stem != last else { return words }
    return words.dropLast() + [stem]
  }

  /// Whether a word ends as nouns do that are made of verbs, so that it is not a verb itself.
  static func isMade(_ word: String) -> Bool {
    ["tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "age"].contains {
      word.utf8.count > $0.utf8.count + 1 && word.hasSuffix($0)
    }
      && !["mention", "caution", "manage", "engage", "comment", "implement"].contains(word)
      || ["content", "link", "token", "key", "note", "item", "user", "event", "task", "file"].contains(word)
  }

  private static let irregular = [
    "aliases": "alias", "analyses": "analysis", "axes": "axis", "buses": "bus", "canvases": "canvas",
    "children": "child", "criteria": "criterion", "indices": "index", "matrices": "matrix", "people": "person",
    "statuses": "status", "ids": "id", "ips": "ip", "menus": "menu", "skus": "sku", "cpus": "cpu", "gpus": "gpu",
    "apis": "api", "kpis": "kpi",
    "vertices": "vertex", "viruses": "virus", "movies": "movie", "cookies": "cookie",
  ]

  private static let pluralOnly: Set<String> = [
    "settings", "preferences", "permissions", "credentials", "statistics", "stats", "analytics", "details", "options",
    "series", "news", "aws", "dns", "sms",
  ]
}
