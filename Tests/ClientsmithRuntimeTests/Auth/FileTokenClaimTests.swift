import Foundation
import Testing

@testable import ClientsmithRuntime

/// A rotating refresh token in a file is sent once, whoever dies or loses his lock.
@Suite(.timeLimit(.minutes(25))) struct FileTokenClaimTests {
  private let temporary = TemporaryFolder()

  private var folder: String { temporary.path }

  private func start() throws -> String {
    let program = try #require(TokenFileClientProgram.path)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "r0".write(toFile: folder + "/family", atomically: true, encoding: .utf8)
    return program
  }

  private func run(_ program: String, _ how: String) async throws -> [Substring] {
    try await TokenFileClientProgram.run(program, [folder, how]).split(separator: "\n")
  }

  /// What the service was sent, and the token that is good now.
  private func service() throws -> (presented: [Substring], good: String) {
    let presented = (try? String(contentsOfFile: folder + "/presented", encoding: .utf8)) ?? ""
    return (presented.split(separator: "\n"), try String(contentsOfFile: folder + "/family", encoding: .utf8))
  }

  /// A refresh token that was sent by a process that died, is not sent by those after it; nor is the one that they are configured with.
  @Test(
    .enabled(if: TokenFileClientProgram.path != nil, "the helper program has not been built"),
    arguments: ["dies", "dead"], [0, 1])
  func aTokenWithWhichAProcessDiedIsNotSentAgain(fate: String, calls: Int) async throws {
    let program = try start()
    if calls > 0 { #expect(try await run(program, "1") == ["Bearer t2"]) }
    #expect(try await run(program, fate) == ["exit 9"])
    let isSent = fate == "dies"
    let good = "r\(2 * calls + (isSent ? 1 : 0))"
    for _ in 0..<2 { #expect(try await run(program, "1") == ["signInRequired"]) }
    let (presented, last) = try service()
    #expect(presented.count == Set(presented).count, "\(presented)")
    #expect(last == good, "the session has ended")
  }

  /// A lock whose file somebody deletes keeps nobody out; the claim does, and what came of it is stored.
  @Test(.enabled(if: TokenFileClientProgram.path != nil, "the helper program has not been built"))
  func aTokenIsNotSentTwiceThoughTheLockIsStolen() async throws {
    let program = try start()
    #expect(try await run(program, "1") == ["Bearer t2"])
    async let held = run(program, "held")
    while !FileManager.default.fileExists(atPath: folder + "/taken") { try await Task.sleep(for: .milliseconds(2)) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/private")
    let locks = names.filter { $0.hasSuffix(".lock") }
    #expect(locks.count == 2)
    for lock in locks { try FileManager.default.removeItem(atPath: folder + "/private/" + lock) }
    #expect(try await run(program, "1") == ["signInRequired"])
    try "".write(toFile: folder + "/go", atomically: true, encoding: .utf8)
    #expect(try await held == ["Bearer t3"])
    #expect(try await run(program, "1") == ["Bearer t4"])
    let (presented, good) = try service()
    #expect(presented.count == Set(presented).count, "\(presented)")
    #expect(good == "r4")
  }

  /// Of a service that keeps its refresh tokens nobody's session ends with a process.
  @Test func aTokenThatStayedGoodOnceOutlivesAnAnswerThatIsLost() async throws {
    let service = TokenService { _, _, count in TokenService.token("t\(count)", expiresIn: 60) }
    let path = folder + "/tokens.json"
    func session() -> TokenAuthenticator {
      TokenAuthenticator(
        TokenExchange(refresh: .refresh, initialRefreshToken: "r0", rotates: true), store: FileTokenStore(path: path))
    }
    #expect(try await service.authorize(session()).header == "Bearer t1")
    service.advance(.seconds(61))
    service.answers { _, _, _ in throw TransportError(.interrupted, "the connection broke") }
    _ = await authenticationError { _ = try await service.authorize(session()) }
    service.answers { _, _, _ in TokenService.token("t3", expiresIn: 60) }
    #expect(try await service.authorize(session()).header == "Bearer t3")
  }

  @Test func aSessionGoesOnThroughManyRotations() async throws {
    let service = TokenService { _, _, count in
      TokenService.token("t\(count)", refresh: "r\(count)", expiresIn: 60)
    }
    let path = folder + "/tokens.json"
    let sessions = (0..<2).map { _ in
      TokenAuthenticator(
        TokenExchange(acquire: .login(), refresh: .refresh, rotates: true), store: FileTokenStore(path: path))
    }
    for count in 1...9 {
      #expect(try await service.authorize(sessions[count % 2]).header == "Bearer t\(count)")
      service.advance(.seconds(61))
    }
    #expect(service.requests.count { $0.path == "/v1/login" } == 1)
    // A token whose successor is stored needs not to be known any more.
    #expect(try !String(contentsOfFile: path, encoding: .utf8).contains("claims"))
  }

  @Test func claimsThatCannotBeReadLetNothingBeSent() async throws {
    let path = folder + "/tokens.json"
    let store = FileTokenStore(path: path)
    let key = SessionKey(server: "https://api.example.com", scheme: "session", account: SessionAccount("a"))
    try await store.save(TokenSet(accessToken: "a", refreshToken: "r"), for: key)
    #expect(try await store.claim("r", isFirst: false, for: key))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacingOccurrences(of: #""first":[]"#, with: #""first":7"#).write(
      toFile: path, atomically: false, encoding: .utf8)
    let error = await authenticationError { _ = try await store.claim("r", isFirst: false, for: key) }
    #expect(error?.kind == .storeFailed)
  }
}
