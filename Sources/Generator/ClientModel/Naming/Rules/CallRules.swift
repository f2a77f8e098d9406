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
  /// What the resource's paths call by several words, as one: `virtual circuit`.
  var compounds: Set<[String]> = []
  /// Whether no other method is known at the path.
  var isOnlyMethod = true
  var givesList = false
  /// The words of the one list in the answer, where that is wrapped in something.
  var wrappedList: [String] = []
  /// The client's title in one word.
  var client = ""
  /// Words that most ids of the resource begin or end with.
  var namespace: (front: [String], back: [String]) = ([], [])
}

/// The rewrites that an operation's words go through, in this order; a test applies each to its example.
enum CallRules {
  static let all = [
    namespace, versions, articles, requests, methodAtEnd, verbAtEnd, verbInPath, methods, list, client, nouns, parents,
    verb,
  ]

  /// What may stay where two calls would be called alike without it.
  enum Kept: Int, CaseIterable {
    case nothing
    /// What the path's ids say.
    case parents
    /// And the nouns of the resource and the client.
    case nouns
  }

  /// The words as the rules leave them.
  static func apply(_ words: [String], _ place: CallPlace, keeping kept: Kept = .nothing) -> [String] {
    all.reduce(words) { words, rule in
      if kept != .nothing, rule.name == parents.name { return words }
      if kept == .nouns, rule.name == nouns.name || rule.name == client.name { return words }
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

  static let methodAtEnd = CallRule(
    name: "drops the method's verb behind an action that the path names", before: "convert to draft create",
    after: "convert to draft", example: CallPlace(method: "POST", segments: [["items"], ["convert", "to", "draft"]])
  ) { words, place in
    let said = ["POST": "create", "PUT": "update", "PATCH": "update", "GET": "retrieve", "DELETE": "destroy"][
      place.method]
    guard words.count > 1, words.last == said, Verbs.contains(words[0]), !place.endsInVariable,
      let last = place.segments.last, words.dropLast().elementsEqual(last), !Nouns.isPlural(last[last.count - 1])
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
    guard let last = place.segments.last, place.segments.count > 1, !place.endsInVariable,
      ["post", "put", "create", "update", "replace"].contains(words[0]), words.count > last.count,
      words.suffix(last.count).elementsEqual(last), let end = last.last, !Nouns.isPlural(end)
    else { return words }
    // What stands between is what the path says as well.
    let said = Set(place.segments.dropLast().joined().map(Nouns.stem))
    guard words[1..<(words.count - last.count)].allSatisfy({ said.contains(Nouns.stem($0)) }) else { return words }
    let isVerb = Verbs.contains(last[0])
    let isSaid = words[0] == "post" || words[0] == "create"
    guard isVerb ? isSaid || place.isOnlyMethod : isSaid && place.isOnlyMethod && !Nouns.isMade(end) else {
      return words
    }
    // Behind a noun of several things stands rather which of them: `versions/current`.
    let before = place.segments[place.segments.count - 2]
    let isBehindID = place.parents.last == before
    guard isVerb || last.count == 1 && (isBehindID || before.last.map(Nouns.isPlural) == false) else { return words }
    // What it is done to stays, since the resource may hold other things.
    let object = Array(words[1..<(words.count - last.count)])
    return last.count > 1 ? last : last + (isBehindID ? Nouns.singular(object) : object)
  }

  static let methods = CallRule(
    name: "says `create`, `replace` and `update` for the methods of HTTP", before: "put settings",
    after: "replace settings", example: CallPlace(method: "PUT")
  ) { words, place in
    let verb = ["post": "create", "put": "replace", "patch": "update"][words[0]]
    guard words[0].uppercased() == place.method, let verb, words.count > 1 || place.segments.last != words else {
      return words
    }
    let last = place.endsInVariable ? [] : place.segments.last ?? []
    let isAction = last.count == 1 && Verbs.contains(last[0]) && !words.contains(last[0])
    let isLoose = words.last.map(Verbs.prepositions.contains) == true
    return [isAction ? last[0] : verb] + words.dropFirst().dropLast(isLoose ? 1 : 0)
  }

  static let list = CallRule(
    name: "calls an answer that is one list `list`", before: "get members", after: "list members",
    example: CallPlace(segments: [["members"]], givesList: true)
  ) { words, place in
    guard place.method == "GET", Verbs.asking.contains(words[0]), !place.endsInVariable else { return words }
    if place.givesList { return ["list"] + words.dropFirst() }
    guard !place.wrappedList.isEmpty,
      let noun = words[1...].prefix(while: { !Verbs.prepositions.contains($0) }).last, Nouns.isPlural(noun),
      Nouns.stem(noun) == place.wrappedList.last.map(Nouns.stem)
        || Vagueness.words.contains(place.wrappedList.last ?? "")
    else { return words }
    return ["list"] + words.dropFirst()
  }

  static let client = CallRule(
    name: "leaves out the client's own name", before: "get github permissions", after: "get permissions",
    example: CallPlace(client: "github")
  ) { words, place in
    let length = max(1, Verbs.length(in: words))
    let rest = words.dropFirst(length).filter { $0 != place.client }
    return rest.isEmpty || rest.first.map(Verbs.prepositions.contains) == true ? words : words[..<length] + rest
  }

  static let nouns = CallRule(
    name: "leaves out the resource's noun wherever it stands behind the verb",
    before: "list package versions for package owned by user", after: "list versions for user",
    example: CallPlace(resource: ["packages"], segments: [["user"], ["packages"], ["versions"]])
  ) { words, place in
    let length = Verbs.length(in: words)
    guard length > 0, words.count > length else { return words }
    let object = Array(words[length...])
    if isResource(object, behind: words[length - 1], place) { return Array(words[..<length]) }
    if let own = own(object, place) { return words[..<length] + own }
    guard let noun = place.resource.last, place.resource.count == 1 else { return words }
    let stem = Nouns.stem(noun)
    var rest = Array(words[length...])
    // A modifier of the object: what follows says what it is.
    var index = 0
    while index + 1 < rest.count, !Verbs.prepositions.contains(rest[index]) {
      if Nouns.stem(rest[index]) == stem, !Verbs.prepositions.contains(rest[index + 1]),
        !["id", "ids"].contains(rest[index + 1]), Nouns.stem(rest[index + 1]) != stem,
        index == 0 || !rest[index - 1].hasSuffix("ed") && !place.compounds.contains([rest[index - 1], stem])
      {
        rest.remove(at: index)
      } else {
        index += 1
      }
    }
    // `for package owned by user` is `for user`, and `for package` at the end is nothing.
    index = 1
    while index + 1 < rest.count {
      guard ["for", "of", "in", "on", "from", "to"].contains(rest[index]), Nouns.stem(rest[index + 1]) == stem else {
        index += 1
        continue
      }
      if index + 2 == rest.count {
        rest.removeSubrange(index...)
      } else if index + 4 < rest.count, rest[index + 2].hasSuffix("ed"), rest[index + 3] == "by" {
        rest.removeSubrange((index + 1)...(index + 3))
      } else {
        index += 1
      }
    }
    return words[..<length] + rest
  }

  /// What is left of the resource's noun behind `my` or behind what the path's end says as well: `my user` is `me`,
  /// `my application` is `mine`, `bot gateway` of `/gateway/bot` is `bot`.
  private static func own(_ object: [String], _ place: CallPlace) -> [String]? {
    let noun = place.resource
    guard object.count > noun.count, begins(Array(object.suffix(noun.count)), with: noun) else { return nil }
    let front = Array(object.dropLast(noun.count))
    if front == ["my"] { return people.contains(Nouns.stem(noun[noun.count - 1])) ? ["me"] : ["mine"] }
    return place.method == "GET" && !place.endsInVariable && place.segments.count > 1 && place.segments.last == front
      ? front : nil
  }

  private static let people: Set<String> = ["user", "person", "member", "account", "profile", "customer"]

  /// Whether an object is the resource's own noun, behind nothing but what the path says before it: `SIP domain` of
  /// `/SIP/Domains`, `shared link` of shared links of files. Several things stay said, unless they are listed.
  private static func isResource(_ object: [String], behind verb: String, _ place: CallPlace) -> Bool {
    let noun = Array(place.resource.prefix { !Verbs.prepositions.contains($0) })
    guard !noun.isEmpty, let last = object.last, !Nouns.isPlural(last) || Verbs.listing.contains(verb) else {
      return false
    }
    if object.count <= noun.count {
      return (object.count == noun.count || object.count > 1) && begins(noun, with: object)
    }
    guard begins(Array(object.suffix(noun.count)), with: noun) else { return false }
    let said = Set(place.segments.dropLast().joined().map(Nouns.stem))
    return object.dropLast(noun.count).allSatisfy { said.contains(Nouns.stem($0)) }
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
    name: "gives a call without a verb the one of its method", before: "member counts", after: "get member counts",
    example: CallPlace(resource: ["guilds"], segments: [["guilds"], ["member", "counts"]], parents: [["guilds"]])
  ) { words, place in
    guard Verbs.length(in: words) == 0, words[0].utf8.count > 2, let verb = verbs[place.method],
      place.resource.last.map(Verbs.contains) != true
    else { return words }
    // A word that is no noun of the path may be a verb that nobody has listed.
    if place.method == "POST" {
      // `payment` in the resource of refunds says where and not what: the path says it already.
      return words.count == 1 && place.parents.contains { begins(words, with: $0) } ? [verb] : words
    }
    let isAction = place.method != "GET" && !place.endsInVariable && place.segments.last == [words[0]]
    let isNoun = !isAction && place.segments.joined().contains { Nouns.stem($0) == Nouns.stem(words[0]) }
    guard isNoun || place.givesList && words.count == 1 && Nouns.isPlural(words[0]) else { return words }
    return [place.givesList && !place.endsInVariable ? "list" : verb] + words
  }

  private static let verbs = [
    "GET": "get", "POST": "create", "PUT": "replace", "PATCH": "update", "DELETE": "delete",
  ]

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
