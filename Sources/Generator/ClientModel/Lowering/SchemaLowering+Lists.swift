import OpenAPI

extension SchemaLowering {
  /// Members that are all lists are one list whose items are any of theirs: what is read fits, and it can be walked.
  func lowerListChoice(_ members: [OpenAPI.Schema], _ schema: OpenAPI.Schema, _ seed: NameSeed) -> Lowered? {
    guard let lists = composer.lists(members) else { return nil }
    let items = lists.map(\.items)
    let schemas = items.compactMap { $0.first?.schema }
    guard schemas.count == items.count else { return nil }
    let item = seed.element
    let element =
      lowerSimpleChoice(schemas, schema, item)
      ?? union(
        of: zip(schemas, items).map { UnionMember(schema: $0, parts: $1) }, nil, schema, item
      ) { _ in }
    return Lowered(type: .array(element.element), isNullable: lists.contains(where: \.allowsNull))
  }
}

extension SchemaComposer {
  /// The members of a choice, composed, where each of them is a list with described items.
  func lists(_ members: [OpenAPI.Schema]) -> [ComposedSchema]? {
    var lists: [ComposedSchema] = []
    for member in members {
      let composed = compose([SchemaPart(schema: member, aspect: .whole)])
      guard composed.types == .array || composed.types == nil, !composed.items.isEmpty, composed.choices.isEmpty,
        composed.prefixItems.isEmpty, composed.properties.isEmpty
      else { return nil }
      lists.append(composed)
    }
    return lists.count > 1 ? lists : nil
  }
}
