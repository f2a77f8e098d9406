/// Finds the texts that tell webhooks apart, and keeps of each webhook's those that do.
struct WebhookMarks {
  private let declarations: [Declaration]
  /// How many members of a payload are looked at: what names an event stands near the top.
  private static let budget = 512
  private static let depth = 4

  /// Settles the marks of all webhooks, callbacks apart; gives those that nothing tells from another.
  static func settle(_ webhooks: inout [Webhook], _ declarations: [Declaration]) -> [Webhook] {
    let finder = WebhookMarks(declarations: declarations)
    let places = webhooks.indices.filter { !webhooks[$0].isCallback }
    var members: [Int: Set<String>] = [:]
    for index in places where !webhooks[index].marks.contains(where: \.isDeclared) {
      guard let payload = webhooks[index].payload else { continue }
      members[index] = finder.members(payload)
      var found: [String: [String]] = [:]
      var budget = Self.budget
      finder.collect(payload, at: "", depth: 0, &found, &budget)
      webhooks[index].marks += found.sorted { $0.key < $1.key }.map { WebhookMark(.member($0.key), $0.value) }
    }
    guard places.count > 1 else {
      // Nothing to tell it from, but a constant says what it is all the same.
      for index in places { webhooks[index].marks.removeAll { $0.values.count > 1 || $0.place.depth > 1 } }
      return []
    }
    let payloads = webhooks.map(\.payload)
    return separate(&webhooks, places) { index, place in
      guard case .member(let pointer) = place, payloads[index] != nil else { return false }
      let name = pointer.dropFirst().prefix { $0 != "/" }
      return members[index]?.contains(String(name)) ?? true
    }
  }

  /// Takes places in the order of their depth until every pair is told apart or none is left.
  ///
  /// `knows` says whether messages of a webhook may have something at a place.
  private static func separate(
    _ webhooks: inout [Webhook], _ places: [Int], knows: (Int, WebhookEventPlace) -> Bool
  ) -> [Webhook] {
    var pairs: [(Int, Int)] = []
    for (position, first) in places.enumerated() {
      for second in places[(position + 1)...] { pairs.append((first, second)) }
    }
    var values: [WebhookEventPlace: [Int: Set<String>]] = [:]
    for index in places {
      for mark in webhooks[index].marks { values[mark.place, default: [:]][index, default: []].formUnion(mark.values) }
    }
    var telling: [Int: Set<WebhookEventPlace>] = [:]
    for index in places { telling[index] = Set(webhooks[index].marks.filter(\.isDeclared).map(\.place)) }
    // What most webhooks have at one place is what names them.
    let order = values.keys.sorted {
      ($0.depth, -(values[$0]?.count ?? 0), "\($0)") < ($1.depth, -(values[$1]?.count ?? 0), "\($1)")
    }
    for place in order where !pairs.isEmpty {
      guard let texts = values[place] else { continue }
      pairs.removeAll { first, second in
        guard
          texts[first].map({
            $0.isDisjoint(with: texts[second] ?? []) && (texts[second] != nil || !knows(second, place))
          })
            ?? (texts[second] != nil && !knows(first, place))
        else { return false }
        if texts[first] != nil { telling[first, default: []].insert(place) }
        if texts[second] != nil { telling[second, default: []].insert(place) }
        return true
      }
    }
    // A list of values that another webhook has as well says nothing; one value that another's list has, too, still does.
    let open = Set(pairs.flatMap { [$0, $1] })
    for index in places {
      webhooks[index].marks.removeAll {
        telling[index]?.contains($0.place) != true || !$0.isDeclared && open.contains(index) && $0.values.count > 1
      }
    }
    let untold = Set(
      pairs.filter { !webhooks[$0].marks.isEmpty && !webhooks[$1].marks.isEmpty }.flatMap { [$0, $1] })
    return places.filter { webhooks[$0].marks.isEmpty || untold.contains($0) }.map { webhooks[$0] }
  }

  /// The members that values of a type may have, escaped as in a pointer; nil where they may have any.
  private func members(_ type: TypeReference, depth: Int = 0) -> Set<String>? {
    guard case .declared(let id) = type, declarations.indices.contains(id.index), depth < Self.depth else { return nil }
    switch declarations[id.index].kind {
    case .structure(let structure) where !structure.isWrapper && structure.additional == nil:
      return Set(structure.properties.map { Self.escaped($0.wireName) })
    case .union(let union):
      return union.variants.reduce(Set()) { all, variant in
        guard let all, let own = members(variant.type, depth: depth + 1) else { return nil }
        return all.union(own)
      }
    default: return nil
    }
  }

  /// The texts that values of a type may have, by their places.
  private func collect(
    _ type: TypeReference, at pointer: String, depth: Int, _ found: inout [String: [String]], _ budget: inout Int
  ) {
    budget -= 1
    guard budget > 0, depth <= Self.depth else { return }
    switch type {
    case .optional(let wrapped): collect(wrapped, at: pointer, depth: depth, &found, &budget)
    case .array(let element): collect(element, at: pointer + "/0", depth: depth + 1, &found, &budget)
    case .declared(let id) where declarations.indices.contains(id.index):
      switch declarations[id.index].kind {
      case .enumeration(let enumeration) where enumeration.rawType == .string && !pointer.isEmpty:
        found[pointer] = Self.texts(enumeration.cases.map(\.value))
      case .structure(let structure):
        for property in structure.properties {
          let place = structure.isWrapper ? pointer : pointer + "/" + Self.escaped(property.wireName)
          if case .string(let text) = property.constant {
            found[place] = [text]
          } else {
            collect(property.type, at: place, depth: depth + 1, &found, &budget)
          }
        }
      case .union(let union): collect(union, at: pointer, depth: depth, &found, &budget)
      default: break
      }
    default: break
    }
  }

  /// What all variants of a union have at one place: each may have its own.
  private func collect(
    _ union: Union, at pointer: String, depth: Int, _ found: inout [String: [String]], _ budget: inout Int
  ) {
    var shared: [String: [String]]?
    for variant in union.variants {
      var own: [String: [String]] = [:]
      collect(variant.type, at: pointer, depth: depth + 1, &own, &budget)
      if case .discriminator(let property, let mapping, _) = union.strategy {
        let place = pointer + "/" + Self.escaped(property)
        let texts = mapping.filter { union.variants[$0.variant].type == variant.type }.map(\.value)
        if own[place] == nil, !texts.isEmpty { own[place] = texts }
      }
      guard let before = shared else {
        shared = own
        continue
      }
      shared = before.reduce(into: [:]) { both, place in
        if let texts = own[place.key] { both[place.key] = place.value + texts }
      }
    }
    found.merge(shared ?? [:]) { first, _ in first }
  }

  private static func texts(_ literals: [Literal]) -> [String] {
    literals.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  private static func escaped(_ name: String) -> String {
    name.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}
