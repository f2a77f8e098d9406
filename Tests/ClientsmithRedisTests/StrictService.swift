#if Redis
import ClientsmithRedis
import ClientsmithRuntime
import Foundation
import HTTPTypes
import Testing

/// A service whose refresh tokens rotate: one that is presented twice ends its session (RFC 9700 section 4.14.2).
final class StrictService: Sendable {
  struct State: Sendable {
    var families: [String: Int] = [:]
    var spent: Set<String> = []
    var logins = 0
    var refreshes = 0
    var presentedTwice = 0
    var last = 0
  }

  private let state = Locked(State())

  var logins: Int { state.withLock { $0.logins } }
  var refreshes: Int { state.withLock { $0.refreshes } }
  var presentedTwice: Int { state.withLock { $0.presentedTwice } }

  func answer(_ path: String, _ body: String) -> (HTTPResponse, [UInt8]) {
    state.withLock { state in
      let family: Int
      if path.hasSuffix("/login") || body.contains("client_credentials") {
        state.logins += 1
        family = state.logins
      } else {
        state.refreshes += 1
        let token = body.split(separator: "\"").first { $0.hasPrefix("r-") }.map(String.init) ?? ""
        guard let known = state.families[token], !state.spent.contains(token) else {
          if state.families[token] != nil { state.presentedTwice += 1 }
          return (HTTPResponse(status: .badRequest), Array(#"{"error":"invalid_grant"}"#.utf8))
        }
        state.spent.insert(token)
        family = known
      }
      state.last += 1
      state.families["r-\(state.last)"] = family
      let text = #"{"access_token":"a-\#(state.last)","refresh_token":"r-\#(state.last)","expires_in":3600}"#
      return (HTTPResponse(status: .ok), Array(text.utf8))
    }
  }

  /// A process of this service's: what it sends goes by way of its life.
  func services(_ life: Life = Life(), clock: TimeInterval = 0, events: AuditLog = AuditLog()) -> AuthorizationServices
  {
    var environment = RuntimeEnvironment.live
    environment.now = { Date().addingTimeInterval(clock) }
    return AuthorizationServices(
      name: "Example", serverURL: "https://api.example.com", environment: environment, events: events
    ) { request, body in
      await life.step()
      let answer = self.answer(request.path ?? "", String(decoding: body, as: UTF8.self))
      await life.step()
      return answer
    }
  }

  static func exchange(user: String = "ada") -> TokenExchange {
    TokenExchange(
      acquire: TokenOperation(
        "login", .post, "/login", fields: [TokenField("user", Secret(user)), TokenField("password", "pw-0123")],
        token: "/access_token", expiry: .secondsFromNow("/expires_in"), refreshToken: "/refresh_token"),
      refresh: TokenOperation(
        "refresh", .post, "/refresh", refreshTokenField: .body("refresh_token"), token: "/access_token",
        expiry: .secondsFromNow("/expires_in"), refreshToken: "/refresh_token"), rotates: true)
  }
}

/// How long a process lives, in steps: beyond the last it does nothing any more, as one that was killed.
final class Life: Sendable {
  private struct State: Sendable {
    var count = 0
    var died: [CheckedContinuation<Void, Never>] = []
  }

  private let last: Int
  private let state = Locked(State())

  /// `last` is the step that it does not come back from; none for a process that is not killed.
  init(_ last: Int = .max) { self.last = last }

  var count: Int { state.withLock { $0.count } }

  func step() async {
    let (isOver, waiting) = state.withLock { state -> (Bool, [CheckedContinuation<Void, Never>]) in
      state.count += 1
      guard state.count >= last else { return (false, []) }
      defer { state.died = [] }
      return (true, state.died)
    }
    guard isOver else { return }
    for one in waiting { one.resume() }
    // For ever: a dead process leaves no error behind. Not checked, since nobody comes back for it.
    await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
  }

  /// Does work to its end, or until death.
  func live(_ work: @escaping @Sendable () async -> Void) async {
    let isDone = Locked<CheckedContinuation<Void, Never>?>(nil)
    await withCheckedContinuation { continuation in
      isDone.withLock { $0 = continuation }
      let finish: @Sendable () -> Void = {
        isDone.withLock { waiting -> CheckedContinuation<Void, Never>? in
          defer { waiting = nil }
          return waiting
        }?.resume()
      }
      Task {
        await work()
        finish()
      }
      Task {
        await self.death()
        finish()
      }
    }
  }

  private func death() async {
    await withCheckedContinuation { continuation in
      let isDead = state.withLock { state in
        if state.count >= last { return true }
        state.died.append(continuation)
        return false
      }
      if isDead { continuation.resume() }
    }
  }
}

/// A connection of a process that may die before a command or behind it.
struct MortalRedis: RedisCommands {
  let redis: any RedisCommands
  let life: Life

  func send(_ command: [[UInt8]]) async throws -> RedisReply {
    await life.step()
    let reply = try await redis.send(command)
    await life.step()
    return reply
  }
}

/// One process with one session in the fleet's store.
struct FleetMember: Sendable {
  let authenticator: TokenAuthenticator
  let context: AuthorizationContext

  init(
    _ service: StrictService, _ redis: any RedisCommands, user: String = "ada", life: Life = Life(),
    clock: TimeInterval = 0, lease: Duration = .seconds(1), encryption: TokenEncryption = .none
  ) {
    let services = service.services(life, clock: clock)
    let store = RedisTokenStore(
      MortalRedis(redis: redis, life: life), encryption: encryption, lease: lease, environment: services.environment)
    authenticator = TokenAuthenticator(StrictService.exchange(user: user), store: store)
    context = AuthorizationContext(services, operationID: "getThing", scheme: "session")
  }

  /// The token that a call would carry.
  @discardableResult func token() async throws -> (text: String?, stamp: AuthorizationStamp) {
    var request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/")
    let stamp = try await authenticator.authorize(&request, for: context)
    return (request.headerFields[.authorization], stamp)
  }

  /// The service has refused the token of a call.
  func renew() async throws {
    let refusal = Rejection(status: 401, headers: [:], body: [], stamp: try await token().stamp)
    _ = try await authenticator.renew(refusal, for: context)
  }
}
#endif
