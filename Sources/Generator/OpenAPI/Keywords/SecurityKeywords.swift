/// The fixed keys of the Security Scheme Object.
package enum SecuritySchemeKeyword: String, Keyword {
  case type, description, name, scheme, bearerFormat, flows, openIdConnectUrl, oauth2MetadataUrl, deprecated
  case place = "in"

  package static let object = "Security Scheme Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> {
    switch self {
    case .oauth2MetadataUrl, .deprecated: .from32
    default: .openAPI30 ... .openAPI32
    }
  }
}

/// The fixed keys of Swagger's Security Scheme Object.
package enum SwaggerSecurityKeyword: String, Keyword {
  case type, description, name, flow, authorizationUrl, tokenUrl, scopes
  case place = "in"

  package static let object = "Security Scheme Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> { .swagger20 ... .swagger20 }
}

/// The fixed keys of the OAuth Flows Object.
package enum OAuthFlowsKeyword: String, Keyword {
  case implicit, password, clientCredentials, authorizationCode, deviceAuthorization

  package static let object = "OAuth Flows Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> {
    self == .deviceAuthorization ? .from32 : .openAPI30 ... .openAPI32
  }
}

/// The fixed keys of the OAuth Flow Object.
package enum OAuthFlowKeyword: String, Keyword {
  case authorizationUrl, deviceAuthorizationUrl, tokenUrl, refreshUrl, scopes

  package static let object = "OAuth Flow Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> {
    self == .deviceAuthorizationUrl ? .from32 : .openAPI30 ... .openAPI32
  }
}
