import HTTPTypes

/// What an exchange has to know of those before it.
final class RenewalKnowledge: Sendable {
  /// The token in use, or the refused one.
  let present: HeldToken?
  /// Whether the tokens that the program began with have had their turn.
  let initialTokensSpent: Bool
  /// The login's refusal, while it stands.
  let refusal: LoginRefusal?
  /// Refresh tokens that the service has refused.
  let deadRefreshTokens: [Secret]
  /// How often the session had been ended by signing out.
  let signOuts: UInt64

  init(
    present: HeldToken?, initialTokensSpent: Bool, refusal: LoginRefusal?, deadRefreshTokens: [Secret], signOuts: UInt64
  ) {
    self.present = present
    self.initialTokensSpent = initialTokensSpent
    self.refusal = refusal
    self.deadRefreshTokens = deadRefreshTokens
    self.signOuts = signOuts
  }
}

/// A login that the service has refused: the same words are not sent again, unless the caller asks for it.
struct LoginRefusal: Sendable {
  /// What calls are told from then on.
  let error: AuthenticationError
  /// Whether it is the client itself that was refused, so that refreshing is as vain.
  let coversRefresh: Bool

  /// The service has refused the words of a login or of a client.
  init(_ error: AuthenticationError, coversRefresh: Bool) {
    var told = AuthenticationError(
      .refused,
      "\(error.message); it is not sent again with the same words: give others, or ask for it with `connection.signIn()`",
      scheme: error.scheme, operationID: error.operationID)
    told.status = error.status
    told.code = error.code
    told.detail = error.detail
    told.documentation = error.documentation
    told.challenges = error.challenges
    self.error = told
    self.coversRefresh = coversRefresh
  }

  /// Nobody has signed in: a person is not asked again by every call.
  init(unansweredBy error: any Error, for context: AuthorizationContext) {
    var told = AuthenticationError(
      .signInRequired, "nobody has signed in; ask for it with `connection.signIn()`", scheme: context.scheme,
      operationID: context.operationID)
    told.code = (error as? AuthenticationError)?.code
    told.detail = (error as? AuthenticationError)?.detail
    told.underlying = error
    self.error = told
    coversRefresh = false
  }
}

/// A refusal that a new token cures: a status and, where the document names one, the service's code in the body.
public struct RenewalRule: Sendable, Hashable {
  /// The HTTP status.
  public let status: Int
  /// The code that must be there, nil when the status is enough.
  public let code: String?
  /// Where in the body the code stands, as a JSON Pointer (RFC 6901).
  public let pointer: String

  /// A refusal by status, or by status and code.
  public init(status: Int, code: String? = nil, at pointer: String = "") {
    self.status = status
    self.code = code
    self.pointer = pointer
  }

  /// 401, unless `WWW-Authenticate` names another error than `invalid_token` (RFC 6750 section 3.1).
  public static let expiredToken = RenewalRule(status: 401)

  /// Whether a refusal is the one described. A code may also stand in the challenge's `error`.
  func matches(_ rejection: Rejection) -> Bool {
    guard rejection.status == status else { return false }
    let challenged = BearerChallenge(rejection.headers).error
    guard let code else { return challenged == nil || challenged == "invalid_token" }
    if challenged == code { return true }
    guard let json = try? JSONReader.decode(JSONValue.self, from: rejection.body) else { return false }
    return json.at(pointer)?.stringValue == code
  }
}

extension [RenewalRule] {
  /// Whether one of the rules fits; without any, 401 does.
  func match(_ rejection: Rejection) -> Bool {
    isEmpty ? RenewalRule.expiredToken.matches(rejection) : contains { $0.matches(rejection) }
  }
}
