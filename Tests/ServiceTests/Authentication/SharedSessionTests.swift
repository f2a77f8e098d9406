import Bluefly
import ClientsmithRuntime
import FirstQuadrant
import Foundation
import ServiceSimulators
import Testing

/// Sessions that outlive a program, or that two programs share.
@Suite(.timeLimit(.minutes(25))) struct SharedSessionTests {
  let time = SkippingTime()

  @Test("two programs on one rotating token file: both live, whoever refreshes", arguments: Carrier.allCases)
  func sharedFile(carrier: Carrier) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("session-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let service = try await BlueflySimulator.start(clock: time.server)
    let programs = (0..<2).map { _ in
      var configuration = time.configuration(over: carrier)
      configuration.tokenStore = FileTokenStore(path: folder.appendingPathComponent("tokens.json").path)
      return BlueflyClient(
        credentials: .login(username: BlueflySimulator.username, password: BlueflySimulator.password),
        server: .custom(service.url), configuration: configuration)
    }
    for _ in 0..<5 {
      let outcomes = await atOnce(40) { number in _ = try await programs[number % 2].user.profile() }
      #expect(outcomes.answered == 40)
      await service.expireTokens()
    }
    #expect(await service.server.count("POST /api/v1/auth/login") == 1)
    let refreshes = await service.server.requests(to: "POST /api/v1/auth/refresh")
    #expect(Set(refreshes.compactMap { $0.json?["refreshToken"]?.string }).count == refreshes.count)
    #expect(await service.revokedFamilies == 0)
    await service.stop()
  }

  /// A store as a program would write it that one process uses.
  actor PlainStore: TokenStore {
    private var tokens: [SessionKey: TokenSet] = [:]
    private let turns = SessionTurns()

    func load(_ key: SessionKey) async throws -> TokenSet? { tokens[key] }
    func save(_ set: TokenSet, for key: SessionKey) async throws { tokens[key] = set }
    func remove(_ key: SessionKey) async throws { tokens[key] = nil }
    func lease(_ key: SessionKey) async throws -> TokenLease { try await turns.lease(key) }
  }

  @Test("clients of one program that share a store use each rotating token once", arguments: [false, true])
  func sharedStore(isPlain: Bool) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let store: any TokenStore = isPlain ? PlainStore() : MemoryTokenStore()
    let clients = (0..<4).map { _ in
      var configuration = time.configuration(over: .asyncHTTPClient)
      configuration.tokenStore = store
      return BlueflyClient(
        credentials: .login(username: BlueflySimulator.username, password: BlueflySimulator.password),
        server: .custom(service.url), configuration: configuration)
    }
    for _ in 0..<5 {
      let outcomes = await atOnce(80) { number in _ = try await clients[number % 4].user.profile() }
      #expect(outcomes.answered == 80)
      await service.expireTokens()
    }
    #expect(await service.server.count("POST /api/v1/auth/login") == 1)
    let refreshes = await service.server.requests(to: "POST /api/v1/auth/refresh")
    #expect(Set(refreshes.compactMap { $0.json?["refreshToken"]?.string }).count == refreshes.count)
    #expect(await service.revokedFamilies == 0)
    await service.stop()
  }

  @Test("a session goes on in the next program from what the store holds", arguments: Carrier.allCases)
  func nextProgram(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    var configuration = time.configuration(over: carrier)
    configuration.tokenStore = MemoryTokenStore()
    for _ in 0..<3 {
      let client = BlueflyClient(
        credentials: .login(username: BlueflySimulator.username, password: BlueflySimulator.password),
        server: .custom(service.url), configuration: configuration)
      _ = try await client.user.profile()
      try await time.pass(.seconds(3601))
    }
    #expect(await service.server.count("POST /api/v1/auth/login") == 1)
    #expect(await service.server.count("POST /api/v1/auth/refresh") == 2)
    await service.stop()
  }

  @Test("a person's token of a day is refreshed by the day, and in the middle of a list", arguments: Carrier.allCases)
  func tokenOfADay(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server)
    let issued = await service.logIn(at: time.environment.now())
    let client = FirstQuadrantClient(
      credentials: .accessToken(issued.access, refreshToken: try #require(issued.refresh)),
      server: .custom(service.url), configuration: time.configuration(over: carrier))
    await service.faults.add(.perform { await service.expireTokens() }, on: "GET /v5/contacts", times: 2, every: 2)
    let contacts = try await client.contacts.list(limit: 20).all()
    #expect(Set(contacts.map(\.id)).count == 60)
    let refreshes = await service.server.count("POST /v5/auth")
    #expect(refreshes == 2)
    try await time.pass(.seconds(86_400))
    _ = try await client.me.get()
    #expect(await service.server.count("POST /v5/auth") == refreshes + 1)
    // The organization belongs to the key, which is not used here.
    #expect(await service.requests.allSatisfy { $0.header("FirstQuadrant-Organization-ID") == nil })
    await service.stop()
  }
}
