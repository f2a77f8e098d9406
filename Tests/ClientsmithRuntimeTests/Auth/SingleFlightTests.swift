import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// One exchange at a time, however many wait.
@Suite(.timeLimit(.minutes(25))) struct SingleFlightTests {
  private let gate = Gate()
  private let service = TokenService()

  private func gatedLogin() -> TokenAuthenticator {
    service.answers { [gate] _, _, count in
      await gate.pass()
      return TokenService.token("t\(count)", expiresIn: 3600)
    }
    return TokenAuthenticator(TokenExchange(acquire: .login(), refresh: .refresh))
  }

  private func wait(for count: Int, at authenticator: TokenAuthenticator) async {
    while authenticator.session(for: service.context).state.withLock({ state in state.waiterCount }) < count {
      await Task.yield()
    }
  }

  @Test func fiveHundredCallsOnAnExpiredTokenCauseOneRefreshAndNoneIsLost() async throws {
    let authenticator = TokenAuthenticator(TokenExchange(acquire: .login(), refresh: .refresh, rotates: true))
    service.answers { _, _, _ in TokenService.token("old", refresh: "r1", expiresIn: 60) }
    #expect(try await service.authorize(authenticator).header == "Bearer old")
    service.advance(.seconds(61))
    service.answers { [gate] _, _, _ in
      await gate.pass()
      return TokenService.token("new", refresh: "r2", expiresIn: 60)
    }
    let headers = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<500 { group.addTask { try await service.authorize(authenticator).header } }
      await wait(for: 500, at: authenticator)
      await gate.open()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(headers.count == 500)
    #expect(headers.allSatisfy { $0 == "Bearer new" })
    #expect(service.count == 2)
    #expect(service.bodies.last == #"{"refreshToken":"r1"}"#)
  }

  @Test func fiftyLateRefusalsOfOneTokenCauseOneRenewal() async throws {
    let authenticator = TokenAuthenticator(TokenExchange(acquire: .login()))
    let stamp = try await service.authorize(authenticator).stamp
    let rejection = Rejection(status: 401, headers: [:], body: [], stamp: stamp)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask { try await authenticator.renew(rejection, for: service.context) }
      }
      for try await renewed in group { #expect(renewed) }
    }
    #expect(try await authenticator.renew(rejection, for: service.context))
    #expect(service.count == 2)
    #expect(try await service.authorize(authenticator).header == "Bearer t2")
  }

  @Test func cancellingOneWaiterLeavesTheOthersWaiting() async throws {
    let authenticator = gatedLogin()
    let first = Task { try await service.authorize(authenticator).header }
    await wait(for: 1, at: authenticator)
    let second = Task { try await service.authorize(authenticator).header }
    await wait(for: 2, at: authenticator)
    first.cancel()
    await #expect(throws: CancellationError.self) { try await first.value }
    await gate.open()
    #expect(try await second.value == "Bearer t1")
    #expect(service.count == 1)
  }

  @Test func anExchangeGoesOnWhenEverybodyGaveUp() async throws {
    let authenticator = gatedLogin()
    let call = Task { try await service.authorize(authenticator).header }
    await wait(for: 1, at: authenticator)
    call.cancel()
    await #expect(throws: CancellationError.self) { try await call.value }
    await gate.open()
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
    #expect(service.count == 1)
  }

  @Test func everyCancelledCallIsLetGoWhateverTheMoment() async {
    let authenticator = gatedLogin()
    for _ in 0..<5 {
      let calls = (0..<400).map { _ in Task { try await service.authorize(authenticator).header } }
      for (index, call) in calls.enumerated() {
        // Seldom: every other test runs at a yield, and some of them compute for seconds.
        if index.isMultiple(of: 40) { await Task.yield() }
        call.cancel()
      }
      for call in calls { await #expect(throws: CancellationError.self) { try await call.value } }
    }
    #expect(authenticator.session(for: service.context).state.withLock { state in state.waiterCount } == 0)
    await gate.open()
  }

  @Test func aCallThatIsCancelledAlreadySendsNothing() async {
    let authenticator = gatedLogin()
    let call = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await service.authorize(authenticator).header
    }
    call.cancel()
    await #expect(throws: CancellationError.self) { try await call.value }
    #expect(service.count == 0)
  }

  @Test func aTokenIsRenewedEarlyByOneCallWhileTheOthersGoOn() async throws {
    let authenticator = gatedLogin()
    await gate.open()
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
    service.advance(.seconds(3545))
    let closed = Gate()
    service.answers { _, _, _ in
      await closed.pass()
      return TokenService.token("t2", expiresIn: 3600)
    }
    let renewing = Task { try await service.authorize(authenticator).header }
    await wait(for: 1, at: authenticator)
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
    await closed.open()
    #expect(try await renewing.value == "Bearer t2")
    #expect(try await service.authorize(authenticator).header == "Bearer t2")
  }

  @Test func clientsMadeFromTheSameCredentialsShareTheToken() async throws {
    let credential = Credential(scheme: "session", TokenAuthenticator(TokenExchange(acquire: .login())))
    let copy = credential
    _ = try await service.authorize(credential.authenticator)
    _ = try await service.authorize(copy.authenticator)
    #expect(service.count == 1)
  }
}

extension TokenService {
  fileprivate func authorize(_ authenticator: any Authenticator) async throws -> String? {
    var request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/")
    _ = try await authenticator.authorize(&request, for: context)
    return request.headerFields[.authorization]
  }
}
