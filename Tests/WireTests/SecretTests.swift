import ClientsmithRuntime
import ClientsmithTesting
import Foundation
import Logging
import LoopbackServers
import Testing
import Wire

/// What the document calls secret is sent, and is seen nowhere else.
@Suite struct SecretTests {
  private static let secrets = ["h4sh", "p1n", "x-p1n", "c0de", "1nner", "77077", "b34rer", "qu3ry", "c00kie"]
  private static let vault = Vault(owner: "eve", code: "c0de", number: 77077, inner: Vault(owner: "x", code: "1nner"))
  private static let answer = #"{"owner":"eve","code":"c0de","number":77077,"inner":{"owner":"x","code":"1nner"}}"#

  @Test(arguments: Carrier.allCases)
  func `secrets are sent as they are, and read as they come`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in [.send(Answer.text(Self.answer).bytes)] }
    let client = carrier.client(of: server.url, credentials: .queryKey("qu3ry", cookieKey: "c00kie"))
    let vault = try await client.secrets.use(hash: "h4sh", Self.vault, pin: "p1n", xPin: "x-p1n", page: 2)
    let request = try #require(server.requests.first)
    #expect(request.target == "/secret/h4sh/use?pin=p1n&page=2&k=qu3ry")
    #expect(request.header("X-Pin") == "x-p1n")
    #expect(request.header("Cookie") == "sid=c00kie")
    #expect(request.bodyText == Self.answer)
    #expect(vault.code.reveal() == "c0de")
    #expect(vault.inner?.code == "1nner")
    #expect(!"\(vault)".contains("c0de"))
    var dumped = ""
    dump(vault, to: &dumped)
    #expect(!dumped.contains("c0de"))
    #expect(!dumped.contains("1nner"))
    await server.stop()
  }

  @Test func `no log line, event or error shows them`() async throws {
    let lines = Locked<[String]>([])
    var logger = Logger(label: "wire") { _ in CollectingLogHandler(lines: lines) }
    logger.logLevel = .trace
    let transport = InMemoryTransport { _ in .json(#"{"title":"t"}"#, status: 500) }
    let configuration = ClientConfiguration(
      transport: transport, logger: logger, observer: { event in lines.withLock { $0.append("\(event)") } },
      environment: TestEnvironment().environment)
    let client = WireClient(
      credentials: .bearerToken("b34rer"), server: .custom("https://api.example"), configuration: configuration)
    do {
      _ = try await client.secrets.use(hash: "h4sh", Self.vault, pin: "p1n", xPin: "x-p1n", page: 2)
      Issue.record("nothing was thrown")
    } catch {
      lines.withLock { $0.append("\(error)") }
      let request = (error as? WireClient.Error)?.request.description
      #expect(request == "POST https://api.example/secret/[secret]/use?pin=[secret]&page=2")
    }
    let text = lines.withLock { $0.joined(separator: "\n") }
    #expect(text.contains("use"))
    for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) in \(text)") }
  }

  @Test func `no recording holds them, and it can be replayed`() async throws {
    let server = InMemoryTransport { _ in .json(Self.answer, headers: [("Set-Cookie", "sid=c00kie")]) }
    let recorder = RecordingTransport(server)
    func client(_ transport: any Transport) -> WireClient {
      WireClient(
        credentials: .queryKey("qu3ry", cookieKey: "c00kie"), server: .custom("https://api.example"),
        configuration: ClientConfiguration(transport: transport))
    }
    _ = try await client(recorder).secrets.use(hash: "h4sh", Self.vault, pin: "p1n", xPin: "x-p1n", page: 2)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("wire-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try recorder.save(to: file)
    let text = try String(contentsOf: file, encoding: .utf8)
    for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) in \(text)") }
    #expect(text.contains("eve"))
    #expect(text.contains("page=2"))
    let replay = try ReplayTransport(contentsOf: file)
    let vault = try await client(replay).secrets.use(hash: "other", Self.vault, pin: "9", page: 2)
    #expect(vault.owner == "eve")
    #expect(vault.number == 0)
  }
}

/// Keeps what is logged, metadata included.
private struct CollectingLogHandler: LogHandler {
  let lines: Locked<[String]>
  var metadata = Logger.Metadata()
  var logLevel = Logger.Level.trace

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
  }
}
