import HTTPTypes

/// One call of one operation, put together by generated code: a path template and what was given for its parameters.
///
/// It is a value: pagination sends changed copies of it. Nothing here can fail; the first thing that cannot be expressed is
/// remembered and thrown by the connection before anything is sent.
public struct OperationRequest: Sendable {
  /// The operation's id in the document.
  public let operationID: String
  /// The HTTP method.
  public let method: HTTPRequest.Method
  /// The document's path, `/v1/incidents/{incident_id}`.
  public let pathTemplate: String
  /// What this call does differently from its client.
  public var options: RequestOptions

  var pathValues: [PathValue] = []
  /// The query so far, without its question mark.
  var query: [UInt8] = []
  var headers = HTTPFields()
  /// `a=1; b=2`.
  var cookies: [UInt8] = []
  var body = RequestBody.none
  var contentType: String?
  var accepted: String?
  var security: [SecurityRequirement]?
  var retries: RetryPolicy?
  /// It may be sent again whatever its method.
  var isIdempotent = false
  var rateLimitGroup: String?
  var ignoresRateLimits = false
  var idempotency: IdempotencyPlacement?
  var secretPathNames: [String] = []
  var problems: [ProblemVariant] = []
  var failure: RequestFailure?
  /// The operation's own base URL, absolute or relative to the client's server.
  var ownServer: String?
  /// An absolute URL or a path with query that takes the place of server, path and query.
  var replacement: String?
  /// A redirect to another origin is not followed.
  var staysAtOrigin = false
  /// Where the token of the credential goes besides.
  var tokenPlaces: [TokenPlace] = []
  /// Whether ``options`` hold what the client's own options say.
  var isResolved = false

  struct PathValue: Sendable {
    let name: String
    /// Percent-encoded.
    let text: String
  }

  /// Which statuses carry which of a client's error types.
  struct ProblemVariant: Sendable {
    let statuses: ClosedRange<Int>
    let kind: ProblemKind
  }

  /// Where an operation wants its idempotency key.
  enum IdempotencyPlacement: Sendable {
    case header(HTTPField.Name)
    /// A query parameter, by name.
    case query(String)
    /// A JSON pointer (RFC 6901) into the request's body.
    case body(String)
  }

  /// Begins a request.
  @_spi(Generated)
  public init(_ operationID: String, _ method: HTTPRequest.Method, _ pathTemplate: String, _ options: RequestOptions) {
    self.operationID = operationID
    self.method = method
    self.pathTemplate = pathTemplate
    self.options = options
  }

  /// The values of the secret path parameters, as they stand in the URL.
  var secretPaths: [String] { pathValues.filter { secretPathNames.contains($0.name) }.map(\.text) }

  mutating func fail(_ failure: RequestFailure) {
    if self.failure == nil { self.failure = failure }
  }
}

/// A request that cannot be sent as it was put together; nothing was sent.
public struct RequestFailure: Error, Sendable, CustomStringConvertible {
  /// One sentence for people, without secrets: names of parameters, never their values.
  public let message: String
  /// Why a body could not be written.
  public let underlying: (any Error)?

  /// Puts an error together.
  public init(_ message: String, underlying: (any Error)? = nil) {
    self.message = message
    self.underlying = underlying
  }

  /// The message.
  public var description: String { underlying.map { "\(message): \($0)" } ?? message }
}

@_spi(Generated)
extension OperationRequest {
  /// Makes the call fail before anything is sent: for bodies that other modules write.
  public mutating func reject(_ reason: String, because error: (any Error)? = nil) {
    fail(RequestFailure(reason, underlying: error))
  }
}
