import ClientsmithTesting
import Foundation
import HTTPTypes
import Logging
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct RedactionTests {
  /// Keeps the lines of a logger.
  struct Lines: LogHandler {
    let lines: Locked<[String]>
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.trace
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }
    func log(event: LogEvent) {
      lines.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
    }
  }

  @Test func `no secret reaches log lines, errors or events`() async throws {
    let lines = Locked<[String]>([])
    let fixture = PetFixture(
      description: PetClient.description(
        security: [SecurityRequirement([("header", []), ("query", []), ("cookie", [])])]),
      credentials: [
        Credential(scheme: "header", BearerAuthenticator("s3cret-bearer")),
        Credential(scheme: "query", APIKeyAuthenticator("s3cret-query", name: "k", in: .query)),
        Credential(scheme: "cookie", APIKeyAuthenticator("s3cret-cookie", name: "sid", in: .cookie)),
      ],
      configure: { configuration in
        configuration.logger = Logger(label: "test") { _ in Lines(lines: lines) }
        configuration.observer = { event in lines.withLock { $0.append("\(event)") } }
      }
    ) { request in
      #expect(request.query.contains("k=s3cret-query"))
      return .json(
        #"{"detail": "no: s3cret-bearer s3cret-query s3cret-cookie s3cret/hash s3cret%2Fhash", "x": "s3cret-body"}"#,
        status: 503, headers: [("Set-Cookie", "sid=s3cret-session")])
    }
    var request = OperationRequest(
      "trigger", .post, "/imports/{id}/trigger/{hash}",
      RequestOptions(query: [.init("access_token", "s3cret-option"), .init("k", "s3cret-again")]))
    request.path("id", "42")
    request.path("hash", "s3cret/hash")
    request.secretPath("hash")
    request.idempotencyKey(header: "Idempotency-Key")
    let error = try await problem { try await fixture.client.connection.empty(request) }
    #expect(error.request.url.contains("/imports/42/trigger/[secret]?access_token=[secret]&k=[secret]"))
    #expect(error.attempts == 3)
    #expect(error.serviceMessage == "no: [secret] [secret] [secret] [secret] [secret]")
    let all = lines.withLock { $0 } + [error.description, "\(error.request)", "\(error.rawBody)"]
    #expect(all.count > 8)
    for line in all { #expect(!line.contains("s3cret"), "\(line)") }
    #expect(all.contains { $0.contains("retrying") && $0.contains("trigger") })
  }
}
