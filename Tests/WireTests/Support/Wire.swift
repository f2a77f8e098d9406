import ClientsmithAsyncHTTPClient
import ClientsmithRuntime
import ClientsmithTesting
import LoopbackServers
import Testing
import Wire

/// What carries the requests of a test: everything is sent over both.
enum Carrier: String, CaseIterable, Sendable, CustomTestStringConvertible {
  /// What clients use that are told nothing: libcurl on Linux, `URLSession` elsewhere.
  case standard
  case asyncHTTPClient = "async-http-client"

  var transport: any Transport {
    switch self {
    case .standard: ClientConfiguration.platformTransport
    case .asyncHTTPClient: AsyncHTTPClientTransport()
    }
  }

  var testDescription: String { rawValue }

  /// The generated client of a server; no call is retried, and no wait takes time. How long an answer takes is the machine's affair.
  func client(
    of url: String, credentials: WireClient.Credentials? = nil, time: TestEnvironment = TestEnvironment()
  ) -> WireClient {
    let configuration = ClientConfiguration(
      transport: transport, retries: .never, timeout: nil, rateLimits: .off, environment: time.environment)
    guard let credentials else { return WireClient(server: .custom(url), configuration: configuration) }
    return WireClient(credentials: credentials, server: .custom(url), configuration: configuration)
  }

  /// Makes calls to a server that answers each with the same bytes, and stops it.
  @discardableResult
  func exchange<Result>(
    answering answer: Answer = .noContent, _ calls: (WireClient, RawServer) async throws -> Result
  ) async throws -> Result {
    let server = try await RawServer.start { _ in [.send(answer.bytes)] }
    do {
      let result = try await calls(client(of: server.url), server)
      await server.stop()
      return result
    } catch {
      await server.stop()
      throw error
    }
  }

  /// The requests that the server saw, each with its head and body.
  func requests(
    answering answer: Answer = .noContent, _ calls: (WireClient) async throws -> Void
  ) async throws -> [RawServer.Request] {
    try await exchange(answering: answer) { client, server in
      try await calls(client)
      return server.requests
    }
  }
}

/// An answer as it goes over the wire.
struct Answer: Sendable {
  let bytes: [UInt8]

  static let noContent = Answer(status: "204 No Content")

  /// A status, headers as `Name: value`, and a body with its length.
  init(status: String = "200 OK", _ headers: [String] = [], body: [UInt8]? = nil) {
    var head = "HTTP/1.1 \(status)\r\n"
    for header in headers { head += header + "\r\n" }
    if let body { head += "Content-Length: \(body.count)\r\n" }
    bytes = Array((head + "\r\n").utf8) + (body ?? [])
  }

  /// A body of text.
  static func text(
    _ text: String, type: String = "application/json", status: String = "200 OK", _ headers: [String] = []
  ) -> Answer {
    Answer(status: status, ["Content-Type: \(type)"] + headers, body: Array(text.utf8))
  }
}

extension RawServer.Request {
  /// The body as text.
  var bodyText: String { String(decoding: body, as: UTF8.self) }
}

/// Records that a test met something else than it expected, from inside a `guard`.
func fail(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
  Issue.record(Comment(rawValue: text), sourceLocation: sourceLocation)
}
