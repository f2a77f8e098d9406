import OpenAPI

/// One conjunct of what a value must satisfy: a whole schema, or a schema's own keywords without those that lead elsewhere.
struct SchemaPart: Hashable {
  /// Which keywords count.
  enum Aspect: Hashable {
    case whole
    /// Without `$ref`, `allOf`, `oneOf` and `anyOf`.
    case own
  }

  let schema: OpenAPI.Schema
  let aspect: Aspect

  static func == (left: SchemaPart, right: SchemaPart) -> Bool {
    left.schema === right.schema && left.aspect == right.aspect
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(schema))
    hasher.combine(aspect)
  }
}

extension OpenAPI.Schema {
  /// Whether the schema says anything of a value's shape, leaving aside `type` and annotations.
  var isSubstantive: Bool {
    enumeration != nil || const != nil || !properties.isEmpty || !required.isEmpty || hasDescribedAdditional
      || items != nil
      || !prefixItems.isEmpty || !oneOf.isEmpty || !anyOf.isEmpty || !allOf.isEmpty || reference != nil || format != nil
      || applicators?.describesProperties == true || contentEncoding != nil
  }

  /// Whether `additionalProperties` describes values rather than only allowing or forbidding them.
  var hasDescribedAdditional: Bool {
    guard let additionalProperties else { return false }
    return additionalProperties.boolean == nil
  }

  /// Whether the schema says nothing but that any object, or `null`, will do.
  fileprivate var isNullableObject: Bool {
    (nullable || types.contains(.null)) && types.withoutNull == .object && !isSubstantive
  }

  /// Whether the schema, as one member of a choice, says nothing but that `null` will do.
  ///
  /// Some generators of documents write `{nullable: true}` there. Alone it means any value (OpenAPI 3.0.3 §4.7.24.1: `nullable`
  /// has no effect without a `type`).
  var isNullInChoice: Bool { isOnlyNull || nullable && types.withoutNull.isEmpty && !isSubstantive }

  /// Whether the schema accepts `null` and nothing else.
  var isOnlyNull: Bool {
    if types == .null, reference == nil, allOf.isEmpty, oneOf.isEmpty, anyOf.isEmpty { return true }
    if let enumeration, !enumeration.isEmpty, enumeration.allSatisfy(\.isNull) { return true }
    return const?.isNull == true
  }
}

extension SchemaApplicators {
  /// Whether one of the rarer keywords says what properties there are.
  var describesProperties: Bool {
    !patternProperties.isEmpty || !dependentSchemas.isEmpty || thenSchema != nil || elseSchema != nil
      || unevaluatedProperties.map { $0.boolean == nil } == true
  }
}

extension [OpenAPI.Schema] {
  /// The members of a choice that are more than a way to say that `null` is allowed.
  var withoutNull: [OpenAPI.Schema] {
    let others = filter { !$0.isNullInChoice }
    // Beside one member that is described, `{type: object, nullable: true}` is how some 3.0 documents say it.
    let described = others.filter { !$0.isNullableObject }
    return described.count == 1 && described[0].isSubstantive ? described : others
  }
}
