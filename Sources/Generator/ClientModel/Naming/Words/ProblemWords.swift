/// The words for error bodies: what their statuses say.
enum ProblemWords {
  /// What an error body is called that has no name.
  static func words(for status: StatusPattern) -> [String] {
    switch status {
    case .exact(let code): names[code] ?? ["status", String(code)]
    case .range(4): ["client"]
    case .range(5): ["server"]
    case .range(let digit): ["status", "\(digit)xx"]
    case .any: []
    }
  }

  /// The seed of the body of an error answer that several operations share, by the answer's own words: `not found error
  /// response` is a `not found problem`. Its step is what the words were.
  static func seed(of words: [String]) -> NameSeed {
    var seed = NameSeed.shared(words + ["problem"])
    let kept = words.enumerated().filter { index, word in
      guard word == "error" || word == "errors" else { return word != "response" && word != "responses" }
      let isLast = index + 1 == words.count || words[index + 1].hasPrefix("response")
      return !isLast || index == 0 || ["server", "client"].contains(words[index - 1])
        || phrase(in: Array(words[..<index])) == 0
    }.map(\.element)
    if !kept.isEmpty { seed.words = kept + ["problem"] }
    return seed
  }

  /// How many words in front are what a status is called, so that none of them may go alone.
  static func phrase(in words: [String]) -> Int {
    phrases.first { words.starts(with: $0) }?.count ?? 0
  }

  private static let names: [Int: [String]] = [
    400: ["bad", "request"], 401: ["unauthorized"], 402: ["payment", "required"], 403: ["forbidden"],
    404: ["not", "found"], 405: ["method", "not", "allowed"], 406: ["not", "acceptable"], 408: ["timeout"],
    409: ["conflict"], 410: ["gone"], 412: ["precondition", "failed"], 413: ["too", "large"],
    415: ["unsupported", "media", "type"], 422: ["unprocessable"], 423: ["locked"], 429: ["too", "many", "requests"],
    500: ["server"], 501: ["not", "implemented"], 502: ["bad", "gateway"], 503: ["unavailable"],
    504: ["gateway", "timeout"],
  ]

  /// The longest first; those of RFC 9110 §15 that are longer than ours among them.
  private static let phrases =
    (Array(names.values) + [
      ["request", "timeout"], ["content", "too", "large"], ["payload", "too", "large"], ["unprocessable", "content"],
      ["unprocessable", "entity"], ["internal", "server", "error"], ["server", "error"], ["service", "unavailable"],
      ["validation", "failed"], ["client", "error"],
    ]).sorted { ($1.count, $0.joined()) < ($0.count, $1.joined()) }
}
