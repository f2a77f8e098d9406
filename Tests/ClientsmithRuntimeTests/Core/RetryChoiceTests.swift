import ClientsmithTesting
import Foundation
import HTTPTypes
import Logging
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// Whose word counts when a call fails, and what all calls of a client share.
@Suite(.timeLimit(.minutes(25))) struct RetryChoiceTests {
  private func attempts(
    document: RetryPolicy? = nil, client: RetryPolicy? = nil, operation: RetryPolicy? = nil, call: RetryPolicy? = nil
  ) async throws -> Int {
    let fixture = PetFixture(
      description: PetClient.description(retries: document), configure: { $0.retries = client }
    ) { _ in .status(503) }
    var request = OperationRequest("x", .get, "/x", RequestOptions(retries: call))
    if let operation { request.retries(operation) }
    return try await problem { [request] in try await fixture.client.connection.empty(request) }.attempts
  }

  @Test func `the nearest policy wins: the call's, the operation's, the client's, the document's`() async throws {
    let four = RetryPolicy(retries: 4)
    let five = RetryPolicy(retries: 5)
    let six = RetryPolicy(retries: 6)
    let counts = [
      try await attempts(), try await attempts(document: four), try await attempts(document: four, client: five),
      try await attempts(document: four, client: five, operation: six),
      try await attempts(document: four, client: five, operation: six, call: .never),
    ]
    #expect(counts == [3, 5, 6, 7, 1])
  }

  @Test func `when the service is down, calls are sent once after the first few, and again when it is back`()
    async throws
  {
    let isDown = Locked(true)
    let fixture = PetFixture { _ in isDown.withLock { $0 } ? .status(503) : PetFixture.rex }
    for _ in 0..<100 { _ = try await problem { _ = try await fixture.client.get("1") } }
    // 500 tokens at 10 a retry: fifty retries among a hundred calls.
    #expect(fixture.server.requests.count == 150)
    let last = try await problem { _ = try await fixture.client.get("1") }
    #expect(last.attempts == 1)
    #expect(last.message.contains("too many calls are failing"))
    isDown.withLock { $0 = false }
    for _ in 0..<20 { _ = try await fixture.client.get("1") }
    isDown.withLock { $0 = true }
    let retried = try await problem { _ = try await fixture.client.get("1") }
    #expect(retried.attempts == 3)
  }

  @Test func `a streamed body is sent again only where it can be read again`() async throws {
    let fixture = PetFixture { _ in .status(503) }
    let chunks = AsyncStream<[UInt8]> { continuation in
      continuation.yield([1])
      continuation.finish()
    }
    var once = OperationRequest("x", .put, "/x", .default)
    once.body(.stream(chunks), contentType: "application/octet-stream")
    let first = try await problem { [once] in try await fixture.client.connection.empty(once) }
    #expect(first.attempts == 1)
    var again = OperationRequest("x", .put, "/x", .default)
    again.body(.replayableStream(length: 1) { ByteStream([1]) }, contentType: "application/octet-stream")
    let second = try await problem { [again] in try await fixture.client.connection.empty(again) }
    #expect(second.attempts == 3)
  }

  @Test func `each attempt is a log line, and each retry one with its reason`() async throws {
    let lines = Locked<[String]>([])
    let fixture = PetFixture(configure: { configuration in
      var logger = Logger(label: "pets", factory: { _ in LineLog(lines: lines) })
      logger.logLevel = .debug
      configuration.logger = logger
    }) { _ in .status(503) }
    _ = try await problem {
      _ = try await fixture.client.get("1", options: RequestOptions(retries: RetryPolicy(retries: 1)))
    }
    let seen = lines.withLock { $0 }
    #expect(seen.count == 3)
    #expect(seen.filter { $0.hasPrefix("debug answered") && $0.contains("status=503") }.count == 2)
    let retry = try #require(seen.first { $0.hasPrefix("info retrying") })
    #expect(retry.contains("reason=the status 503"))
    #expect(retry.contains("operation=getPet"))
  }

  @Test func `a wait is ended by cancellation, which is neither wrapped nor retried`() async throws {
    let fixture = PetFixture(configure: { configuration in
      configuration.environment.sleep = { _ in throw CancellationError() }
    }) { _ in .status(503) }
    await #expect(throws: CancellationError.self) { _ = try await fixture.client.get("1") }
    #expect(fixture.server.requests.count == 1)
  }
}

/// Keeps each line as `level message key=value …`.
private struct LineLog: LogHandler {
  let lines: Locked<[String]>
  var logLevel = Logger.Level.trace
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let values = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let line = ["\(event.level)", "\(event.message)"] + values
    lines.withLock { $0.append(line.joined(separator: " ")) }
  }
}
