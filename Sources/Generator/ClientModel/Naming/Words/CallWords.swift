/// The words of a call, from its operation's id and the resource it belongs to.
struct CallWords {
  /// The id's words.
  var id: [String]
  let resource: [String]
  /// Upper case.
  let method: String
  /// Whether the answer is a list of things.
  let givesList: Bool
  /// What was found out of the id already, where `id` is what rules have left of it.
  var known: (isNamespaced: Bool, isTurned: Bool)?

  /// The first of the names that is wanted, from the shortest to the id's own.
  func first(where isWanted: ([String]) -> Bool) -> [String] {
    let plain = self.plain
    let short = shortened(plain)
    if isWanted(short) { return short }
    if isWanted(plain.words) { return plain.words }
    let turned = verbFirst(id)
    return isWanted(turned) ? turned : id
  }

  /// The words for the models that belong to the call: the verb, the resource, and the rest.
  var model: [String] {
    let plain = self.plain
    let length = Verbs.length(in: plain.words)
    guard plain.isNamespaced, length > 0 else { return plain.words.count == id.count ? plain.words : id }
    let rest = Array(plain.words.dropFirst(length))
    if Self.begins(rest, with: resource) { return plain.words }
    let isMany = plain.words.prefix(length).contains { Verbs.listing.contains($0) || Verbs.modifiers.contains($0) }
    var noun = resource
    if !isMany, let last = noun.popLast() { noun.append(Nouns.stem(last)) }
    return plain.words.prefix(length) + noun + rest
  }

  // MARK: Steps

  /// The id without a namespace in front that only repeats the resource, and with a verb at its end brought to the front.
  var plain: Plain {
    if let known { return Plain(words: id, isNamespaced: known.isNamespaced, isTurned: known.isTurned) }
    var words = id
    var isNamespaced = false
    if words.count > resource.count, CallRules.begins(words, with: resource), !isVerb(in: words) {
      words.removeFirst(resource.count)
      isNamespaced = true
    }
    let turned = verbFirst(words)
    return Plain(words: turned, isNamespaced: isNamespaced, isTurned: turned != words)
  }

  /// Whether the word that looks like the resource is the verb: `tag_flows` of tags, `list_lists` of lists.
  private func isVerb(in words: [String]) -> Bool {
    guard resource.count == 1, words[0] != resource[0], Verbs.contains(words[0]), !Nouns.isPlural(words[0]) else {
      return false
    }
    return words.count > 1 && Verbs.length(in: Array(words.dropFirst())) == 0
      && !words.dropFirst().contains { Verbs.fits($0, method: method) } && Nouns.isPlural(words[words.count - 1])
  }

  /// An id's words in the order of a call.
  struct Plain {
    let words: [String]
    let isNamespaced: Bool
    /// The verb stood at the end, behind a plural that says nothing of how many are meant.
    let isTurned: Bool
  }

  private func verbFirst(_ words: [String]) -> [String] {
    guard Verbs.length(in: words) == 0 else { return words }
    if words.count > 1, Verbs.states.contains(words[0]), Verbs.contains(words[1]) {
      return [words[1], words[0]] + words.dropFirst(2)
    }
    var end = words.count
    // `retrieve_2` and the like number what would be equal.
    if let last = words.last, last.utf8.allSatisfy(WordSplitter.isDigit) { end -= 1 }
    // `invoices_get_pdf`: a namespace of another kind than the resource.
    if let index = words.indices.dropFirst().prefix(3).first(where: { Verbs.fits(words[$0], method: method) }) {
      return moved(index, in: words)
    }
    guard end > 1, Verbs.fits(words[end - 1], method: method) else { return words }
    return moved(end - 1, in: words)
  }

  /// The words with the verb at an index, and what modifies it, in front.
  private func moved(_ index: Int, in words: [String]) -> [String] {
    var begin = index
    while begin > 1, Verbs.modifiers.contains(words[begin - 1]) { begin -= 1 }
    return Array(words[begin...index] + words[..<begin] + words[(index + 1)...])
  }

  /// Leaves out the resource's noun where what remains says the same: `listIncidents` in `incidents` is `list`.
  private func shortened(_ plain: Plain) -> [String] {
    let words = plain.words
    let length = max(1, Verbs.length(in: words))
    let after = Array(words.dropFirst(length))
    let verb = Array(words.prefix(length))
    guard Self.begins(after, with: resource), let noun = after.prefix(resource.count).last else {
      return withoutTail(words, verb)
    }
    let rest = Array(after.dropFirst(resource.count))
    let isObject = rest.isEmpty || rest.first.map(Verbs.prepositions.contains) == true
    // After a namespace, `circuits.listCircuitGroups` names a thing of its own.
    guard isObject || !plain.isNamespaced else { return words }
    guard isObject, !plain.isTurned, Nouns.isPlural(noun) else { return verb + rest }
    if verb.contains(where: { Verbs.listing.contains($0) || Verbs.modifiers.contains($0) }) { return verb + rest }
    // Several things at once must not look like one: `deleteDashboards` stays, `getDashboards` lists.
    guard verb.count == 1, Verbs.asking.contains(verb[0]), givesList else { return words }
    return ["list"] + rest
  }

  /// Leaves out `for incident` at the end of a call of incidents.
  private func withoutTail(_ words: [String], _ verb: [String]) -> [String] {
    let end = words.count - resource.count
    guard end > verb.count + 1, Self.begins(Array(words[end...]), with: resource),
      ["for", "of", "in", "on", "to", "from"].contains(words[end - 1])
    else { return words }
    return Array(words[..<(end - 1)])
  }

  /// Whether words begin with others, in whatever order, plural or not.
  private static func begins(_ words: [String], with others: [String]) -> Bool {
    guard !others.isEmpty, words.count >= others.count else { return false }
    return words.prefix(others.count).map(Nouns.stem).sorted() == others.map(Nouns.stem).sorted()
  }
}
