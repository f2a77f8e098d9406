import Foundation
import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// Expiry in all its forms, and clocks that are wrong.
@Suite(.timeLimit(.minutes(25))) struct TokenExpiryTests {
  private let service = TokenService()

  private func login(_ expiry: TokenExpiry) -> TokenAuthenticator {
    TokenAuthenticator(
      TokenExchange(acquire: TokenOperation("login", .post, "/login", token: "/accessToken", expiry: expiry)))
  }

  private func answer(_ members: String, date: String? = nil) {
    service.answers { _, _, count in
      TokenService.json(
        200, #"{"accessToken":"t\#(count)",\#(members)}"#, date.map { [.date: $0] } ?? [:])
    }
  }

  /// How long the token is used before it is renewed, in whole minutes up to ten hours.
  private func minutesInUse(_ authenticator: TokenAuthenticator) async throws -> Int {
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
    for minute in 0..<600 {
      if try await service.authorize(authenticator).header != "Bearer t1" { return minute - 1 }
      service.advance(.seconds(60))
    }
    return 600
  }

  @Test func aRelativeLifetimeEndsAMinuteEarly() async throws {
    answer(#""expiresIn":3600"#)
    #expect(try await minutesInUse(login(.secondsFromNow("/expiresIn"))) == 58)
  }

  @Test func numbersMayBeTexts() async throws {
    answer(#""expiresIn":"3600""#)
    #expect(try await minutesInUse(login(.secondsFromNow("/expiresIn"))) == 58)
  }

  @Test func anAbsoluteExpiryIsReadInSecondsMillisecondsAndAsADate() async throws {
    answer(#""expiresAt":1800003600"#)
    #expect(try await minutesInUse(login(.epochSeconds("/expiresAt"))) == 58)
    for expiry in [TokenExpiry.epochMilliseconds("/expiresAt"), .epochSeconds("/expiresAt")] {
      let service = TokenExpiryTests()
      service.answer(#""expiresAt":1800003600000"#)
      #expect(try await service.minutesInUse(service.login(expiry)) == 58)
    }
    let dated = TokenExpiryTests()
    dated.answer(#""expiresAt":"2027-01-15T09:00:00Z""#)
    #expect(try await dated.minutesInUse(dated.login(.dateTime("/expiresAt"))) == 58)
  }

  @Test func aFixedLifetimeNeedsNoField() async throws {
    answer(#""x":1"#)
    #expect(try await minutesInUse(login(.fixed(.seconds(3600)))) == 58)
  }

  @Test(arguments: ["0", "-5", "null", "\"soon\"", "1e400"])
  func aLifetimeThatSaysNothingMeansUntilRefused(value: String) async throws {
    answer(#""expiresIn":\#(value)"#)
    #expect(try await minutesInUse(login(.secondsFromNow("/expiresIn"))) == 600)
    #expect(service.count == 1)
  }

  @Test func shortLifetimesKeepMostOfTheirTime() async throws {
    answer(#""expiresIn":20"#)
    let authenticator = login(.secondsFromNow("/expiresIn"))
    _ = try await service.authorize(authenticator)
    service.advance(.seconds(17))
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
    service.advance(.seconds(2))
    #expect(try await service.authorize(authenticator).header == "Bearer t2")
  }

  @Test func aClockThatIsHoursAheadIsMeasuredAgainstTheServers() async throws {
    // The server's clock says 08:00, ours 10:00; the token lives until 09:00.
    service.jump(.seconds(7200))
    answer(#""expiresAt":1800003600"#, date: "Fri, 15 Jan 2027 08:00:00 GMT")
    #expect(try await minutesInUse(login(.epochSeconds("/expiresAt"))) == 58)
  }

  @Test func aClockThatIsAheadOfAServerWithoutDateDoesNotLoop() async throws {
    service.jump(.seconds(7200))
    answer(#""expiresAt":1800003600"#)
    var events = service.events.events().makeAsyncIterator()
    #expect(try await minutesInUse(login(.epochSeconds("/expiresAt"))) == 600)
    #expect(service.count == 1)
    #expect(await events.next()?.kind == .clockDoubtful)
  }

  @Test(arguments: [Duration.seconds(86_400 * 400), .seconds(-86_400 * 400)])
  func aClockThatJumpsChangesNothing(jump: Duration) async throws {
    answer(#""expiresAt":1800003600"#)
    let authenticator = login(.epochSeconds("/expiresAt"))
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
    service.jump(jump)
    for _ in 0..<10 { #expect(try await service.authorize(authenticator).header == "Bearer t1") }
    service.advance(.seconds(3600))
    #expect(try await service.authorize(authenticator).header == "Bearer t2")
    #expect(service.count == 2)
  }

  @Test func aStoredTokenFromAClockAheadOfOursIsTriedNotThrownAway() async throws {
    let store = MemoryTokenStore()
    let service = TokenService(store: store)
    let authenticator = TokenAuthenticator(TokenExchange(acquire: .login()))
    let session = authenticator.session(for: service.context)
    var tokens = TokenSet(
      accessToken: "stored", issuedAt: service.now.addingTimeInterval(86_400), lifetime: .seconds(3600))
    tokens.seal = session.sealer.seal()
    try await store.save(tokens, for: session.key)
    #expect(try await service.authorize(authenticator).header == "Bearer stored")
  }

  @Test func aStoredTokenThatIsOverIsReplaced() async throws {
    let store = MemoryTokenStore()
    let service = TokenService(store: store)
    let authenticator = TokenAuthenticator(TokenExchange(acquire: .login()))
    let session = authenticator.session(for: service.context)
    var tokens = TokenSet(
      accessToken: "stored", issuedAt: service.now.addingTimeInterval(-4000), lifetime: .seconds(3600))
    tokens.seal = session.sealer.seal()
    try await store.save(tokens, for: session.key)
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
  }
}

/// Tokens that say themselves when they end.
@Suite(.timeLimit(.minutes(25))) struct JWTTimesTests {
  private func token(_ claims: String) -> Secret {
    let payload = Data(claims.utf8).base64EncodedString().filter { $0 != "=" }
    return Secret("eyJhbGciOiJub25lIn0.\(payload).c2ln")
  }

  @Test func aGivenJWTIsRenewedBeforeItEnds() async throws {
    let service = TokenService()
    let given = token(#"{"iat":1800000000,"exp":1800086400}"#)
    let authenticator = TokenAuthenticator(
      TokenExchange(refresh: .refresh, initialAccessToken: given, initialRefreshToken: "r0"))
    #expect(try await service.authorize(authenticator).header == "Bearer \(given.reveal())")
    service.advance(.seconds(86_390))
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
  }

  @Test(arguments: ["{}", "[]", "nonsense", #"{"iat":5,"exp":5}"#, #"{"exp":"soon","iat":1}"#])
  func otherTokensSayNothing(claims: String) {
    #expect(JWTTimes(token(claims)) == nil)
    #expect(JWTTimes("opaque") == nil)
    #expect(JWTTimes("a.%.c") == nil)
  }

  @Test func anOAuthClientRenewsOnTheDeclaredCodeOnly() {
    let client = OAuthClient(
      id: "c", endpoints: OAuthEndpoints(token: "/t"),
      renewOn: [RenewalRule(status: 401, code: "token_expired", at: "/error/code")])
    let authenticator = TokenAuthenticator(ClientCredentialsGrant(client))
    func rejection(_ code: String) -> Rejection {
      Rejection(status: 401, headers: [:], body: Array(#"{"error":{"code":"\#(code)"}}"#.utf8), stamp: .fixed)
    }
    #expect(authenticator.shouldRenew(rejection("token_expired")))
    #expect(!authenticator.shouldRenew(rejection("invalid_api_key")))
  }
}
