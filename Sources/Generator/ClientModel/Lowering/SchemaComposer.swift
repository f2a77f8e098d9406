import Diagnostics
import OpenAPI
import YAML

/// The compose pass: flattens a conjunction of schemas into one description, following references and `allOf`.
struct SchemaComposer {
  let document: Document

  /// What the parts say together.
  func compose(_ parts: [SchemaPart]) -> ComposedSchema {
    var composed = ComposedSchema()
    composed.isAlone = parts.first?.aspect == .own
    var walk = Walk()
    for part in parts { add(part, to: &composed, &walk) }
    if !walk.conditional.isEmpty { addConditionalProperties(to: &composed, &walk) }
    // 3.0 documents write `nullable` beside `allOf` or `$ref` and mean it, so the outermost word wins.
    composed.allowsNull = walk.allowsNull ?? false
    return composed
  }

  /// What is remembered on the way through a conjunction.
  private struct Walk {
    /// The schemas seen: nearly always a handful, so that a list beats a set.
    private var visited: [ObjectIdentifier] = []
    private var manyVisited: Set<ObjectIdentifier> = []
    /// The first word on whether null is allowed.
    var allowsNull: Bool?

    /// The schemas that hold for some values only: `then`, `else` and those of `dependentSchemas`.
    var conditional: [OpenAPI.Schema] = []

    /// Whether a schema is met for the first time.
    mutating func visit(_ schema: OpenAPI.Schema) -> Bool {
      let identity = ObjectIdentifier(schema)
      if manyVisited.isEmpty {
        guard !visited.contains(identity) else { return false }
        visited.append(identity)
        if visited.count == 24 { manyVisited = Set(visited) }
        return true
      }
      return manyVisited.insert(identity).inserted
    }

    mutating func vote(_ allowsNull: Bool) { self.allowsNull = self.allowsNull ?? allowsNull }
  }

  /// What is still to be added, last first: documents may nest `allOf` more deeply than a stack would bear.
  private enum Step {
    case part(SchemaPart)
    case choices(OpenAPI.Schema)
  }

  private func add(_ part: SchemaPart, to composed: inout ComposedSchema, _ walk: inout Walk) {
    var steps: [Step] = []
    var next: Step? = .part(part)
    while let step = next ?? steps.popLast() {
      next = nil
      switch step {
      case .part(let part):
        let schema = part.schema
        guard walk.visit(schema) else { continue }
        composed.conjuncts.append(schema)
        addOwnKeywords(of: schema, to: &composed, &walk)
        guard part.aspect == .whole else { continue }
        if !schema.oneOf.isEmpty || !schema.anyOf.isEmpty { steps.append(.choices(schema)) }
        for member in schema.allOf.reversed() { steps.append(.part(SchemaPart(schema: member, aspect: .whole))) }
        if let reference = schema.reference, let target = document.resolve(reference) {
          next = .part(SchemaPart(schema: target, aspect: .whole))
        }
      case .choices(let schema):
        for members in [schema.oneOf, schema.anyOf] where !members.isEmpty {
          composed.choices.append(.init(members: members, discriminator: schema.discriminator, owner: schema))
        }
      }
    }
  }

  /// Adds the properties that a value has on some conditions, as ones that may be absent.
  ///
  /// What conditions say of a property that is described anyhow only narrows it; where they describe one differently, it is free.
  private func addConditionalProperties(to composed: inout ComposedSchema, _ walk: inout Walk) {
    let allowsNull = walk.allowsNull
    var index = 0
    var found: [ComposedSchema.Property] = []
    while index < walk.conditional.count {
      var single = ComposedSchema()
      add(SchemaPart(schema: walk.conditional[index], aspect: .whole), to: &single, &walk)
      index += 1
      for property in single.properties {
        if let known = found.firstIndex(where: { $0.name == property.name }) {
          if found[known].parts != property.parts { found[known].parts = [] }
        } else {
          found.append(property)
        }
      }
    }
    walk.allowsNull = allowsNull
    composed.addMissing(found)
  }

  private func addOwnKeywords(of schema: OpenAPI.Schema, to composed: inout ComposedSchema, _ walk: inout Walk) {
    if schema.nullable { walk.vote(true) }
    // `null` in the list of values means nullable, also where `type` forgets to say so.
    if schema.enumeration?.contains(where: \.isNull) == true { walk.vote(true) }
    addTypes(of: schema, to: &composed, &walk)
    if let format = schema.format { composed.formats.append(format) }
    if let enumeration = schema.enumeration {
      composed.enumeration = composed.enumeration.map { Self.intersection($0, enumeration) } ?? enumeration
    }
    if let const = schema.const { composed.constant = const }
    for property in schema.properties {
      composed.addProperty(property.name, property.value, at: property.location)
    }
    composed.required.formUnion(schema.required)
    if let additional = schema.additionalProperties {
      if additional.boolean == nil { composed.additional = additional }
      if additional.boolean == true { composed.additionalIsAllowed = true }
    }
    if let applicators = schema.applicators {
      composed.patternProperties += applicators.patternProperties.map(\.value)
      walk.conditional += [applicators.thenSchema, applicators.elseSchema].compactMap { $0 }
      walk.conditional += applicators.dependentSchemas.map(\.value)
      if let rest = applicators.unevaluatedProperties, composed.additional == nil, rest.boolean == nil {
        composed.additional = rest
      }
    }
    if let items = schema.items { composed.items.append(SchemaPart(schema: items, aspect: .whole)) }
    if composed.prefixItems.isEmpty { composed.prefixItems = schema.prefixItems }
    if schema.oneOf.isEmpty, schema.anyOf.isEmpty, let discriminator = schema.discriminator {
      composed.discriminator = discriminator
    }
    if let limits = schema.constraints {
      if limits.pattern != nil || limits.minLength != nil || limits.maxLength != nil { composed.isTextLike = true }
      if limits.minimum != nil || limits.maximum != nil || limits.multipleOf != nil { composed.isNumberLike = true }
    }
    if schema.contentEncoding?.lowercased() == "base64" { composed.isBase64 = true }
    if schema.readOnly { composed.isReadOnly = true }
    if schema.writeOnly { composed.isWriteOnly = true }
  }

  private func addTypes(of schema: OpenAPI.Schema, to composed: inout ComposedSchema, _ walk: inout Walk) {
    guard !schema.types.isEmpty else { return }
    if schema.types.contains(.null) {
      walk.vote(true)
    } else if schema.reference == nil {
      walk.vote(false)
    }
    let types = schema.types.withoutNull
    guard !types.isEmpty else { return }
    guard let known = composed.types else {
      composed.types = types
      return
    }
    let common = known.intersection(types)
    if !common.isEmpty {
      composed.types = common
    } else if known.contains(.number), types.contains(.integer) {
      composed.types = .integer
    } else if !(known.contains(.integer) && types.contains(.number)), composed.conflict == nil {
      composed.conflict = schema
    }
  }

  private static func intersection(_ left: [Node], _ right: [Node]) -> [Node] {
    let texts = Set(right.map { $0.string ?? "" })
    let common = left.filter { texts.contains($0.string ?? "") }
    return common.isEmpty ? left : common
  }
}
