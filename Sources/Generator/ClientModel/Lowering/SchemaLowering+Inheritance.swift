import OpenAPI

extension SchemaLowering {
  /// A schema with a discriminator that others extend: as a value it is any of them (OpenAPI 3.2 §4.25, "inheritance"),
  /// those that extend an heir among them, and itself where the mapping says so.
  func lowerInheritance(
    _ composed: ComposedSchema, _ schema: OpenAPI.Schema, _ seed: NameSeed, _ early: (Lowered) -> Void
  ) -> Lowered? {
    guard !composed.isAlone, let discriminator = composed.discriminator,
      schema.discriminator?.node === discriminator.node
    else { return nil }
    let heirs = heirs(of: schema)
    var members = heirs.map { UnionMember(schema: $0) }
    for target in unlisted(discriminator, beside: heirs) {
      members.append(target === schema ? baseMember(schema) : UnionMember(schema: target))
    }
    guard !heirs.isEmpty || members.count > 1 else { return nil }
    return union(of: members, discriminator, schema, seed, early)
  }

  /// A schema as it reads by itself, beside those that extend it.
  private func baseMember(_ schema: OpenAPI.Schema) -> UnionMember {
    var parts = [SchemaPart(schema: schema, aspect: .own)]
    if let reference = schema.reference, let target = document.resolve(reference) {
      parts.append(SchemaPart(schema: target, aspect: .whole))
    }
    parts += schema.allOf.map { SchemaPart(schema: $0, aspect: .whole) }
    var member = UnionMember(schema: schema, parts: parts)
    member.seedWords = ["base"]
    return member
  }

  /// The component schemas that extend a schema, also through others, in document order of each.
  private func heirs(of schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
    var found: [OpenAPI.Schema] = []
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(schema)]
    var pending = children[ObjectIdentifier(schema)]?.reversed() ?? []
    while let next = pending.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      found.append(next)
      pending += children[ObjectIdentifier(next)]?.reversed() ?? []
    }
    return found
  }

  /// The schemas that a discriminator's mapping names and that none of the members is or is a choice of.
  func unlisted(_ discriminator: Discriminator, beside members: [OpenAPI.Schema]) -> [OpenAPI.Schema] {
    guard !discriminator.mapping.isEmpty else { return [] }
    var known = Set(members.flatMap { names(of: $0) + choices(within: $0) }.map(ObjectIdentifier.init))
    var found: [OpenAPI.Schema] = []
    for entry in discriminator.mapping {
      guard let target = document.resolve(entry.reference), case let names = names(of: target),
        names.allSatisfy({ !known.contains(ObjectIdentifier($0)) })
      else { continue }
      known.formUnion(names.map(ObjectIdentifier.init))
      found.append(target)
    }
    return found
  }

  /// A schema, and what it stands for in turn.
  func names(of schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
    var names = [schema]
    while let last = names.last, let next = aliasTarget(of: last)?.target, !names.contains(where: { $0 === next }) {
      names.append(next)
    }
    return names
  }

  /// The schemas that a schema is a choice of, at whatever depth: its members, and those that extend it.
  func choices(within schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
    var found: [OpenAPI.Schema] = []
    var seen: Set<ObjectIdentifier> = []
    var pending = [schema]
    while let next = pending.popLast() {
      for name in names(of: next) where seen.insert(ObjectIdentifier(name)).inserted {
        if name !== schema { found.append(name) }
        pending += name.oneOf + name.anyOf
        if name.discriminator != nil { pending += heirs(of: name) }
      }
    }
    return found
  }

  /// The component schemas that extend another by naming it in `allOf`, or in a `$ref` beside more, by that other.
  static func children(in document: Document) -> [ObjectIdentifier: [OpenAPI.Schema]] {
    var children: [ObjectIdentifier: [OpenAPI.Schema]] = [:]
    for entry in document.components.schemas {
      let bases =
        entry.value.allOf.filter { $0.reference != nil } + (entry.value.properties.isEmpty ? [] : [entry.value])
      for base in bases where base.reference != nil {
        children[ObjectIdentifier(document.target(of: base)), default: []].append(entry.value)
      }
    }
    return children
  }
}
