#if Redis
import ClientsmithRedis
import ClientsmithRuntime
import Foundation
import NIOSSL
import Testing

/// The connection to a real server, and what it does when that goes away.
@Suite(
  .enabled(if: RedisServer.isAvailable, "there is no redis-server: apt-get install redis-server"),
  .timeLimit(.minutes(25)))
struct RedisClientTests {
  private func words(_ words: String...) -> [[UInt8]] { words.map { Array($0.utf8) } }

  @Test func itSignsInAndChoosesItsDatabase() async throws {
    let server = try await RedisServer(["--requirepass", "pw-0123"])
    let client = try RedisClient(url: "redis://:pw-0123@127.0.0.1:\(server.port)/3")
    #expect(try await client.send(words("SET", "a", "1")) == .simple("OK"))
    #expect(try await server.say("GET", "a") == .null)
    let stranger = try RedisClient(url: "redis://:wrong@127.0.0.1:\(server.port)")
    let error = await redisError { _ = try await stranger.send(words("PING")) }
    #expect(error?.kind == .refused)
    #expect(error?.message.contains("wrong") == false)
  }

  @Test func manyCommandsShareTheConnection() async throws {
    let server = try await RedisServer()
    let client = try RedisClient(url: server.url)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<500 {
        group.addTask {
          let reply = try await client.send(words("ECHO", "\(number)"))
          #expect(reply == .bytes(Array("\(number)".utf8)))
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func itComesBackWithItsServer() async throws {
    let server = try await RedisServer()
    let client = try RedisClient(url: server.url)
    _ = try await client.send(words("PING"))
    server.kill()
    #expect(await redisError { _ = try await client.send(words("PING")) }?.kind == .unreachable)
    // Fails at once while nothing is there.
    #expect(await redisError { _ = try await client.send(words("PING")) }?.kind == .unreachable)
    try await server.start()
    while (try? await client.send(words("PING"))) == nil { await Task.yield() }
  }

  @Test func aServerThatIsSilentIsGivenUp() async throws {
    let server = try await RedisServer()
    var configuration = try RedisConfiguration(url: server.url)
    configuration.timeout = .milliseconds(100)
    let client = RedisClient(configuration)
    try await server.say("CLIENT", "PAUSE", "60000", "WRITE")
    #expect(await redisError { _ = try await client.send(words("SET", "a", "1")) }?.kind == .timedOut)
    try await server.say("CLIENT", "UNPAUSE")
    while (try? await client.send(words("SET", "a", "2"))) == nil { await Task.yield() }
  }

  @Test func itSpeaksTLS() async throws {
    guard let certificate = TestCertificate.make() else { return }
    let server = try await RedisServer([
      "--tls-port", "0", "--tls-cert-file", certificate.certificate, "--tls-key-file", certificate.key,
      "--tls-ca-cert-file", certificate.certificate, "--tls-auth-clients", "no",
    ])
    let port = try await certificate.enableTLS(on: server)
    guard let port else { return }
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.trustRoots = .file(certificate.certificate)
    let client = RedisClient(RedisConfiguration(host: "localhost", port: port, tls: tls))
    #expect(try await client.send(words("PING")) == .simple("PONG"))
    let stranger = RedisClient(
      RedisConfiguration(host: "localhost", port: port, tls: .makeClientConfiguration()))
    #expect(await redisError { _ = try await stranger.send(words("PING")) }?.kind == .unreachable)
  }

  @Test(arguments: ["http://a", "redis://", "redis://host/x", "nonsense"])
  func aWrongURLIsNotShown(url: String) {
    let error = #expect(throws: RedisError.self) { _ = try RedisConfiguration(url: url) }
    #expect(error?.message.contains(url) == false)
  }

  @Test func aURLSaysEverything() throws {
    let configuration = try RedisConfiguration(url: "rediss://ada:pw%200123@redis.example.com:7000/2")
    #expect(configuration.host == "redis.example.com")
    #expect(configuration.port == 7000)
    #expect(configuration.username == "ada")
    #expect(configuration.password == "pw 0123")
    #expect(configuration.database == 2)
    #expect(configuration.tls != nil)
    #expect(!"\(configuration)".contains("0123"))
  }
}

/// A certificate of its own for `localhost`, by the `openssl` program where there is one.
struct TestCertificate {
  let certificate: String
  let key: String

  static func make() -> TestCertificate? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost", "-keyout", "\(folder)/key.pem", "-out", "\(folder)/certificate.pem",
    ]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return TestCertificate(certificate: "\(folder)/certificate.pem", key: "\(folder)/key.pem")
  }

  /// Opens a port for TLS on a running server; nil where it was built without.
  func enableTLS(on server: RedisServer) async throws -> Int? {
    for port in (20_000..<60_000).shuffled().prefix(20) {
      if case .simple("OK") = try await server.say("CONFIG", "SET", "tls-port", "\(port)") { return port }
    }
    return nil
  }
}

/// The error that a command ends with.
func redisError(_ work: () async throws -> Void) async -> RedisError? {
  do {
    try await work()
    return nil
  } catch {
    return error as? RedisError
  }
}
#endif
