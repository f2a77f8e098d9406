/// Finds models that are the same in all but their place in the document.
///
/// Documents without components describe one error body again at every operation; a client wants one type for it.
final class ModelShapes {
  private var first: [String: TypeReference] = [:]

  /// The first type seen of the same shape as a type, itself where it is the first or where it has a name of its own.
  func first(like type: TypeReference, in drafts: [Draft]) -> TypeReference {
    guard case .declared(let id) = type, drafts[id.index].seed.component == nil else { return type }
    var shape = ""
    describe(type, drafts, 0, &shape)
    if let known = first[shape] { return known }
    first[shape] = type
    return type
  }

  private func describe(_ type: TypeReference, _ drafts: [Draft], _ depth: Int, _ shape: inout String) {
    switch type {
    case .builtIn(let type): shape += type.rawValue
    case .custom(let name): shape += "'\(name)'"
    case .array(let element): wrap("[", element, drafts, depth, &shape)
    case .dictionary(let value): wrap("{", value, drafts, depth, &shape)
    case .optional(let wrapped): wrap("?", wrapped, drafts, depth, &shape)
    case .declared(let id):
      // What has a name, or nests without end, is the same only where it is one.
      guard drafts[id.index].seed.component == nil, depth < 8 else {
        shape += "#\(id.index)"
        return
      }
      describe(drafts[id.index], id, drafts, depth, &shape)
    }
  }

  private func wrap(
    _ mark: String, _ type: TypeReference, _ drafts: [Draft], _ depth: Int, _ shape: inout String
  ) {
    shape += mark
    describe(type, drafts, depth + 1, &shape)
    shape += "."
  }

  private func describe(
    _ draft: Draft, _ id: DeclarationID, _ drafts: [Draft], _ depth: Int, _ shape: inout String
  ) {
    switch draft.declaration.kind {
    case .structure(let structure):
      shape += structure.isWrapper ? "wrapper(" : "structure("
      for (index, property) in structure.properties.enumerated() {
        // A name is quoted by its length, so that none can look like another's description.
        shape += "\(property.wireName.utf8.count):\(property.wireName)"
        if index < draft.facts.count {
          let facts = draft.facts[index]
          shape += "\(facts.isRequired)\(facts.isNullable)\(facts.isReadOnly)\(facts.isWriteOnly)"
        }
        if let constant = property.constant { shape += "=\(constant.text.utf8.count):\(constant.text)" }
        describe(property.type, drafts, depth + 1, &shape)
      }
      if let additional = structure.additional { wrap("+", additional, drafts, depth, &shape) }
      shape += ")"
    case .enumeration(let list):
      shape += "enumeration("
      for item in list.cases { shape += "\(item.value.text.utf8.count):\(item.value.text)" }
      shape += ")"
    case .union, .multipart, .responses, .bodies: shape += "#\(id.index)"
    }
  }
}
