import Foundation
import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// A service with a token endpoint, clocks that the test moves, and a record of all that was sent.
final class TokenService: Sendable {
  typealias Answer =
    @Sendable (_ request: HTTPRequest, _ body: String, _ count: Int) async throws -> (HTTPResponse, [UInt8])

  struct State: Sendable {
    var now = Date(timeIntervalSince1970: 1_800_000_000)
    var uptime = Duration.seconds(1000)
    var sleeps: [Duration] = []
    var requests: [HTTPRequest] = []
    var bodies: [String] = []
    var answer: Answer = { _, _, count in TokenService.token("t\(count)", expiresIn: 3600) }
  }

  private let state = Locked(State())
  let events = AuditLog()
  let store: (any TokenStore)?
  let serverURL: String

  init(serverURL: String = "https://api.example.com/v1", store: (any TokenStore)? = nil, answer: Answer? = nil) {
    self.store = store
    self.serverURL = serverURL
    if let answer { state.withLock { state in state.answer = answer } }
  }

  var sleeps: [Duration] { state.withLock { state in state.sleeps } }
  var requests: [HTTPRequest] { state.withLock { state in state.requests } }
  var bodies: [String] { state.withLock { state in state.bodies } }
  var count: Int { requests.count }

  func answers(_ answer: @escaping Answer) { state.withLock { state in state.answer = answer } }

  /// Both clocks go on.
  func advance(_ duration: Duration) {
    state.withLock { state in
      state.uptime += duration
      state.now += duration / .seconds(1)
    }
  }

  /// The wall clock alone is set.
  func jump(_ duration: Duration) { state.withLock { state in state.now += duration / .seconds(1) } }

  var now: Date { state.withLock { state in state.now } }

  var environment: RuntimeEnvironment {
    RuntimeEnvironment(
      now: { self.state.withLock { state in state.now } }, uptime: { self.state.withLock { state in state.uptime } },
      sleep: { duration in
        try Task.checkCancellation()
        self.state.withLock { state in
          state.sleeps.append(duration)
          state.uptime += duration
          state.now += duration / .seconds(1)
        }
        await Task.yield()
      },
      random: { 1 })
  }

  var services: AuthorizationServices {
    AuthorizationServices(
      name: "Example", serverURL: serverURL, environment: environment, events: events, tokenStore: store
    ) { request, body in
      let text = String(decoding: body, as: UTF8.self)
      let (answer, count) = self.state.withLock { state in
        state.requests.append(request)
        state.bodies.append(text)
        return (state.answer, state.requests.count)
      }
      return try await answer(request, text, count)
    }
  }

  var context: AuthorizationContext { AuthorizationContext(services, operationID: "getThing", scheme: "session") }

  /// The value that a request gets in its `Authorization` header, and its stamp.
  func authorize(
    _ authenticator: some Authenticator, _ context: AuthorizationContext? = nil
  ) async throws -> (header: String?, stamp: AuthorizationStamp) {
    var request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/v1/things")
    let stamp = try await authenticator.authorize(&request, for: context ?? self.context)
    return (request.headerFields[.authorization], stamp)
  }

  static func json(_ status: Int, _ text: String, _ headers: HTTPFields = [:]) -> (HTTPResponse, [UInt8]) {
    (HTTPResponse(status: .init(code: status), headerFields: headers), Array(text.utf8))
  }

  static func token(_ token: String, refresh: String? = nil, expiresIn: Int? = nil) -> (HTTPResponse, [UInt8]) {
    let more =
      (refresh.map { #","refresh_token":"\#($0)""# } ?? "") + (expiresIn.map { #","expires_in":\#($0)"# } ?? "")
    return json(200, #"{"access_token":"\#(token)","token_type":"Bearer"\#(more)}"#)
  }
}

extension TokenOperation {
  /// A login with user name and password as the tests use it.
  static func login(rotating: Bool = false) -> TokenOperation {
    TokenOperation(
      "login", .post, "/login", fields: [TokenField("username", "ada"), TokenField("password", "pw-0123")],
      token: "/access_token", expiry: .secondsFromNow("/expires_in"), refreshToken: "/refresh_token")
  }

  /// Its refresh.
  static let refresh = TokenOperation(
    "refresh", .post, "/refresh", refreshTokenField: .body("refreshToken"), token: "/access_token",
    expiry: .secondsFromNow("/expires_in"), refreshToken: "/refresh_token")
}

/// Lets those who wait through once it is opened.
actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    if isOpen { return }
    await withCheckedContinuation { waiting.append($0) }
  }

  func open() {
    isOpen = true
    for one in waiting { one.resume() }
    waiting = []
  }
}

/// The error of an `AuthenticationError` that a call must throw.
func authenticationError(_ body: () async throws -> Void) async -> AuthenticationError? {
  do {
    try await body()
    Issue.record("nothing was thrown")
    return nil
  } catch let error as AuthenticationError {
    return error
  } catch {
    Issue.record("thrown was \(error)")
    return nil
  }
}
