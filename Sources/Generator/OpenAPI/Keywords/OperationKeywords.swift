/// The fixed keys of the Path Item Object.
package enum PathItemKeyword: String, Keyword {
  case get, put, post, delete, options, head, patch, trace, query, additionalOperations
  case summary, description, servers, parameters
  case reference = "$ref"

  package static let object = "Path Item Object"
  package static let table = KeywordTable<Self>()

  package var versions: ClosedRange<SpecificationVersion> {
    switch self {
    case .query, .additionalOperations: .from32
    case .summary, .description, .servers, .trace: .openAPI30 ... .openAPI32
    default: .all
    }
  }

  /// The method of a key that holds an operation.
  var method: HTTPMethod? {
    switch self {
    case .get: .get
    case .put: .put
    case .post: .post
    case .delete: .delete
    case .options: .options
    case .head: .head
    case .patch: .patch
    case .trace: .trace
    case .query: .query
    default: nil
    }
  }
}

/// The fixed keys of the Operation Object, Swagger's own included.
package enum OperationKeyword: String, Keyword {
  case tags, summary, description, externalDocs, operationId, parameters, requestBody, responses, callbacks, deprecated
  case security, servers
  case consumes, produces, schemes

  package static let object = "Operation Object"
  package static let table = KeywordTable<Self>()

  package var versions: ClosedRange<SpecificationVersion> {
    switch self {
    case .requestBody, .callbacks, .servers: .openAPI30 ... .openAPI32
    case .consumes, .produces, .schemes: .swagger20 ... .swagger20
    default: .all
    }
  }
}

/// The fixed keys of the Request Body Object.
package enum RequestBodyKeyword: String, Keyword {
  case description, content, required

  package static let object = "Request Body Object"
  package static let table = KeywordTable<Self>()
}

/// The fixed keys of the Media Type Object.
package enum MediaTypeKeyword: String, Keyword {
  case schema, itemSchema, example, examples, encoding, prefixEncoding, itemEncoding

  package static let object = "Media Type Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> {
    switch self {
    case .itemSchema, .prefixEncoding, .itemEncoding: .from32
    default: .openAPI30 ... .openAPI32
    }
  }
}

/// The fixed keys of the Encoding Object.
package enum EncodingKeyword: String, Keyword {
  case contentType, headers, style, explode, allowReserved, encoding, prefixEncoding, itemEncoding

  package static let object = "Encoding Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> {
    switch self {
    case .encoding, .prefixEncoding, .itemEncoding: .from32
    default: .openAPI30 ... .openAPI32
    }
  }
}

/// The fixed keys of the Response Object, Swagger's own included.
package enum ResponseKeyword: String, Keyword {
  case summary, description, headers, content, links
  case schema, examples

  package static let object = "Response Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> {
    switch self {
    case .summary: .from32
    case .content, .links: .openAPI30 ... .openAPI32
    case .schema, .examples: .swagger20 ... .swagger20
    case .description, .headers: .all
    }
  }
}

/// The fixed keys of the Example Object.
package enum ExampleKeyword: String, Keyword {
  case summary, description, value, dataValue, serializedValue, externalValue

  package static let object = "Example Object"
  package static let table = KeywordTable<Self>()
  package var versions: ClosedRange<SpecificationVersion> {
    switch self {
    case .dataValue, .serializedValue: .from32
    default: .openAPI30 ... .openAPI32
    }
  }
}

/// The fixed keys of the Link Object.
package enum LinkKeyword: String, Keyword {
  case operationRef, operationId, parameters, requestBody, description, server

  package static let object = "Link Object"
  package static let table = KeywordTable<Self>()
}
