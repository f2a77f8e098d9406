import HTTPTypes

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
