import OpenAPI
import YAML

extension OperationPass {
  /// The operation's id, numbered where the document gives it twice (which its reader reports), made from method and path where it gives none.
  func uniqueID(of operation: OpenAPI.Operation, path: String) -> String {
    var id = operation.operationId ?? ""
    if id.isEmpty { id = SwiftIdentifier.member(Self.idWords(of: operation, path: path)) }
    if usedIDs.insert(id).inserted { return id }
    var number = 2
    while !usedIDs.insert("\(id)\(number)").inserted { number += 1 }
    return "\(id)\(number)"
  }

  /// The words an operation is named by: its id's where a person chose it, else those of its method and path.
  static func idWords(of operation: OpenAPI.Operation, path: String) -> [String] {
    let words = operation.operationId.map { WordSplitter.words(of: PathWords.withoutCodes($0)) } ?? []
    if words.count == 1, let id = operation.operationId, case let own = PathWords(cleanedPath(path), operation.method),
      own.cannotSplit(id)
    {
      return own.name
    }
    if let split = glued(words, operation, path) {
      return PathWords(cleanedPath(path), operation.method).chosen(split) ?? split
    }
    // Most ids neither begin nor end with the method, and need no look at the path.
    let method = operation.method.description.lowercased()
    guard words.isEmpty || words.first == method || words.last == method else { return words }
    let pathWords = PathWords(cleanedPath(path), operation.method)
    return words.isEmpty ? pathWords.name : pathWords.chosen(words) ?? pathWords.name
  }

  /// The words of an id whose first one is the method and a noun of the path: `getchat`, `putfacetSearch`.
  private static func glued(_ words: [String], _ operation: OpenAPI.Operation, _ path: String) -> [String]? {
    let method = operation.method.description.lowercased()
    guard let first = words.first, first.hasPrefix(method), first.utf8.count > method.utf8.count,
      case let rest = String(first.dropFirst(method.utf8.count)),
      cleanedPath(path).split(separator: "/").contains(where: { WordSplitter.words(of: String($0)).contains(rest) })
    else { return nil }
    return [method, rest] + words.dropFirst()
  }

  /// The path as it is sent: without a fragment or query that does not belong in a path's key.
  static func cleanedPath(_ path: String) -> String {
    var path = path
    if let cut = path.utf8.firstIndex(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }) {
      path = String(path[..<cut])
    }
    return path.hasPrefix("/") ? path : "/" + path
  }

  /// The resource an operation belongs to: by extension, else by its first tag, else by the path's first fixed segment.
  func group(of selected: OperationSelection.Selected, path: String) -> (words: [String], tag: String?, isOwn: Bool) {
    for extensions in [selected.operation.extensions, selected.item.extensions] {
      for key in ["x-clientsmith-group", "x-fern-sdk-group-name", "x-speakeasy-group"] {
        guard let node = extensions[key] else { continue }
        let text = node.string ?? node.elements?.compactMap(\.string).joined(separator: " ") ?? ""
        let words = WordSplitter.words(of: text)
        if !words.isEmpty { return (words, nil, true) }
      }
    }
    if let tag = tag(of: selected.operation), case let words = WordSplitter.words(of: tag), !words.isEmpty {
      return (Self.meaningful(words), tag, false)
    }
    let segments = Self.cleanedPath(path).split(separator: "/").filter { !$0.hasPrefix("{") }
    let isVersion = { (segment: Substring) in
      segment == "api"
        || (segment.first == "v" && segment.dropFirst().allSatisfy { $0.isNumber || $0 == "." } && segment.count > 1)
    }
    let first = segments.first { !isVersion($0) } ?? segments.first
    let words = first.map { WordSplitter.words(of: String($0)) } ?? []
    return (words.isEmpty ? ["general"] : words, nil, false)
  }

  /// The tag that groups the operation: the first that is for navigation, or the innermost of those nested in it
  /// (OpenAPI 3.2 §4.22, `parent` and `kind`).
  private func tag(of operation: OpenAPI.Operation) -> String? {
    let tags = operation.tags.filter { tag in tagsByName[tag]?.kind.map { $0 == "nav" } ?? true }
    guard var chosen = tags.first ?? operation.tags.first else { return nil }
    for _ in tags {
      guard let child = tags.first(where: { $0 != chosen && tagsByName[$0]?.parent == chosen }) else { break }
      chosen = child
    }
    return chosen
  }

  /// A tag's words without a version in front and an `API` behind, which every client's name says already.
  private static func meaningful(_ words: [String]) -> [String] {
    var words = words
    if words.count > 1, let first = words.first, isVersion(first) { words.removeFirst() }
    if words.count > 1, words.last == "api" { words.removeLast() }
    // A name cannot begin with a digit; `1-Click` is said in words.
    if words.count > 1, let first = words.first, let number = Int(first), digits.indices.contains(number) {
      words[0] = digits[number]
    }
    return words
  }

  private static let digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]

  /// Whether a word is `v2`, `api20100401` or the like.
  private static func isVersion(_ word: String) -> Bool {
    for prefix in ["api", "v"] where word.hasPrefix(prefix) && word.utf8.count > prefix.utf8.count {
      if word.utf8.dropFirst(prefix.utf8.count).allSatisfy(WordSplitter.isDigit) { return true }
    }
    return false
  }

  /// The words of a component that operations share: what it holds is named after it, whichever operation comes first.
  static func sharedWords(of object: some SpecificationObject, in section: String) -> [String]? {
    let tokens = object.path.tokens
    guard tokens.count == 2 && tokens[0] == section || tokens.count == 3 && tokens[1] == section,
      let name = tokens.last,
      // In a file of its own, an operation has its parameters and answers there: by number, and by status.
      Int(name) == nil, name != StatusKey.default.description, !name.hasSuffix("XX")
    else { return nil }
    var words = WordSplitter.words(of: name)
    // The kind is added to the name again.
    if words.count > 1, section != "parameters", ["response", "problem", "body"].contains(words.last) {
      words.removeLast()
    }
    return words.isEmpty ? nil : words
  }

  /// A name that an extension gives to the method.
  static func pinnedName(of operation: OpenAPI.Operation) -> String? {
    for key in ["x-clientsmith-name", "x-fern-sdk-method-name", "x-speakeasy-name-override"] {
      if let name = operation.extensions[key]?.string, !WordSplitter.words(of: name).isEmpty { return name }
    }
    return nil
  }
}

extension Documentation {
  /// What an operation and its path item say.
  init(operation: OpenAPI.Operation, item: PathItem) {
    self.init(
      summary: operation.summary ?? item.summary, description: operation.description ?? item.description, remarks: [],
      link: operation.externalDocs?.url, isDeprecated: operation.deprecated)
    if description == summary { description = nil }
  }
}
