/// The keywords of the Schema Object: JSON Schema 2020-12, OpenAPI's own, and those of earlier versions that real
/// documents still use.
package enum SchemaKeyword: String, Keyword {
  case reference = "$ref"
  case type, format, title, description, examples, example, deprecated, readOnly, writeOnly
  case enumeration = "enum"
  case const
  case defaultValue = "default"
  case properties, required, additionalProperties, patternProperties, propertyNames, unevaluatedProperties
  case items, prefixItems, additionalItems, contains, unevaluatedItems
  case allOf, anyOf, oneOf, not
  case ifSchema = "if"
  case thenSchema = "then"
  case elseSchema = "else"
  case dependentSchemas, dependentRequired, dependencies
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength, pattern
  case minItems, maxItems, uniqueItems, minContains, maxContains, minProperties, maxProperties
  case contentMediaType, contentEncoding, contentSchema
  case definitions
  case defs = "$defs"
  case id = "$id"
  case anchor = "$anchor"
  case dynamicAnchor = "$dynamicAnchor"
  case dynamicReference = "$dynamicRef"
  case recursiveReference = "$recursiveRef"
  case recursiveAnchor = "$recursiveAnchor"
  case dialect = "$schema"
  case vocabulary = "$vocabulary"
  case comment = "$comment"
  case nullable, discriminator, xml, externalDocs
  case collectionFormat

  package static let object = "Schema Object"
  package static let table = KeywordTable<Self>()

  package var use: KeywordUse {
    switch self {
    case .comment: .ignored("comments are for the document's authors")
    case .dialect:
      .ignored("schemas are read as JSON Schema 2020-12 with OpenAPI's keywords, whatever dialect they name")
    case .vocabulary: .ignored("it only means something in a meta-schema")
    case .collectionFormat:
      .ignored("it is read where the parameter is; arrays within arrays have no form of their own")
    case .dependencies: .unsupported(.unsupportedKeyword)
    default: .used
    }
  }

  package var versions: ClosedRange<SpecificationVersion> {
    switch self {
    case .nullable: .openAPI30 ... .openAPI30
    case .collectionFormat: .swagger20 ... .swagger20
    case .oneOf, .anyOf, .not, .writeOnly, .deprecated: .openAPI30 ... .openAPI32
    case .const, .patternProperties, .propertyNames, .unevaluatedProperties, .prefixItems, .contains,
      .unevaluatedItems, .ifSchema, .thenSchema, .elseSchema, .dependentSchemas, .dependentRequired, .minContains,
      .maxContains, .contentMediaType, .contentEncoding, .contentSchema, .defs, .id, .anchor, .dynamicAnchor,
      .dynamicReference, .dialect, .vocabulary, .comment, .examples:
      .from31
    case .definitions, .additionalItems, .dependencies, .recursiveReference, .recursiveAnchor: .from31
    default: .all
    }
  }
}

/// The fixed keys of the Discriminator Object.
package enum DiscriminatorKeyword: String, Keyword {
  case propertyName, mapping, defaultMapping

  package static let object = "Discriminator Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> {
    self == .defaultMapping ? .from32 : .openAPI30 ... .openAPI32
  }
}

/// The fixed keys of the XML Object.
package enum XMLKeyword: String, Keyword {
  case name, namespace, prefix, attribute, wrapped, nodeType

  package static let object = "XML Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> { self == .nodeType ? .from32 : .all }
}
