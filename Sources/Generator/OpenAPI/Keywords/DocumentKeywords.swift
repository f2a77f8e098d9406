/// The fixed keys of the OpenAPI Object.
package enum DocumentKeyword: String, Keyword {
  case openapi, info, servers, paths, webhooks, components, security, tags, externalDocs, jsonSchemaDialect
  case selfURI = "$self"

  package static let object = "OpenAPI Object"
  package static let table = KeywordTable<Self>()

  package var versions: ClosedRange<SpecificationVersion> {
    switch self {
    case .webhooks, .jsonSchemaDialect: .from31
    case .selfURI: .from32
    default: .openAPI30 ... .openAPI32
    }
  }
}

/// The fixed keys of the Info Object.
package enum InfoKeyword: String, Keyword {
  case title, summary, description, termsOfService, contact, license, version

  package static let object = "Info Object"
  package static let table = KeywordTable<Self>()

  package var versions: ClosedRange<SpecificationVersion> { self == .summary ? .from31 : .all }
}

/// The fixed keys of the Contact Object.
package enum ContactKeyword: String, Keyword {
  case name, url, email

  package static let object = "Contact Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> { .all }
}

/// The fixed keys of the License Object.
package enum LicenseKeyword: String, Keyword {
  case name, identifier, url

  package static let object = "License Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> { self == .identifier ? .from31 : .all }
}

/// The fixed keys of the Server Object.
package enum ServerKeyword: String, Keyword {
  case url, description, name, variables

  package static let object = "Server Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> {
    self == .name ? .from32 : .openAPI30 ... .openAPI32
  }
}

/// The fixed keys of the Server Variable Object.
package enum ServerVariableKeyword: String, Keyword {
  case allowed = "enum"
  case defaultValue = "default"
  case description

  package static let object = "Server Variable Object"
  package static let table = KeywordTable<Self>()
}

/// The fixed keys of the Tag Object.
package enum TagKeyword: String, Keyword {
  case name, summary, description, externalDocs, parent, kind

  package static let object = "Tag Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> {
    switch self {
    case .summary, .parent, .kind: .from32
    default: .all
    }
  }
}

/// The fixed keys of the External Documentation Object.
package enum ExternalDocumentationKeyword: String, Keyword {
  case description, url

  package static let object = "External Documentation Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> { .all }
}

/// The fixed keys of the Components Object.
package enum ComponentsKeyword: String, Keyword {
  case schemas, responses, parameters, examples, requestBodies, headers, securitySchemes, links, callbacks, pathItems
  case mediaTypes

  package static let object = "Components Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> {
    switch self {
    case .pathItems: .from31
    case .mediaTypes: .from32
    default: .openAPI30 ... .openAPI32
    }
  }
}
