import HTTPTypes

extension OperationRequest {
  /// What a request consists of.
  struct Parts: Sendable {
    /// The operation's id in the document.
    let operationID: String
    /// The HTTP method.
    let method: HTTPRequest.Method
    /// The document's path, `/v1/incidents/{incident_id}`.
    let pathTemplate: String
    /// What this call does differently from its client.
    var options: RequestOptions

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
  }

  /// The operation's id in the document.
  public var operationID: String { parts.operationID }
  /// The HTTP method.
  public var method: HTTPRequest.Method { parts.method }
  /// The document's path, `/v1/incidents/{incident_id}`.
  public var pathTemplate: String { parts.pathTemplate }
  /// What this call does differently from its client.
  public var options: RequestOptions {
    get { parts.options }
    _modify { yield &parts.options }
  }

  var pathValues: [PathValue] {
    get { parts.pathValues }
    _modify { yield &parts.pathValues }
  }
  var query: [UInt8] {
    get { parts.query }
    _modify { yield &parts.query }
  }
  var headers: HTTPFields {
    get { parts.headers }
    _modify { yield &parts.headers }
  }
  var cookies: [UInt8] {
    get { parts.cookies }
    _modify { yield &parts.cookies }
  }
  var body: RequestBody {
    get { parts.body }
    _modify { yield &parts.body }
  }
  var contentType: String? {
    get { parts.contentType }
    _modify { yield &parts.contentType }
  }
  var accepted: String? {
    get { parts.accepted }
    _modify { yield &parts.accepted }
  }
  var security: [SecurityRequirement]? {
    get { parts.security }
    _modify { yield &parts.security }
  }
  var retries: RetryPolicy? {
    get { parts.retries }
    _modify { yield &parts.retries }
  }
  var isIdempotent: Bool {
    get { parts.isIdempotent }
    _modify { yield &parts.isIdempotent }
  }
  var rateLimitGroup: String? {
    get { parts.rateLimitGroup }
    _modify { yield &parts.rateLimitGroup }
  }
  var ignoresRateLimits: Bool {
    get { parts.ignoresRateLimits }
    _modify { yield &parts.ignoresRateLimits }
  }
  var idempotency: IdempotencyPlacement? {
    get { parts.idempotency }
    _modify { yield &parts.idempotency }
  }
  var secretPathNames: [String] {
    get { parts.secretPathNames }
    _modify { yield &parts.secretPathNames }
  }
  var problems: [ProblemVariant] {
    get { parts.problems }
    _modify { yield &parts.problems }
  }
  var failure: RequestFailure? {
    get { parts.failure }
    _modify { yield &parts.failure }
  }
  var ownServer: String? {
    get { parts.ownServer }
    _modify { yield &parts.ownServer }
  }
  var replacement: String? {
    get { parts.replacement }
    _modify { yield &parts.replacement }
  }
  var staysAtOrigin: Bool {
    get { parts.staysAtOrigin }
    _modify { yield &parts.staysAtOrigin }
  }
  var tokenPlaces: [TokenPlace] {
    get { parts.tokenPlaces }
    _modify { yield &parts.tokenPlaces }
  }
  var isResolved: Bool {
    get { parts.isResolved }
    _modify { yield &parts.isResolved }
  }
}
