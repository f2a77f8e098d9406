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

  init(present: HeldToken?, initialTokensSpent: Bool, refusal: LoginRefusal?, deadRefreshTokens: [Secret]) {
    self.present = present
    self.initialTokensSpent = initialTokensSpent
    self.refusal = refusal
    self.deadRefreshTokens = deadRefreshTokens
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
