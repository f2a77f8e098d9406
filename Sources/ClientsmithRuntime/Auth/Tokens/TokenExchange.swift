import HTTPTypes

/// A service's own login: operations of its document that give tokens (`x-clientsmith-token`).
public struct TokenExchange: Sendable {
  /// Obtains a first token; nil when the program starts from a refresh token.
  public let acquire: TokenOperation?
  /// Obtains the next token; nil when the service has no refresh.
  public let refresh: TokenOperation?
  /// An access token to start from.
  public let initialAccessToken: Secret?
  /// A refresh token to start from.
  public let initialRefreshToken: Secret?
  /// Whether each refresh kills the refresh token that it was made with.
  public let rotates: Bool
  /// The refusals that a new token cures; 401 when the document names none.
  public let renewOn: [RenewalRule]

  /// Describes a login.
  public init(
    acquire: TokenOperation? = nil, refresh: TokenOperation? = nil, initialAccessToken: Secret? = nil,
    initialRefreshToken: Secret? = nil,
    rotates: Bool = false, renewOn: [RenewalRule] = []
  ) {
    self.acquire = acquire
    self.refresh = refresh
    self.initialAccessToken = initialAccessToken
    self.initialRefreshToken = initialRefreshToken
    self.rotates = rotates
    self.renewOn = renewOn
  }
}

/// One anonymous operation that gives tokens: what is sent, and where in its JSON answer things stand.
public struct TokenOperation: Sendable {
  /// The operation's id.
  public let operationID: String
  /// Its method.
  public let method: HTTPRequest.Method
  /// Its path below the server's URL, or a whole URL.
  public let path: String
  /// What is sent besides the refresh token.
  public let fields: [TokenField]
  /// Where the refresh token goes, for a refresh.
  public let refreshTokenField: TokenField.Location?
  /// How the body is written.
  public let encoding: Encoding
  /// The access token's place in the answer, as a JSON Pointer.
  public let token: String
  /// Where the expiry stands, and in which form.
  public let expiry: TokenExpiry
  /// The refresh token's place in the answer, nil when there is none.
  public let refreshToken: String?
  /// The granted scopes' place in the answer (a text or an array), nil when there is none.
  public let scopes: String?

  /// The forms of body that logins have.
  public enum Encoding: Sendable, Hashable {
    /// `application/json`.
    case json
    /// `application/x-www-form-urlencoded`.
    case form
  }

  /// Describes an operation.
  public init(
    _ operationID: String, _ method: HTTPRequest.Method, _ path: String, fields: [TokenField] = [],
    refreshTokenField: TokenField.Location? = nil, encoding: Encoding = .json, token: String,
    expiry: TokenExpiry = .unknown, refreshToken: String? = nil, scopes: String? = nil
  ) {
    self.operationID = operationID
    self.method = method
    self.path = path
    self.fields = fields
    self.refreshTokenField = refreshTokenField
    self.encoding = encoding
    self.token = token
    self.expiry = expiry
    self.refreshToken = refreshToken
    self.scopes = scopes
  }
}

/// One value that a login sends.
public struct TokenField: Sendable {
  /// Where a value goes.
  public enum Location: Sendable, Hashable {
    /// A member of the body: a name, or a JSON Pointer when it begins with `/`.
    case body(String)
    /// A header, with the prefix it needs.
    case header(String, prefix: String = "")
    /// A query parameter.
    case query(String)
  }

  /// Where it goes.
  public let location: Location
  /// What is sent.
  public let value: Secret

  /// A member of the body.
  public init(_ name: String, _ value: Secret) {
    self.init(.body(name), value)
  }

  /// A member of the body.
  public init(_ name: String, _ value: String) {
    self.init(.body(name), Secret(value))
  }

  /// A value anywhere.
  public init(_ location: Location, _ value: Secret) {
    self.location = location
    self.value = value
  }
}

/// Where a token's expiry is said, and in which form. The pointers are JSON Pointers into the answer.
public enum TokenExpiry: Sendable, Hashable {
  /// Nobody says: the token is used until it is refused.
  case unknown
  /// A number of seconds from now.
  case secondsFromNow(String)
  /// Seconds since 1970.
  case epochSeconds(String)
  /// Milliseconds since 1970.
  case epochMilliseconds(String)
  /// A date-time (RFC 3339).
  case dateTime(String)
  /// The same for every token.
  case fixed(Duration)
}
