import HTTPTypes

/// What one call does differently from its client's ``ClientConfiguration``. Absent values change nothing.
public struct RequestOptions: Sendable {
  /// Fields that replace those of the same name; `Authorization` given here is sent as it is.
  public var headers: HTTPFields
  /// Whose credentials the call carries: the client's, or none.
  public var credentials: CallCredentials
  /// Query parameters sent behind those of the operation.
  public var query: [QueryParameter]
  /// Members that the document does not know, put into the body in place of those of the same name: `options.body["beta"] = true`.
  ///
  /// The body is a JSON object or a form, or there is none; any other fails the call before anything is sent.
  public var body: JSONObject
  /// How long an attempt may take until its answer begins; see ``ClientConfiguration/timeout``.
  public var timeout: Duration?
  /// How long the answer's body may pause; see ``ClientConfiguration/idleTimeout``. A stream of events, lines or records pauses
  /// for as long as it likes unless this is given.
  public var idleTimeout: Duration?
  /// How long the whole call may take, waiting and retries included; see ``ClientConfiguration/deadline``.
  public var deadline: Duration?
  /// When and how often to try again.
  public var retries: RetryPolicy?
  /// The base URL to send this call to instead.
  public var server: String?
  /// A key by which the service recognises a repetition; made by the runtime where the operation declares one.
  public var idempotencyKey: String?
  /// The largest response body to collect, in bytes.
  public var responseSizeLimit: Int?

  /// Options that change what is given; the arguments stand in the order of the properties.
  public init(
    headers: HTTPFields = HTTPFields(), credentials: CallCredentials = .client, query: [QueryParameter] = [],
    body: JSONObject = JSONObject(), timeout: Duration? = nil, idleTimeout: Duration? = nil, deadline: Duration? = nil,
    retries: RetryPolicy? = nil, server: String? = nil, idempotencyKey: String? = nil, responseSizeLimit: Int? = nil
  ) {
    self.headers = headers
    self.credentials = credentials
    self.query = query
    self.body = body
    self.timeout = timeout
    self.idleTimeout = idleTimeout
    self.deadline = deadline
    self.retries = retries
    self.server = server
    self.idempotencyKey = idempotencyKey
    self.responseSizeLimit = responseSizeLimit
  }

  /// The client's own configuration.
  public static let `default` = RequestOptions()

  /// A query parameter that the document does not know.
  public struct QueryParameter: Sendable, Hashable {
    /// The name, unencoded.
    public var name: String
    /// The value, unencoded.
    public var value: String

    /// A parameter of one value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }
}

/// Which credentials one call carries.
public struct CallCredentials: Sendable, Hashable {
  private let isNone: Bool

  /// The client's, as the document asks for them.
  public static let client = CallCredentials(isNone: false)

  /// None, also where the document demands some: a login, a sign-up, a server whose authentication is off.
  public static let none = CallCredentials(isNone: true)
}
