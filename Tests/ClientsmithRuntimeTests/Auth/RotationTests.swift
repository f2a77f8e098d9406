import Foundation
import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// Refresh tokens that die when they are used.
@Suite(.timeLimit(.minutes(25))) struct RotationTests {
  /// A service that ends the session when a refresh token is used twice (RFC 9700 section 4.14.2).
  private func rotatingService(store: (any TokenStore)? = nil) -> TokenService {
    let family = Locked((current: "r0", next: 1, dead: false))
    return TokenService(store: store) { request, body, count in
      if request.path?.hasSuffix("/login") == true {
        let refresh = family.withLock { family -> String in
          family = ("r\(family.next)", family.next + 1, false)
          return family.current
        }
        return TokenService.token("login\(count)", refresh: refresh, expiresIn: 60)
      }
      let refresh = family.withLock { family -> String? in
        guard !family.dead, body == #"{"refreshToken":"\#(family.current)"}"# else {
          family.dead = true
          return nil
        }
        family = ("r\(family.next)", family.next + 1, false)
        return family.current
      }
      guard let refresh else { return TokenService.json(401, #"{"error":{"code":"invalid_refresh_token"}}"#) }
      return TokenService.token("t\(count)", refresh: refresh, expiresIn: 60)
    }
  }

  private func session(_ refreshToken: Secret = "r0", canLogIn: Bool = false) -> TokenAuthenticator {
    TokenAuthenticator(
      TokenExchange(
        acquire: canLogIn ? .login() : nil, refresh: .refresh, initialRefreshToken: refreshToken, rotates: true))
  }

  @Test func eachRefreshUsesTheNewestToken() async throws {
    let service = rotatingService()
    let authenticator = session()
    for _ in 0..<5 {
      _ = try await service.authorize(authenticator)
      service.advance(.seconds(61))
    }
    #expect(service.bodies == (0..<5).map { #"{"refreshToken":"r\#($0)"}"# })
  }

  @Test func theNewRefreshTokenIsStoredBeforeTheCallGoesOn() async throws {
    let store = MemoryTokenStore()
    let service = rotatingService(store: store)
    let authenticator = session()
    _ = try await service.authorize(authenticator)
    let stored = try await store.load(authenticator.session(for: service.context).key)
    #expect(stored?.refreshToken == "r1")
    // The next process starts with the same configuration and goes on where this one was.
    let next = session()
    service.advance(.seconds(61))
    _ = try await service.authorize(next)
    #expect(service.bodies.last == #"{"refreshToken":"r1"}"#)
  }

  @Test func anotherSignInIsNotMixedUpWithAStoredOne() async throws {
    let store = MemoryTokenStore()
    let service = rotatingService(store: store)
    _ = try await service.authorize(session())
    let error = await authenticationError { _ = try await service.authorize(session("from-another-sign-in")) }
    #expect(error?.kind == .signInRequired)
    #expect(service.bodies.last == #"{"refreshToken":"from-another-sign-in"}"#)
  }

  @Test func aLostRotationLogsInAgainIfItCan() async throws {
    let service = rotatingService()
    let authenticator = session("dead", canLogIn: true)
    var events = service.events.events().makeAsyncIterator()
    #expect(try await service.authorize(authenticator).header == "Bearer login2")
    #expect(await events.next()?.kind == .refreshTokenLost)
    #expect(await events.next()?.kind == .acquired)
  }

  @Test func aLostRotationWithoutLoginSaysThatAPersonMustSignIn() async {
    let service = rotatingService()
    let authenticator = session("dead")
    let first = await authenticationError { _ = try await service.authorize(authenticator) }
    #expect(first?.kind == .signInRequired)
    #expect((first?.underlying as? AuthenticationError)?.kind == .refused)
    #expect(first?.code == "invalid_refresh_token")
    service.advance(.seconds(120))
    let second = await authenticationError { _ = try await service.authorize(authenticator) }
    #expect(second?.kind == .signInRequired)
    #expect(service.count == 1)
  }

  @Test func aRefreshThatMayHaveHappenedIsNotSentAgain() async throws {
    let service = rotatingService()
    let authenticator = session(canLogIn: true)
    service.answers { request, _, _ in
      if request.path?.hasSuffix("/login") == true { return TokenService.token("in", refresh: "r", expiresIn: 60) }
      throw TransportError(.interrupted, "the connection broke")
    }
    #expect(try await service.authorize(authenticator).header == "Bearer in")
    #expect(service.requests.map { $0.path ?? "" } == ["/v1/refresh", "/v1/login"])
  }

  @Test func aRefreshThatWasNeverSentIsRepeated() async throws {
    let service = rotatingService()
    service.answers { _, _, count in
      if count == 1 { throw TransportError(.neverSent, "no connection") }
      return TokenService.token("t", refresh: "r1", expiresIn: 60)
    }
    #expect(try await service.authorize(session()).header == "Bearer t")
    #expect(service.bodies == [#"{"refreshToken":"r0"}"#, #"{"refreshToken":"r0"}"#])
  }

  @Test func aRefreshAnswerWithoutANewTokenKeepsTheOld() async throws {
    let service = TokenService { _, _, count in TokenService.token("t\(count)", expiresIn: 60) }
    let authenticator = session("steady")
    _ = try await service.authorize(authenticator)
    service.advance(.seconds(61))
    _ = try await service.authorize(authenticator)
    #expect(service.bodies == Array(repeating: #"{"refreshToken":"steady"}"#, count: 2))
  }

  @Test func aStoreThatFailsCostsNothingInThisProcess() async throws {
    struct Broken: TokenStore {
      struct Full: Error {}
      func load(_ key: SessionKey) async throws -> TokenSet? { nil }
      func save(_ tokens: TokenSet, for key: SessionKey) async throws { throw Full() }
      func remove(_ key: SessionKey) async throws {}
      func lease(_ key: SessionKey) async throws -> TokenLease { TokenLease {} }
    }
    let service = rotatingService(store: Broken())
    let authenticator = session()
    var events = service.events.events().makeAsyncIterator()
    _ = try await service.authorize(authenticator)
    #expect(await events.next()?.kind == .notStored)
    service.advance(.seconds(61))
    _ = try await service.authorize(authenticator)
    #expect(service.bodies.last == #"{"refreshToken":"r1"}"#)
  }

  @Test func anAccessTokenThatWasGivenIsUsedUntilItIsRefused() async throws {
    let service = rotatingService()
    let authenticator = TokenAuthenticator(
      TokenExchange(
        refresh: .refresh, initialAccessToken: "given", initialRefreshToken: "r0", rotates: true,
        renewOn: [RenewalRule(status: 401, code: "invalid_token", at: "/code")]))
    let (header, stamp) = try await service.authorize(authenticator)
    #expect(header == "Bearer given")
    let refusal = Rejection(status: 401, headers: [:], body: Array(#"{"code":"invalid_token"}"#.utf8), stamp: stamp)
    #expect(authenticator.shouldRenew(refusal))
    #expect(try await authenticator.renew(refusal, for: service.context))
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
  }

  @Test func anAccessTokenWithoutAnythingElseIsNotRenewed() async throws {
    let service = rotatingService()
    let authenticator = TokenAuthenticator(TokenExchange(initialAccessToken: "given"))
    let stamp = try await service.authorize(authenticator).stamp
    let refusal = Rejection(status: 401, headers: [:], body: [], stamp: stamp)
    #expect(try await !authenticator.renew(refusal, for: service.context))
    // Nothing else is there, and it is not sent again.
    let error = await authenticationError { _ = try await service.authorize(authenticator) }
    #expect(error?.kind == .signInRequired)
    #expect(service.count == 0)
  }
}

@Suite(.timeLimit(.minutes(25))) struct RenewalRuleTests {
  private func rejection(_ status: Int, _ body: String = "", _ headers: HTTPFields = [:]) -> Rejection {
    Rejection(status: status, headers: headers, body: Array(body.utf8), stamp: .fixed)
  }

  @Test func statusAndCodeMustBothBeThere() {
    let rule = RenewalRule(status: 401, code: "token_expired", at: "/error/code")
    #expect(rule.matches(rejection(401, #"{"error":{"code":"token_expired"}}"#)))
    #expect(!rule.matches(rejection(401, #"{"error":{"code":"invalid_api_key"}}"#)))
    #expect(!rule.matches(rejection(403, #"{"error":{"code":"token_expired"}}"#)))
    #expect(!rule.matches(rejection(401, "<html>")))
    #expect(!rule.matches(rejection(401)))
  }

  @Test func withoutACodeTheChallengeDecides() {
    #expect(RenewalRule.expiredToken.matches(rejection(401)))
    #expect(RenewalRule.expiredToken.matches(rejection(401, "", [.wwwAuthenticate: "Bearer realm=\"x\""])))
    #expect(RenewalRule.expiredToken.matches(rejection(401, "", [.wwwAuthenticate: #"Bearer error="invalid_token""#])))
    #expect(
      !RenewalRule.expiredToken.matches(rejection(401, "", [.wwwAuthenticate: #"Bearer error="insufficient_scope""#])))
    #expect(!RenewalRule.expiredToken.matches(rejection(403)))
  }
}
