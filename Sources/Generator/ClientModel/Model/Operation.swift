import Diagnostics

/// Operations that belong together: `client.incidents`.
package struct Resource: Sendable {
  /// The struct's name, for instance `IncidentsResource`.
  package var typeName: String
  /// The client's property, for instance `incidents`, backticked where it must be.
  package var name: String
  package var documentation: Documentation
  package var operations: [Operation]
}

/// One call the client can make.
package struct Operation: Sendable {
  /// `operationId`, or what stands for it where the document has none: unique in the API.
  package var id: String
  /// The method's name, backticked where it must be.
  package var name: String
  /// Upper case, for instance `GET`.
  package var method: String
  /// The path template relative to the server, starting with a slash.
  package var path: String
  /// What the document's key for the path has behind it (`?beta=true`, `#create`), by which it tells operations of one path apart.
  package var pathSuffix = ""
  package var location: SourceLocation?
  package var documentation: Documentation
  /// In the order of the arguments.
  package var parameters: [Parameter]
  package var body: Body?
  /// Before which of the parameters the body's argument comes.
  package var bodyPosition = 0
  package var result: OperationResult
  /// The media types to accept, most wanted first; empty where nothing is said.
  package var accept: [String]
  /// nil: the document's default applies. Empty: nothing is sent.
  package var security: [SecurityRequirement]?
  package var pagination: Pagination?
  /// The type of a whole page, where it has more to say than the walk needs.
  package var envelope: TypeReference?
  /// Why a list is given as it comes.
  package var wholeList: WholeList?
  package var retries: RetryPolicy?
  package var rateLimits: [RateLimit]
  /// Whether no declared limit counts it, the document's own neither (`x-clientsmith-rate-limit: false`).
  package var ignoresRateLimits = false
  package var idempotencyKey: RequestPointer?
  /// What the call says in its body by itself, by JSON pointers.
  package var bodyFields: [BodyField] = []
  /// The error schemas by status that differ from the client's usual one.
  package var problems: [ProblemCase]
  /// A server of its own, where the operation or path names one: index into `servers` of the operation.
  package var servers: [Server]
  /// Typed response headers of the success answer.
  package var responseHeaders: [ResponseHeader]
}

extension Operation {
  /// What it is by that which does not move: its method, and its path without the names of parameters.
  package var identity: String { "\(method) \(PathTemplateShape.of(path + pathSuffix))" }
}

/// A field of a body that the caller has no part in.
package struct BodyField: Sendable, Hashable {
  package var pointer: String
  package var value: Literal
}

/// A declared header of an operation's success answer.
package struct ResponseHeader: Sendable {
  package var name: String
  package var wireName: String
  package var type: TypeReference
  /// Whether an object's members are written as `a=1,b=2` instead of `a,1,b,2`.
  package var explode = false
  /// Whether the value is JSON text (`content`).
  package var isJSON = false
  package var documentation: Documentation
}

/// Where in the request a parameter goes (OpenAPI 3.2 §4.12).
package enum ParameterLocation: String, Sendable, Hashable {
  case path, query, header, cookie, querystring
}

/// How a parameter's value becomes text (OpenAPI 3.2 §4.12.3).
package enum ParameterStyle: String, Sendable, Hashable {
  case simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject, cookie
}

/// One argument of an operation other than its body.
package struct Parameter: Sendable {
  /// The argument's label, as a caller writes it, without backticks.
  package var label: String
  /// The argument's name inside the function, backticked where it must be.
  package var name: String
  package var wireName: String
  package var location: ParameterLocation
  package var style: ParameterStyle
  package var explode: Bool
  package var allowReserved: Bool
  package var allowEmptyValue: Bool
  package var type: TypeReference
  package var isRequired: Bool
  /// The value is a media type's text (`content`), for instance JSON in a query.
  package var contentType: String?
  /// How the properties of a whole query string are written, where they differ from the default.
  package var encodings: [FormEncoding] = []
  /// The one value it can have: it is sent without being an argument.
  package var constant: Literal?
  /// What a required parameter is unless the caller says otherwise.
  package var defaultValue: Literal?
  /// The client is given it, for the calls that give none of their own; see ``SharedParameter``.
  package var isShared = false
  /// What a call is without that is given no value: the credential's token.
  package var isToken = false
  /// The value must not appear in logs (`x-clientsmith-secret`, `format: password`).
  package var isSecret: Bool
  package var documentation: Documentation
}

/// What an operation sends.
package struct Body: Sendable {
  package var content: BodyContent
  package var isRequired: Bool
  package var documentation: Documentation
}

/// One way to send a body.
package enum BodyContent: Sendable {
  case json(TypeReference, contentType: String)
  case form(TypeReference, contentType: String, encodings: [FormEncoding])
  /// A `multipart` declaration.
  case multipart(DeclarationID, contentType: String)
  /// A multipart form of whose parts the document says nothing: the caller puts it together.
  case parts(contentType: String)
  case text(contentType: String)
  case bytes(contentType: String)
  case xml(TypeReference, contentType: String)
  /// JSON lines, json-seq or event streams sent as a sequence of items.
  case sequence(TypeReference, contentType: String)
  /// One of several, as a `bodies` declaration.
  case choice(DeclarationID)
}

/// How one field of a urlencoded form is written, where it differs from the default.
package struct FormEncoding: Sendable, Hashable {
  package var property: String
  package var style: ParameterStyle
  package var explode: Bool
  package var allowReserved: Bool
  package var contentType: String?
}

/// A multipart/form-data body: a struct with a property a part.
package struct MultipartForm: Sendable {
  /// What a part holds.
  package enum PartKind: Sendable {
    /// Plain text of a value.
    case text(TypeReference)
    /// A JSON document.
    case json(TypeReference)
    /// A file or other bytes, streamed, with a file name.
    case file
  }

  /// One named part.
  package struct Part: Sendable {
    package var name: String
    package var wireName: String
    package var kind: PartKind
    /// The part may occur several times: an array of it.
    package var isRepeated: Bool
    package var isRequired: Bool
    /// The one value it can have, filled in by the initialiser.
    package var constant: Literal?
    package var contentType: String?
    package var documentation: Documentation
  }

  package var parts: [Part]
  /// The initialiser's arguments in their order, as indices of parts.
  package var arguments: [Int] = []

  /// All parts in the order of the initialiser's arguments.
  package var argumentOrder: [Part] { arguments.count == parts.count ? arguments.map { parts[$0] } : parts }
}

/// The content types an operation's body can have, as an enum with one case each.
package struct BodySet: Sendable {
  package struct Case: Sendable {
    package var name: String
    package var content: BodyContent
  }

  package var cases: [Case]
}

/// What a call gives back.
package enum OperationResult: Sendable {
  /// Nothing: 204, or a body that cannot be.
  case none
  /// A body nobody described: bytes that can be read as JSON.
  case raw
  case content(ResponseContent)
  /// Items over pages; `Operation.pagination` says how.
  case paged(TypeReference)
  /// One of several answers, as a `responses` declaration.
  case choice(DeclarationID)
}

/// What one answer holds.
package enum ResponseContent: Sendable {
  case json(TypeReference)
  /// Content that may be missing: an empty body, or 204 beside a described 200, is nil.
  case optionalJSON(TypeReference)
  case text
  /// Bytes to be streamed or collected.
  case bytes
  case xml(TypeReference)
  /// `text/event-stream`; the type of each event's data, and a text that ends the stream.
  case events(TypeReference, sentinel: String?)
  /// JSON lines (`application/jsonl`, `application/x-ndjson`) or `application/json-seq`.
  case sequence(TypeReference, framing: SequenceFraming)
}

/// How the items of a streamed sequence are told apart.
package enum SequenceFraming: String, Sendable {
  case lines, jsonSequence
}

/// The statuses a response stands for.
package enum StatusPattern: Sendable, Hashable {
  case exact(Int)
  /// 4 for `4XX`.
  case range(Int)
  case any

  /// As a document writes it.
  var key: String {
    switch self {
    case .exact(let status): "\(status)"
    case .range(let first): "\(first)XX"
    case .any: "default"
    }
  }
}

/// The success answers of an operation as an enum.
package struct ResponseSet: Sendable {
  package struct Case: Sendable {
    package var name: String
    package var status: StatusPattern
    /// The media type, where an answer of the status can have several with schemas of their own; nil for the first.
    package var mediaType: String?
    /// nil: the answer has no body.
    package var content: ResponseContent?
    package var isRaw: Bool
    package var documentation: Documentation
  }

  package var cases: [Case]
}
