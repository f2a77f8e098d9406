/// Makes the words of a client's name from a document's title.
enum ClientTitle {
  /// `The GitHub v3 REST API` is `GitHub`; where a title says nothing but that it is an API, the server's host does.
  static func words(of title: String, host: String?) -> [String] {
    var words = WordSplitter.words(of: title.replacing("'s ", with: " ").replacing("’s ", with: " "))
    if words.first == "the" { words.removeFirst() }
    words.removeAll(where: isVersion)
    while let last = words.last, noise.contains(last) || Int(last) != nil { words.removeLast() }
    if words.isEmpty, let host {
      let labels = host.split(separator: ".").map(String.init)
      let own = labels.count > 2 ? labels[labels.count - 2] : labels.first ?? ""
      words = WordSplitter.words(of: own)
    }
    return words.isEmpty ? WordSplitter.words(of: title) : words
  }

  private static let noise: Set<String> = [
    "api", "apis", "documentation", "docs", "specification", "spec", "reference", "rest", "restful", "openapi",
    "swagger",
    "version",
  ]

  private static func isVersion(_ word: String) -> Bool {
    word.utf8.first == UInt8(ascii: "v") && word.utf8.count > 1
      && word.utf8.dropFirst().allSatisfy(WordSplitter.isDigit)
  }
}
