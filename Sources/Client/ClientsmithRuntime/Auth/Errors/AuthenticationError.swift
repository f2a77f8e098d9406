import HTTPTypes

/// Why a call could not be authorized, or why a service refused its credential. Holds no secret.
public struct AuthenticationError: Error, Sendable {
  /// The kind of failure: what to do about it differs by kind.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The kind's name.
    public let rawValue: String
    /// Names a kind.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// No security alternative of the operation is satisfied by the client's credentials; nothing was sent.
    public static let missingCredential = Kind(rawValue: "missingCredential")
    /// The token lacks a scope: known before sending, or said by the service (`insufficient_scope`).
    public static let missingScope = Kind(rawValue: "missingScope")
    /// The credential cannot be right: empty, or with characters that a header cannot carry; nothing was sent.
    public static let malformedCredential = Kind(rawValue: "malformedCredential")
    /// There is no token any more and a person has to sign in again.
    public static let signInRequired = Kind(rawValue: "signInRequired")
    /// The token endpoint refused: `invalid_client`, `invalid_grant`, a wrong password.
    public static let refused = Kind(rawValue: "refused")
    /// The token endpoint failed, was not reached or asked to wait; `retryAfter` may say for how long.
    public static let unavailable = Kind(rawValue: "unavailable")
    /// The token endpoint's answer is not what was described.
    public static let malformedAnswer = Kind(rawValue: "malformedAnswer")
    /// The service refused the credential with 401 or 403.
    public static let rejected = Kind(rawValue: "rejected")
    /// The person refused, let the time pass, or the redirect does not belong to the request (`state`).
    public static let authorizationFailed = Kind(rawValue: "authorizationFailed")
    /// The endpoint is plain http on another machine; nothing was sent.
    public static let insecureEndpoint = Kind(rawValue: "insecureEndpoint")
    /// The token store could not be read, written or locked.
    public static let storeFailed = Kind(rawValue: "storeFailed")
    /// The token store, a server, is not reached; it may be back at the next call.
    public static let storeUnavailable = Kind(rawValue: "storeUnavailable")
    /// The server's metadata document is missing, wrong or of another issuer.
    public static let discoveryFailed = Kind(rawValue: "discoveryFailed")
  }

  /// What kind of failure this is.
  public let kind: Kind
  /// One sentence for people, without secrets.
  public let message: String
  /// The security scheme concerned.
  public var scheme: String?
  /// The operation that was being called.
  public var operationID: String?
  /// The HTTP status of the refusal.
  public var status: Int?
  /// OAuth's `error` or the service's own code: `invalid_grant`, `token_expired`.
  public var code: String?
  /// OAuth's `error_description` or the service's own message.
  public var detail: String?
  /// OAuth's `error_uri`.
  public var documentation: String?
  /// What this client has to say of a refusal: why it was not cured by a new token.
  public var remark: String?
  /// For each alternative of the operation, the schemes that the client has no credential for.
  public var missingSchemes: [[String]] = []
  /// The scopes that are lacking.
  public var missingScopes: [Scope] = []
  /// How long the token endpoint asked to be left alone.
  public var retryAfter: Duration?
  /// The `WWW-Authenticate` values as received (RFC 9110 section 11.6.1).
  public var challenges: [String] = []
  /// What was thrown underneath: by the transport, a store or the program's own code. Not part of `description`.
  public var underlying: (any Error)?
  /// Whether the service may have done what it was asked although no answer came.
  var mayHaveHappened = false

  /// Puts an error together; the other properties are set afterwards.
  @inline(never)
  public init(_ kind: Kind, _ message: String, scheme: String? = nil, operationID: String? = nil) {
    self.kind = kind
    self.message = message
    self.scheme = scheme
    self.operationID = operationID
  }
}

extension AuthenticationError {
  /// The message with what the server said: for errors that name operation and request themselves.
  var line: String {
    var text = message
    if let code { text += " [\(code)]" }
    if let detail { text += ": \(detail)" }
    if let remark { text += "; \(remark)" }
    return text
  }
}

extension AuthenticationError: CustomStringConvertible {
  /// The message with operation, scheme, code and detail where they are known.
  public var description: String {
    var text = line
    if let scheme, !scheme.isEmpty { text += " (scheme `\(scheme)`)" }
    if let operationID, !operationID.isEmpty { text = "\(operationID): \(text)" }
    return text
  }
}

extension AuthenticationError {
  static func missingCredential(_ lacking: [[String]], operationID: String) -> AuthenticationError {
    let choices = lacking.map { $0.map { "`\($0)`" }.joined(separator: " and ") }
    var error = AuthenticationError(
      .missingCredential, "no credential for this operation; give the client \(choices.joined(separator: ", or "))",
      operationID: operationID)
    error.missingSchemes = lacking
    return error
  }

  static func missingScope(_ scopes: [Scope], scheme: String?, operationID: String) -> AuthenticationError {
    let names = scopes.map(\.rawValue).joined(separator: " ")
    let message =
      switch scopes.count {
      case 0: "the token lacks a scope"
      case 1: "the token lacks the scope \(names)"
      default: "the token lacks the scopes \(names)"
      }
    var error = AuthenticationError(
      .missingScope, message,
      scheme: scheme, operationID: operationID)
    error.missingScopes = scopes
    return error
  }

  static func malformed(_ reason: String, for context: AuthorizationContext) -> AuthenticationError {
    AuthenticationError(
      .malformedCredential, "the credential \(reason)", scheme: context.scheme, operationID: context.operationID)
  }
}

extension AuthenticationError.Kind {
  /// The person who was to sign in has closed the page. Not remembered: the next call that needs a token may ask again.
  public static let signInCanceled = AuthenticationError.Kind(rawValue: "signInCanceled")

  /// Whether a person decides how it ends, so that the next try may end differently at once.
  var isUpToThePerson: Bool { self == .signInCanceled || self == .signInRequired }
}

extension AuthenticationError {
  /// Reads a 401 or 403 of the API itself: `WWW-Authenticate` (RFC 6750 section 3) and the service's own code in the body.
  /// Credentials that the service repeats are taken out.
  static func rejected(
    status: Int, headers: HTTPFields, body: [UInt8], scheme: String?, operationID: String, hiding secrets: [Secret],
    remark: String? = nil
  ) -> AuthenticationError {
    let text = ServiceErrorText(body, hiding: secrets)
    let challenge = BearerChallenge(headers)
    let code = challenge.error.map { ServiceErrorText.presentable($0, hiding: secrets) } ?? text.code
    var error: AuthenticationError
    if isMissingScope(challenge.error) || isMissingScope(text.code) {
      error = missingScope(challenge.scopes, scheme: scheme, operationID: operationID)
    } else {
      error = AuthenticationError(
        .rejected, "the service refused the credential", scheme: scheme, operationID: operationID)
    }
    error.remark = remark
    error.status = status
    error.code = text.code ?? code
    error.detail = challenge.errorDescription.map { ServiceErrorText.presentable($0, hiding: secrets) } ?? text.detail
    error.documentation =
      challenge.errorURI.map { ServiceErrorText.presentable($0, hiding: secrets) } ?? text.documentation
    error.challenges = headers[values: .wwwAuthenticate].map { ServiceErrorText.hide(secrets, in: $0) }
    return error
  }

  /// RFC 6750's code, and the one that services use for the same.
  private static func isMissingScope(_ code: String?) -> Bool {
    code == "insufficient_scope" || code == "missing_scopes"
  }
}
