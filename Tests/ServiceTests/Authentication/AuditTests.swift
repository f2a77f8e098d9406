import Bluefly
import ClientsmithRuntime
import ServiceSimulators
import Testing

/// What a program is told of its credentials.
@Suite(.timeLimit(.minutes(25))) struct AuditTests {
  let time = SkippingTime()

  func client(
    of service: BlueflySimulator, _ credentials: BlueflyClient.Credentials, store: (any TokenStore)? = nil
  ) -> BlueflyClient {
    var configuration = time.configuration(over: .asyncHTTPClient)
    configuration.tokenStore = store
    return BlueflyClient(credentials: credentials, server: .custom(service.url), configuration: configuration)
  }

  func kinds(_ count: Int, of events: AsyncStream<AuditEvent>) async -> [AuditEvent.Kind] {
    var kinds: [AuditEvent.Kind] = []
    for await event in events {
      #expect(event.service == "Bluefly")
      kinds.append(event.kind)
      if kinds.count == count { break }
    }
    return kinds
  }

  @Test("a session from its beginning to its end")
  func session() async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let credentials = BlueflyClient.Credentials.login(
      username: BlueflySimulator.username, password: BlueflySimulator.password)
    let store = MemoryTokenStore()
    let client = client(of: service, credentials, store: store)
    let events = client.connection.credentialEvents
    _ = try await client.user.profile()
    await service.expireTokens()
    _ = try await client.user.profile()
    #expect(await kinds(2, of: events) == [.acquired, .refreshed])

    let next = self.client(
      of: service, .login(username: BlueflySimulator.username, password: BlueflySimulator.password), store: store)
    let later = next.connection.credentialEvents
    _ = try await next.user.profile()
    await service.revokeSessions()
    _ = try await next.user.profile()
    try await next.connection.signOut()
    #expect(await kinds(4, of: later) == [.restored, .refreshTokenLost, .acquired, .revoked])
    await service.stop()
  }

  @Test("refusals by the service and by the token endpoint")
  func refusals() async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let wrong = client(of: service, .apiKey("bf-wrong"))
    let rejections = wrong.connection.credentialEvents
    _ = try await authenticationError { _ = try await wrong.models.list() }
    #expect(await kinds(1, of: rejections) == [.rejected])
    let login = client(of: service, .login(username: BlueflySimulator.username, password: "wrong"))
    let failures = login.connection.credentialEvents
    _ = try await authenticationError { _ = try await login.user.profile() }
    #expect(await kinds(1, of: failures) == [.failed])
    await service.stop()
  }
}
