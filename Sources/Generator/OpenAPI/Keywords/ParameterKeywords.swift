/// The fixed keys of the Parameter Object.
package enum ParameterKeyword: String, Keyword {
  case name, description, required, deprecated, allowEmptyValue, style, explode, allowReserved, schema, content
  case example, examples
  case place = "in"

  package static let object = "Parameter Object"
  package static let table = KeywordTable<Self>()
}

/// The fixed keys of the Header Object.
package enum HeaderKeyword: String, Keyword {
  case description, required, deprecated, style, explode, schema, content, example, examples
  case allowEmptyValue, allowReserved

  package static let object = "Header Object"
  package static let table = KeywordTable<Self>()

  package var use: KeywordUse {
    switch self {
    // OpenAPI 3.0 lists it among the keys that a header takes over from parameters, where it means nothing.
    case .allowEmptyValue: .ignored("it only applies to query parameters")
    case .allowReserved: .unsupported(.misplacedKey)
    default: .used
    }
  }
}

/// The fixed keys of Swagger's Parameter Object: its own, and those of a schema that stand beside them.
package enum SwaggerParameterKeyword: String, Keyword {
  case name, description, required, schema, allowEmptyValue, collectionFormat
  case place = "in"
  case type, format, items, maximum, exclusiveMaximum, minimum, exclusiveMinimum, maxLength, minLength, pattern
  case maxItems, minItems, uniqueItems, multipleOf
  case defaultValue = "default"
  case enumeration = "enum"

  package static let object = "Parameter Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> { .swagger20 ... .swagger20 }

  /// Whether the key belongs to the schema of the value.
  var isSchemaKeyword: Bool {
    switch self {
    case .name, .description, .required, .schema, .allowEmptyValue, .collectionFormat, .place: false
    default: true
    }
  }
}
