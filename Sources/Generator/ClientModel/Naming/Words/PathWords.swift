import OpenAPI

/// Names made from a method and a path, and ids that are nothing but these: `get_files_id` for `GET /files/{file_id}`.
struct PathWords {
  private enum Part {
    case fixed([String])
    case variable([String])
  }

  private let method: HTTPMethod
  private let parts: [Part]
  /// What is done at the end of a path such as `/levels:append`.
  private let action: [String]

  init(_ path: String, _ method: HTTPMethod) {
    self.method = method
    var parts: [Part] = []
    var action: [String] = []
    for segment in path.split(separator: "/") {
      var rest = Self.withoutCodes(String(segment))[...]
      if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("}"), segment.endIndex == path.endIndex {
        action = WordSplitter.words(of: String(rest[colon...]))
        rest = rest[..<colon]
      }
      while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        parts.append(.fixed(WordSplitter.words(of: String(rest[..<open]))))
        parts.append(.variable(WordSplitter.words(of: String(rest[rest.index(after: open)..<close]))))
        rest = rest[rest.index(after: close)...]
      }
      parts.append(.fixed(WordSplitter.words(of: String(rest))))
    }
    self.action = action
    self.parts = parts.filter { if case .fixed(let words) = $0 { !words.isEmpty } else { true } }
  }

  // MARK: Ids

  /// The words of an id that a person chose; nil where it only repeats the method and the path.
  func chosen(_ words: [String]) -> [String]? {
    let method = method.description.lowercased()
    if words.first == method {
      if repeats(words[1...], parts[...]) { return nil }
      // `put_files_id#add_shared_link`: what follows the method and the path was chosen.
      let end = words.indices.dropFirst(2).last { Verbs.contains(words[$0]) && repeats(words[1..<$0], parts[...]) }
      if let end { return Array(words[end...]) }
    }
    // Some frameworks append path and method to the function's name.
    let tail =
      parts.flatMap { part in
        switch part {
        case .fixed(let words), .variable(let words): words
        }
      } + action + [method]
    if words.count > tail.count, Array(words.suffix(tail.count)) == tail { return words.dropLast(tail.count) }
    return words
  }

  /// Whether a component's name says where it is sent: `post_v1_services`.
  func isName(_ words: [String]) -> Bool {
    words.first == method.description.lowercased() && words.count > 1 && repeats(words[1...], parts[...])
  }

  /// Whether an id is one word of lower-case letters in which others must be hidden: `getuserbyid`, `findpetsbystatus`.
  func cannotSplit(_ id: String) -> Bool {
    guard id.utf8.count >= 8, id.utf8.allSatisfy(WordSplitter.isLower), !Verbs.contains(id) else { return false }
    let nouns = parts.flatMap { part in
      switch part {
      case .fixed(let words), .variable(let words): words
      }
    }.filter { $0.utf8.count > 2 }.map(Nouns.stem)
    let rest = Verbs.hidden(in: id) ?? (id.utf8.count > 11 ? id : "")
    return nouns.contains { $0.utf8.count < id.utf8.count - 2 && rest.contains($0) }
  }

  /// A name without the parts that are codes and not words: `securityClassification-6VMVochwUWo`.
  static func withoutCodes(_ text: String) -> String {
    guard text.utf8.contains(where: WordSplitter.isDigit) else { return text }
    var kept: [Substring] = []
    for part in text.split(whereSeparator: { "-_. #".contains($0) }) where !isCode(part) { kept.append(part) }
    return kept.isEmpty || kept.count == text.split(whereSeparator: { "-_. #".contains($0) }).count
      ? text : kept.joined(separator: "_")
  }

  private static func isCode(_ text: Substring) -> Bool {
    text.utf8.count >= 8 && text.utf8.first.map(WordSplitter.isDigit) == true
      && text.utf8.contains(where: WordSplitter.isLower)
      && text.utf8.contains(where: WordSplitter.isUpper)
  }

  /// The words of the last variable, which tell two paths of the same fixed segments apart.
  var lastVariable: [String] {
    for case .variable(let words) in parts.reversed() { return words }
    return []
  }

  private func repeats(_ words: ArraySlice<String>, _ parts: ArraySlice<Part>) -> Bool {
    guard let part = parts.first else { return words.isEmpty || Array(words) == action }
    let rest = parts.dropFirst()
    func consumes(_ own: [String]) -> Bool {
      words.starts(with: own) && repeats(words.dropFirst(own.count), rest)
    }
    switch part {
    case .fixed(let own): return consumes(own) || (Self.isVersion(own) && repeats(words, rest))
    case .variable(let own):
      return consumes(own) || consumes(["id"]) || consumes(["by"] + own) || consumes([])
    }
  }

  private static func isVersion(_ words: [String]) -> Bool {
    words.allSatisfy { word in
      word == "api"
        || (word.first == "v" && word.utf8.count > 1 && word.utf8.dropFirst().allSatisfy(WordSplitter.isDigit))
    }
  }

  // MARK: Names

  /// The words for the operation: a verb for the method, then the nouns of the path, each in the number that fits.
  var name: [String] {
    var nouns: [[String]] = []
    var endsInVariable = false
    var variables = 0
    for part in parts {
      switch part {
      case .fixed(let words)
      where !Self.isVersion(words) && !words.allSatisfy({ $0.utf8.allSatisfy(WordSplitter.isDigit) }):
        nouns.append(words)
        endsInVariable = false
      case .fixed: continue
      case .variable:
        variables += 1
        if let last = nouns.popLast(), !endsInVariable { nouns.append(Self.singular(last)) }
        endsInVariable = true
      }
    }
    if !action.isEmpty { return action + nouns.flatMap { $0 } }
    guard let last = nouns.last, let word = last.last else { return [verb(endsInVariable, false)] }
    if !endsInVariable, method != .get, last.count == 1, Verbs.acting.contains(word), nouns.count > 1 {
      return [word] + nouns.dropLast().flatMap { $0 }
    }
    if method == .post, !endsInVariable { nouns[nouns.count - 1] = Self.singular(last) }
    return [verb(endsInVariable, Nouns.isPlural(word))] + nouns.flatMap { $0 }
  }

  private func verb(_ isItem: Bool, _ isPlural: Bool) -> String {
    switch method {
    case .get: isItem || !isPlural ? "get" : "list"
    case .post: isItem ? "update" : "create"
    case .put: "replace"
    case .patch: "update"
    case .delete: "delete"
    default: method.description.lowercased()
    }
  }

  private static func singular(_ words: [String]) -> [String] {
    words.dropLast() + (words.last.map { [Nouns.isPlural($0) ? Nouns.stem($0) : $0] } ?? [])
  }
}
