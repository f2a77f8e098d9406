import OpenAPI

/// Lets a call with a stream switch it on itself: a boolean `stream` of the body is the call's to say, not the caller's.
enum StreamSwitchPass {
  private static let name = "stream"

  /// Sets the switch of each call whose body has one, and takes it out of models that nothing else uses.
  static func run(_ operations: inout [OperationDraft], lowering: SchemaLowering) {
    var switched: Set<Int> = []
    for index in operations.indices {
      guard let type = bodyType(of: operations[index]), hasSwitch(type, lowering) else { continue }
      let next = index + 1 < operations.count ? operations[index + 1] : nil
      if operations[index].operation.isStream {
        operations[index].operation.bodyFields.append(BodyField(pointer: "/" + name, value: .boolean(true)))
        switched.insert(index)
      } else if next?.isStreamOfPrevious == true {
        switched.insert(index)
      }
    }
    guard !switched.isEmpty else { return }
    let removed = removable(operations, switched, lowering)
    for index in switched where !operations[index].operation.isStream {
      guard let id = bodyType(of: operations[index])?.declared else { continue }
      // Left out it means what the service takes for granted; `false` is said where that is a stream, or where the caller can.
      if !removed.contains(id) || isOnByDefault(id, lowering) {
        operations[index].operation.bodyFields.append(BodyField(pointer: "/" + name, value: .boolean(false)))
      }
    }
    for id in removed { remove(from: id, lowering) }
  }

  private static func bodyType(of draft: OperationDraft) -> TypeReference? {
    if case .json(let type, _)? = draft.operation.body?.content { type } else { nil }
  }

  /// Whether a body has the switch, in each of its forms.
  private static func hasSwitch(_ type: TypeReference, _ lowering: SchemaLowering, depth: Int = 0) -> Bool {
    guard case .declared(let id) = type, depth < 4 else { return false }
    switch lowering.drafts[id.index].declaration.kind {
    case .structure(let structure):
      return structure.properties.contains {
        $0.wireName == name && $0.type == .builtIn(.boolean) && $0.constant == nil
      }
    case .union(let union):
      return !union.variants.isEmpty && union.variants.allSatisfy { hasSwitch($0.type, lowering, depth: depth + 1) }
    case .enumeration, .multipart, .responses, .bodies: return false
    }
  }

  /// The models that are bodies of such calls and nothing else.
  private static func removable(
    _ operations: [OperationDraft], _ switched: Set<Int>, _ lowering: SchemaLowering
  ) -> Set<DeclarationID> {
    var candidates: Set<DeclarationID> = []
    for index in switched {
      if case .declared(let id)? = bodyType(of: operations[index]),
        case .structure = lowering.drafts[id.index].declaration.kind
      {
        candidates.insert(id)
      }
    }
    for (index, draft) in operations.enumerated() {
      var used = draft.operation.responseTypes + draft.operation.parameters.map(\.type) + draft.problems.map(\.type)
      if !switched.contains(index) { used += draft.operation.requestTypes }
      for id in used.compactMap(\.declared) { candidates.remove(id) }
    }
    for draft in lowering.drafts {
      for id in draft.declaration.mentionedTypes.compactMap(\.declared) { candidates.remove(id) }
    }
    return candidates
  }

  private static func isOnByDefault(_ id: DeclarationID, _ lowering: SchemaLowering) -> Bool {
    guard let schema = lowering.drafts[id.index].schema,
      let property = PageSchema(schema, lowering.composer).composed.properties.first(where: { $0.name == name })
    else { return false }
    return lowering.defaultValue(of: property.parts.map(\.schema)) == .boolean(true)
  }

  private static func remove(from id: DeclarationID, _ lowering: SchemaLowering) {
    guard case .structure(var structure) = lowering.drafts[id.index].declaration.kind,
      let index = structure.properties.firstIndex(where: { $0.wireName == name })
    else { return }
    structure.properties.remove(at: index)
    if lowering.drafts[id.index].facts.indices.contains(index) { lowering.drafts[id.index].facts.remove(at: index) }
    lowering.drafts[id.index].declaration.kind = .structure(structure)
  }
}
