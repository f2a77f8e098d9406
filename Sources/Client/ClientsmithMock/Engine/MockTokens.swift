/// The tokens that a mock has given, and what becomes of them: they end, refresh tokens are spent, sessions are lost.
struct MockTokens: Sendable {
  /// What a presented credential is worth.
  enum Worth {
    /// Never given by this mock: a key or token of the caller's.
    case unknown
    case valid(scopes: [String]?)
    case expired
  }

  private struct Token {
    var expires: Double
    let scopes: [String]?
    let family: Int
  }

  private struct Refresh {
    let family: Int
    var isSpent = false
  }

  /// Seconds that a token lives.
  var lifetime = 3600.0
  private(set) var logins = 0
  private(set) var refreshes = 0
  /// Sessions that ended because a refresh token was used twice.
  private(set) var lostSessions = 0
  private var tokens: [String: Token] = [:]
  private var refreshTokens: [String: Refresh] = [:]
  private var lost: Set<Int> = []
  /// Tokens of the caller's own, and those of them that have been ended.
  private var foreign: Set<String> = []
  private var ended: Set<String> = []
  private var count = 0

  /// Ends every token that was given or seen; refresh tokens stay good.
  mutating func expire() {
    for token in tokens.keys { tokens[token]?.expires = -1 }
    ended.formUnion(foreign)
  }

  /// What a presented text is worth at a moment.
  mutating func worth(_ text: String, at now: Double) -> Worth {
    guard let token = tokens[text] else {
      foreign.insert(text)
      return ended.contains(text) ? .expired : .unknown
    }
    return token.expires <= now || lost.contains(token.family) ? .expired : .valid(scopes: token.scopes)
  }

  /// A new session.
  mutating func logIn(scopes: [String]?, at now: Double) -> (token: String, refresh: String) {
    logins += 1
    return issue(family: logins, scopes: scopes, at: now)
  }

  /// The session of a refresh token prolonged; nil where the token is spent or its session lost.
  mutating func refresh(_ text: String, rotates: Bool, scopes: [String]?, at now: Double) -> (
    token: String, refresh: String
  )? {
    var known = refreshTokens[text] ?? Refresh(family: -1 - refreshTokens.count)
    guard !lost.contains(known.family) else { return nil }
    guard !known.isSpent else {
      lost.insert(known.family)
      lostSessions += 1
      return nil
    }
    known.isSpent = rotates
    refreshTokens[text] = known
    refreshes += 1
    let next = issue(family: known.family, scopes: scopes, at: now)
    return (next.token, rotates ? next.refresh : text)
  }

  private mutating func issue(family: Int, scopes: [String]?, at now: Double) -> (token: String, refresh: String) {
    count += 1
    let token = "mock-token-\(count)"
    let refresh = "mock-refresh-\(count)"
    tokens[token] = Token(expires: now + lifetime, scopes: scopes, family: family)
    refreshTokens[refresh] = Refresh(family: family)
    return (token, refresh)
  }
}
