/// The fixed keys of Swagger's root object.
package enum SwaggerKeyword: String, Keyword {
  case swagger, info, host, basePath, schemes, consumes, produces, paths, definitions, parameters, responses
  case securityDefinitions, security, tags, externalDocs

  package static let object = "Swagger Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> { .swagger20 ... .swagger20 }
}

/// The fixed keys of Swagger's Header Object: a description and the schema of the value.
package enum SwaggerHeaderKeyword: String, Keyword {
  case description, collectionFormat
  case type, format, items, maximum, exclusiveMaximum, minimum, exclusiveMinimum, maxLength, minLength, pattern
  case maxItems, minItems, uniqueItems, multipleOf
  case defaultValue = "default"
  case enumeration = "enum"

  package static let object = "Header Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> { .swagger20 ... .swagger20 }
}
