import OpenAPI

/// Schemas of whole server-sent events: objects with the members that an event has (OpenAPI 3.2 §4.14.4).
package enum EventShape {
  /// What an event can say.
  static let members: Set<String> = ["data", "event", "id", "retry"]

  /// Whether a schema says which names its events have: then the name matters to the reader.
  static func isNamed(_ page: PageSchema) -> Bool {
    guard let event = page.property("event") else { return false }
    return event.composed.constant != nil || event.composed.enumeration != nil
  }

  /// Whether a type describes whole events and not their data alone.
  package static func isWhole(_ type: TypeReference, in declarations: [Declaration]) -> Bool {
    guard case .declared(let id) = type, declarations.indices.contains(id.index) else { return false }
    switch declarations[id.index].kind {
    case .structure(let structure):
      let names = structure.properties.map(\.wireName)
      return !structure.isWrapper && names.contains("data") && members.isSuperset(of: names)
    case .union(let union):
      return !union.variants.isEmpty && union.variants.allSatisfy { isWhole($0.type, in: declarations) }
    case .enumeration, .multipart, .responses, .bodies: return false
    }
  }

  /// Gives the `data` of whole events the type of the JSON in it, where the schema says that it is JSON.
  static func readData(of type: TypeReference, _ lowering: SchemaLowering) {
    guard isWhole(type, in: lowering.drafts.map(\.declaration)), case .declared(let id) = type else { return }
    switch lowering.drafts[id.index].declaration.kind {
    case .union(let union):
      for variant in union.variants { readData(of: variant.type, lowering) }
    case .structure(var structure):
      guard let schema = lowering.drafts[id.index].schema,
        let index = structure.properties.firstIndex(where: { $0.wireName == "data" }),
        let content = PageSchema(schema, lowering.composer).property("data")?.composed.conjuncts.lazy
          .compactMap({ $0.applicators?.contentSchema }).first
      else { return }
      structure.properties[index].type = lowering.lower(content, .words(["data"], in: id)).element
      lowering.drafts[id.index].declaration.kind = .structure(structure)
    case .enumeration, .multipart, .responses, .bodies: return
    }
  }
}
