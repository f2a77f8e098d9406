extension CallRules {
  /// Shorter words for a name of more than 40 characters: without what the resource says, without what the path says, or the
  /// verb and the path's last segment.
  static func shortened(
    _ words: [String], _ place: CallPlace, to limit: Int = NameLength.longest
  ) -> [[String]] {
    let length = max(1, Verbs.length(in: words))
    let verb = Array(words.prefix(length))
    var candidates: [[String]] = []
    var shorter = words
    // `for enterprise` at the end of a call of enterprises.
    let noun = Set(place.resource.map(Nouns.stem))
    while shorter.count > length + 2, SwiftIdentifier.member(shorter).count > limit,
      noun.contains(Nouns.stem(shorter[shorter.count - 1])), Verbs.prepositions.contains(shorter[shorter.count - 2])
    {
      shorter.removeLast(2)
      candidates.append(shorter)
    }
    for said in [place.resource, place.segments.dropLast().joined().map { $0 }] {
      let stems = Set(said.map(Nouns.stem))
      while SwiftIdentifier.member(shorter).count > limit,
        let index = shorter.indices.dropFirst(length).dropLast().first(where: {
          stems.contains(Nouns.stem(shorter[$0])) && !isHead($0, of: shorter, behind: length)
        })
      {
        shorter.remove(at: index)
      }
      candidates.append(tidied(shorter, behind: length))
    }
    let last = (place.segments.last ?? []).filter { word in
      !place.resource.contains { Nouns.stem($0) == Nouns.stem(word) }
    }
    let plain = last.filter { !$0.utf8.contains(where: WordSplitter.isDigit) }
    // What is said of the whole stands behind it: `subscriptions for authenticated user stubbed`.
    if let end = words.last, end.hasSuffix("ed"), place.segments.last == [end],
      let cut = words.indices.dropFirst(length + 1).first(where: { Verbs.prepositions.contains(words[$0]) })
    {
      candidates.append(verb + [end] + words[length..<cut])
    }
    let said = Set(place.segments.joined().map(Nouns.stem)).subtracting(place.resource.map(Nouns.stem))
    if let last = words.last, said.contains(Nouns.stem(last)) {
      candidates.append(heads(of: words, behind: length))
    }
    var end = words
    while let cut = end.indices.dropFirst(length + 1).last(where: { Verbs.prepositions.contains(end[$0]) }) {
      end.removeSubrange(cut...)
      candidates.append(end)
    }
    candidates += [verb + last, verb + plain].filter { $0.count > length }
    // The last words say what it is; those before them only which.
    candidates += words.indices.dropFirst(length + 1).dropLast().map { verb + words[$0...] }
    return candidates.filter { SwiftIdentifier.member($0).count <= limit }
  }

  /// Whether what stands before a word is said of it, so that it cannot go alone: `self hosted runner`.
  private static func isHead(_ index: Int, of words: [String], behind length: Int) -> Bool {
    guard index > length, !Verbs.prepositions.contains(words[index - 1]) else { return false }
    let next = index + 1 < words.count ? words[index + 1] : nil
    return next.map(Verbs.prepositions.contains) ?? true
      || words[index - 1].hasSuffix("ed") && next?.hasSuffix("ed") == true
  }

  /// The words without what is said of the nouns behind prepositions: `labels for self hosted runner for repo` are `labels for
  /// runner for repo`.
  private static func heads(of words: [String], behind length: Int) -> [String] {
    var kept: [String] = []
    var isBehind = false
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : nil
      let isPreposition = index >= length && Verbs.prepositions.contains(word)
      if isBehind, !isPreposition, let next, !Verbs.prepositions.contains(next) { continue }
      if isPreposition { isBehind = true }
      kept.append(word)
    }
    return kept
  }

  /// The words without prepositions that have lost what they stood before.
  private static func tidied(_ words: [String], behind length: Int) -> [String] {
    var kept: [String] = []
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : nil
      let isLoose = next.map(Verbs.prepositions.contains) ?? true
      if index >= length, Verbs.prepositions.contains(word), isLoose { continue }
      kept.append(word)
    }
    return kept
  }
}
