/// A small rewrite of an operation's words, shown by an example.
struct CallRule: Sendable {
  /// What it does, in a few words.
  let name: String
  /// An id's words before and after it, in the place of `example`.
  let before: String
  let after: String
  let example: CallPlace
  let apply: @Sendable ([String], CallPlace) -> [String]
}

/// What is known of an operation besides its id.
struct CallPlace: Sendable {
  var resource: [String] = []
  /// Upper case.
  var method = "GET"
  /// The words of the path's fixed segments, versions left out.
  var segments: [[String]] = []
  /// The segments that an id follows.
  var parents: [[String]] = []
  var endsInVariable = false
  /// Whether no other method is known at the path.
  var isOnlyMethod = true
  var givesList = false
  /// Words that most ids of the resource begin or end with.
  var namespace: (front: [String], back: [String]) = ([], [])
}

/// The rewrites that an operation's words go through, in this order; a test applies each to its example.
enum CallRules {
  static let all = [namespace, versions, articles, requests, verbAtEnd, verbInPath, list, parents, verb]

  /// The words as the rules leave them; what the path's ids say may stay, where two calls would be called alike without it.
  static func apply(_ words: [String], _ place: CallPlace, keepsParents: Bool) -> [String] {
    all.reduce(words) { words, rule in
      if keepsParents, rule.name == parents.name { return words }
      let changed = rule.apply(words, place)
      return changed.isEmpty ? words : changed
    }
  }

  static let namespace = CallRule(
    name: "drops what most ids of the resource share", before: "agents api list runs", after: "list runs",
    example: CallPlace(namespace: (["agents", "api"], []))
  ) { words, place in
    var words = words
    let (front, back) = place.namespace
    let said = Set(place.segments.joined().map(Nouns.stem))
    guard !(front + back).contains(where: { said.contains(Nouns.stem($0)) }) else { return words }
    if !front.isEmpty, words.count > front.count, words.starts(with: front) { words.removeFirst(front.count) }
    if !back.isEmpty, words.count > back.count, words.suffix(back.count).elementsEqual(back),
      !Verbs.prepositions.contains(words[words.count - back.count - 1])
    {
      words.removeLast(back.count)
    }
    return words
  }

  static let versions = CallRule(
    name: "drops versions", before: "list runs v1", after: "list runs", example: CallPlace()
  ) { words, _ in
    words.count > 1 ? words.filter { !isVersion($0) } : words
  }

  static let articles = CallRule(
    name: "drops articles, possessives and what every call is", before: "get all the users endpoint",
    after: "get users",
    example: CallPlace()
  ) { words, _ in
    var kept = words.enumerated().filter { index, word in
      !["a", "an", "the", "endpoint", "deprecated"].contains(word)
        && !(word == "all" && index == 1 && words.count > 2 && (Verbs.asking.contains(words[0]) || words[0] == "list"))
    }.map(\.element)
    if kept.count > 2, kept.suffix(2).elementsEqual(["by", "id"]) { kept.removeLast(2) }
    return kept
  }

  static let requests = CallRule(
    name: "drops `request` and `method` behind what they say nothing of", before: "create user request",
    after: "create user", example: CallPlace(segments: [["users"]])
  ) { words, place in
    guard words.count > 2, let last = words.last, ["request", "method"].contains(last),
      !place.segments.contains(where: { $0.contains { Nouns.stem($0) == last } })
    else { return words }
    return Array(words.dropLast())
  }

  static let verbAtEnd = CallRule(
    name: "moves a verb from the end to the front where the path ends in it", before: "ticket archive",
    after: "archive ticket", example: CallPlace(method: "POST", segments: [["tickets"], ["archive"]])
  ) { words, place in
    guard words.count > 1, !words.dropLast().contains(where: Verbs.contains), !place.endsInVariable,
      let last = place.segments.last, last.count == 1, words.last == last[0], Verbs.contains(last[0]),
      !(words.count == place.resource.count + 1 && begins(words, with: place.resource))
    else { return words }
    return [last[0]] + words.dropLast()
  }

  static let verbInPath = CallRule(
    name: "takes the last segment for the verb where only it says what is done", before: "post block", after: "block",
    example: CallPlace(method: "POST", segments: [["users"], ["block"]], parents: [["users"]])
  ) { words, place in
    guard words.count == 2, ["post", "put", "create", "update", "replace"].contains(words[0]), !place.endsInVariable,
      place.segments.count > 1, place.segments.last == [words[1]], !Nouns.isPlural(words[1]),
      Verbs.contains(words[1]) || words[0] == "post" && place.isOnlyMethod && !place.parents.isEmpty
    else { return words }
    return [words[1]]
  }

  static let list = CallRule(
    name: "calls an answer that is one list `list`", before: "get members", after: "list members",
    example: CallPlace(segments: [["members"]], givesList: true)
  ) { words, place in
    guard place.givesList, place.method == "GET", words.count > 1, Verbs.asking.contains(words[0]),
      !place.endsInVariable
    else { return words }
    let object = words[1...].prefix { !Verbs.prepositions.contains($0) }
    return object.last.map(Nouns.isPlural) == true ? ["list"] + words.dropFirst() : words
  }

  static let parents = CallRule(
    name: "leaves out what the path's ids say", before: "list user tokens", after: "list tokens",
    example: CallPlace(resource: ["auth"], segments: [["users"], ["tokens"]], parents: [["users"]])
  ) { words, place in
    let length = Verbs.length(in: words)
    guard length > 0 else { return words }
    var rest = Array(words[length...])
    for parent in place.parents.reversed() where !begins(rest, with: place.resource) || parent == place.resource {
      if rest.count > parent.count, begins(rest, with: parent), let next = rest.dropFirst(parent.count).first,
        !Verbs.prepositions.contains(next), !["id", "ids"].contains(next), !begins([next], with: place.resource)
      {
        rest.removeFirst(parent.count)
      }
    }
    return words[..<length] + rest
  }

  static let verb = CallRule(
    name: "gives a call without a verb the one of its method", before: "payment", after: "create payment",
    example: CallPlace(
      resource: ["refunds"], method: "POST", segments: [["payments"], ["refunds"]], parents: [["payments"]])
  ) { words, place in
    // A word that is no noun of the path may be a verb that nobody has listed.
    guard Verbs.length(in: words) == 0, words.count == 1,
      place.givesList && Nouns.isPlural(words[0])
        || place.method == "POST" && place.parents.contains(where: { begins(words, with: $0) })
    else { return words }
    switch place.method {
    case "GET": return [place.givesList ? "list" : "get"] + words
    case "POST": return ["create"] + words
    case "PUT": return ["replace"] + words
    case "PATCH": return ["update"] + words
    case "DELETE": return ["delete"] + words
    default: return words
    }
  }

  /// Shorter words for a name of more than 40 characters: the verb and the path's last segment, without codes in it.
  static func shortened(_ words: [String], _ place: CallPlace) -> [[String]] {
    let verb = Array(words.prefix(max(1, Verbs.length(in: words))))
    let last = (place.segments.last ?? []).filter { word in
      !place.resource.contains { Nouns.stem($0) == Nouns.stem(word) }
    }
    let plain = last.filter { !$0.utf8.contains(where: WordSplitter.isDigit) }
    return [verb + last, verb + plain, verb].filter { SwiftIdentifier.member($0).count <= NameLength.longest }
  }

  /// Whether words begin with others, plural or not.
  static func begins(_ words: [String], with others: [String]) -> Bool {
    guard !others.isEmpty, words.count >= others.count else { return false }
    return zip(words, others).allSatisfy { Nouns.stem($0) == Nouns.stem($1) }
  }

  static func isVersion(_ word: String) -> Bool {
    word.utf8.first == UInt8(ascii: "v") && word.utf8.count > 1 && word.utf8.count < 4
      && word.utf8.dropFirst().allSatisfy(WordSplitter.isDigit)
  }
}
