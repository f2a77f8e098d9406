import OpenAPI

extension SchemaLowering {
  /// A schema's own name where it has one, else the one its place of use gives it.
  func seed(of schema: OpenAPI.Schema, or seed: NameSeed) -> NameSeed {
    if let name = componentNames[ObjectIdentifier(schema)] { return .component(name) }
    return seed
  }

  /// The seed for the target of a reference that leads to no component: the last word of its pointer or its file's name.
  func seed(ofTarget schema: OpenAPI.Schema, or seed: NameSeed) -> NameSeed {
    if let name = componentNames[ObjectIdentifier(schema)] { return .component(name) }
    // The name at its place belongs to the schema as it reads by itself.
    if schema.isScoped { return seed }
    let tokens = schema.path.tokens
    if tokens.isEmpty {
      let file = schema.path.file.split(separator: "/").last.map(String.init) ?? ""
      let name = file.split(separator: ".").first.map(String.init) ?? ""
      return name.isEmpty ? seed : .component(name)
    }
    let holder = tokens.count >= 2 ? tokens[tokens.count - 2] : ""
    if ["schemas", "definitions", "$defs"].contains(holder) || (tokens.count == 1 && !schema.path.file.isEmpty),
      let last = tokens.last
    {
      return .component(last)
    }
    return seed
  }

  /// What a schema stands for that adds nothing of its own to another one, and whether it also allows `null`.
  func aliasTarget(of schema: OpenAPI.Schema) -> (target: OpenAPI.Schema, isNullable: Bool)? {
    let allowsNull = schema.types.contains(.null) || schema.nullable
    if let reference = schema.reference {
      guard !hasOwnSubstance(schema), schema.allOf.isEmpty, schema.oneOf.isEmpty, schema.anyOf.isEmpty,
        let target = document.resolve(reference)
      else { return nil }
      return (target, allowsNull)
    }
    guard !hasOwnSubstance(schema) else { return nil }
    let lists = [schema.allOf, schema.oneOf, schema.anyOf].filter { !$0.isEmpty }
    guard lists.count == 1, let members = lists.first else { return nil }
    if !schema.allOf.isEmpty {
      let substantive = members.filter(\.isSubstantive)
      guard substantive.count == 1, let only = substantive.first, schema.discriminator == nil else { return nil }
      return (only, allowsNull || members.contains { $0.nullable && !$0.isSubstantive })
    }
    let others = members.withoutNull
    // A discriminator that names more than the one member makes a choice of it.
    guard others.count == 1, let only = others.first, (schema.discriminator?.mapping.count ?? 0) <= 1 else {
      return nil
    }
    return (only, allowsNull || others.count < members.count)
  }

  /// Whether the schema's own keywords, leaving aside references and compositions, describe a shape.
  func hasOwnSubstance(_ schema: OpenAPI.Schema) -> Bool {
    schema.enumeration != nil || schema.const != nil || !schema.properties.isEmpty || !schema.required.isEmpty
      || schema.hasDescribedAdditional || schema.items != nil || !schema.prefixItems.isEmpty || schema.format != nil
      || schema.applicators?.describesProperties == true || schema.contentEncoding != nil
  }
}
