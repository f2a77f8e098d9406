/// Keeps the properties of a published type in their order, which is that of its initialiser's arguments: what is new comes
/// behind, whatever has become of the others stays where it was.
enum PropertyOrder {
  static func settle(_ draft: inout Draft, _ published: [String: PublishedNames.Entry]) {
    guard !published.isEmpty else { return }
    switch draft.declaration.kind {
    case .structure(var structure):
      let order = Self.order(structure.properties.map(\.wireName), published)
      structure.properties = order.map { structure.properties[$0] }
      if draft.facts.count == order.count { draft.facts = order.map { draft.facts[$0] } }
      draft.declaration.kind = .structure(structure)
    case .multipart(var form):
      form.parts = Self.order(form.parts.map(\.wireName), published).map { form.parts[$0] }
      draft.declaration.kind = .multipart(form)
    case .enumeration, .union, .responses, .bodies: break
    }
  }

  private static func order(_ names: [String], _ published: [String: PublishedNames.Entry]) -> [Int] {
    let known = names.indices.filter { published[names[$0]] != nil }.sorted { left, right in
      let (first, second) = (published[names[left]]?.position ?? 0, published[names[right]]?.position ?? 0)
      return first != second ? first < second : left < right
    }
    return known + names.indices.filter { published[names[$0]] == nil }
  }
}
