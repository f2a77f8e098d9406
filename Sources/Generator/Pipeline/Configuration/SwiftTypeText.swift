/// Whether text from a configuration can stand where Swift wants a type.
enum SwiftTypeText {
  /// A name, or several with dots between: `Decimal`, `Foundation.Decimal`.
  static func isName(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return !parts.isEmpty && parts.allSatisfy { isWord($0) }
  }

  /// A type: names with generic arguments, arrays, dictionaries and optionals made of them.
  static func isType(_ text: String) -> Bool {
    var open: [Character] = []
    var word = ""
    var words = 0
    func isFine(_ word: String) -> Bool { word.isEmpty || isName(word) }
    for character in text {
      switch character {
      case "<", "[", "(":
        guard isFine(word) else { return false }
        open.append(character)
      case ">", "]", ")":
        let pairs: [Character: Character] = [">": "<", "]": "[", ")": "("]
        guard isFine(word), open.popLast() == pairs[character] else { return false }
      case "?", ",", ":", "&", " ": guard isFine(word) else { return false }
      default:
        word.append(character)
        continue
      }
      if !word.isEmpty { words += 1 }
      word = ""
    }
    return isFine(word) && open.isEmpty && words + (word.isEmpty ? 0 : 1) > 0
  }

  private static func isWord(_ text: Substring) -> Bool {
    guard let first = text.first, first == "_" || first.isLetter else { return false }
    return text.allSatisfy { $0 == "_" || $0.isLetter || $0.isNumber }
  }
}
