/// What is known of the operations of one resource besides their ids.
struct CallPlaces {
  private let namespace: (front: [String], back: [String])
  private var methods: [String: Int] = [:]
  /// What the rules must know of each operation.
  private(set) var places: [CallPlace] = []

  private let client: String

  /// `client` is the client's title in one word.
  init(_ drafts: [OperationDraft], client: String) {
    self.client = client
    for draft in drafts where draft.isFirst { methods[draft.operation.path, default: 0] += 1 }
    namespace = Self.namespace(of: drafts.map { $0.words.plain.words }, resource: drafts.first?.groupWords ?? [])
    places = drafts.map(place)
    let compounds = Set(places.flatMap(\.segments).filter { $0.count == 2 }.map { [$0[0], Nouns.stem($0[1])] })
    for index in places.indices { places[index].compounds = compounds }
  }

  private func place(of draft: OperationDraft) -> CallPlace {
    var place = CallPlace(resource: draft.groupWords, method: draft.operation.method)
    let segments = draft.operation.path.split(separator: "/")
    for (index, segment) in segments.enumerated() {
      guard !segment.contains("{") else { continue }
      let words = WordSplitter.words(of: String(segment))
      guard !words.isEmpty, !words.allSatisfy({ CallRules.isVersion($0) || $0 == "api" }) else { continue }
      place.segments.append(words)
      // What only ids follow is no parent: it is what the call is about.
      if index + 1 < segments.count, segments[index + 1].contains("{"),
        segments[(index + 1)...].contains(where: { !$0.contains("{") })
      {
        place.parents.append(words)
      }
    }
    place.endsInVariable = segments.last?.contains("{") ?? false
    place.isOnlyMethod = methods[draft.operation.path, default: 1] < 2
    place.givesList = draft.operation.givesList
    place.wrappedList = draft.wrappedList
    place.client = client
    place.namespace = namespace
    return place
  }

  /// The drafts without what nearly every id of the document begins with and no path says, `api` for instance: resources of two or
  /// three calls cannot tell.
  static func withoutFront(_ drafts: [OperationDraft]) -> [OperationDraft] {
    let front = namespace(of: drafts.map(\.idWords), resource: []).front
    guard !front.isEmpty else { return drafts }
    return drafts.map { draft in
      var draft = draft
      let said =
        draft.operation.path.split(separator: "/").flatMap { WordSplitter.words(of: String($0)) } + draft.groupWords
      let isSaid = front.contains { word in word != "api" && said.contains { Nouns.stem($0) == Nouns.stem(word) } }
      if !isSaid, draft.idWords.count > front.count, draft.idWords.starts(with: front) {
        draft.idWords.removeFirst(front.count)
      }
      return draft
    }
  }

  /// The words that most ids begin or end with and that are neither verbs nor the resource's noun.
  private static func namespace(of ids: [[String]], resource: [String]) -> (front: [String], back: [String]) {
    guard ids.count > 3 else { return ([], []) }
    func most(_ part: ([String], Int) -> [String]) -> [String] {
      for length in stride(from: 3, through: 1, by: -1) {
        var counts: [[String]: Int] = [:]
        for id in ids where id.count > length { counts[part(id, length), default: 0] += 1 }
        guard let best = counts.filter({ $0.value * 5 >= ids.count * 4 }).keys.first else { continue }
        let isNoun = best.contains { word in resource.contains { Nouns.stem($0) == Nouns.stem(word) } }
        if !best.contains(where: { Verbs.contains($0) || Verbs.prepositions.contains($0) }), !isNoun { return best }
      }
      return []
    }
    return (most { Array($0.prefix($1)) }, most { Array($0.suffix($1)) })
  }
}
