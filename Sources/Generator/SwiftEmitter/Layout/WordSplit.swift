/// Divides a Swift name into its words: `listAll` into `list` and `All`.
enum WordSplit {
  static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isAfterCapital = true
    for character in name where character != "`" {
      // Most names are ASCII, where a look at the byte will do.
      let isCapital = character.asciiValue.map(isCapital) ?? character.isUppercase
      if isCapital, !isAfterCapital {
        words.append(word)
        word = ""
      }
      isAfterCapital = isCapital
      word.append(character)
    }
    return joined(word.isEmpty ? words : words + [word])
  }

  /// The words by which a type finds its file: a verb or an auxiliary in front goes to the end, so that `CreateIncident` stands
  /// with `Incident`, and `HasLayout` with `Layout`.
  static func nounFirst(_ name: String) -> [String] {
    let words = words(name)
    guard words.count > 1, front.contains(words[0].lowercased()) else { return words }
    return words.dropFirst() + [words[0]]
  }

  /// Words that are verbs whatever follows; what may be a noun as well (`List`, `Set`, `Post`) is none.
  private static let front: Set<String> = [
    "create", "update", "delete", "get", "add", "remove", "replace", "edit", "upsert", "insert", "modify", "retrieve",
    "fetch", "is", "are", "has", "have", "can", "should", "was",
  ]

  /// Puts names together that have capitals of their own: `GitHub`.
  private static func joined(_ words: [String]) -> [String] {
    guard words.count > 1 else { return words }
    var joined: [String] = []
    for word in words {
      if let last = joined.last, compounds.contains(last + word) {
        joined[joined.count - 1] = last + word
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  private static let compounds: Set<String> = [
    "GitHub", "GitLab", "OpenID", "MongoDB", "YouTube", "LinkedIn", "PayPal",
  ]

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
}
