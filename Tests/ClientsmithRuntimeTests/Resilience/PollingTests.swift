import ClientsmithTesting
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// A call that is made again until the work it reports has ended.
@Suite struct PollingTests {
  private struct Job: LongRunning, JSONDecodable {
    let status: String?

    init(json: borrowing JSONReader) throws { status = try json.optional("status") }

    var workState: WorkState { WorkState(status, running: ["queued", "running"], finished: ["done", "failed"]) }
  }

  private struct Client: APIClient {
    let connection: Connection

    init(connection: Connection) { self.connection = connection }

    func job() async throws -> Job {
      try await connection.value(OperationRequest("getJob", .get, "/jobs/1", .default))
    }
  }

  private func client(_ answers: [(status: String, retryAfter: String?)], _ time: TestEnvironment) -> Client {
    let left = Locked(answers)
    let server = InMemoryTransport { _ in
      let next = left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
      var headers: [(String, String)] = [("Content-Type", "application/json")]
      if let seconds = next.retryAfter { headers.append(("Retry-After", seconds)) }
      let body = next.status.isEmpty ? "{}" : "{\"status\":\"\(next.status)\"}"
      return StubResponse(status: 200, headers: headers, body: Array(body.utf8))
    }
    return Client(
      connection: Connection(
        description: APIDescription(name: "Jobs", version: "1"), server: "https://api.example.com",
        configuration: ClientConfiguration(transport: server, environment: time.environment)))
  }

  @Test("The waits grow, and the last value comes, whether the work went well or not")
  func untilFinished() async throws {
    let time = TestEnvironment()
    let client = client([("queued", nil), ("running", nil), ("running", nil), ("failed", nil)], time)
    var seen: [String] = []
    let job = try await client.waitUntilFinished(progress: { seen.append($0.status ?? "") }) { try await $0.job() }
    #expect(job.status == "failed")
    #expect(seen == ["queued", "running", "running", "failed"])
    #expect(time.elapsed == .milliseconds(1000 + 1500 + 2250))
  }

  @Test("Work that has ended is asked for once")
  func already() async throws {
    let time = TestEnvironment()
    #expect(try await client([("done", nil)], time).waitUntilFinished { try await $0.job() }.status == "done")
    #expect(time.elapsed == .zero)
  }

  @Test("The service's own time goes before")
  func retryAfter() async throws {
    let time = TestEnvironment()
    let client = client([("queued", "7"), ("running", "0"), ("done", nil)], time)
    _ = try await client.waitUntilFinished { try await $0.job() }
    // 0 says nothing: the second wait is the client's own.
    #expect(time.elapsed == .milliseconds(7000 + 1500))
  }

  @Test(
    "The service's word is not believed for hours",
    arguments: ["60000", "86400", "1e300", "Fri, 31 Dec 9999 23:59:59 GMT"])
  func farRetryAfter(word: String) async throws {
    let time = TestEnvironment()
    _ = try await client([("queued", word), ("done", nil)], time).waitUntilFinished { try await $0.job() }
    #expect(time.elapsed == .seconds(600))
    let patient = TestEnvironment()
    _ = try await client([("queued", "60000"), ("done", nil)], patient)
      .waitUntilFinished(Polling(longestServerDelay: .seconds(100_000))) { try await $0.job() }
    #expect(patient.elapsed == .seconds(60_000))
  }

  @Test("No wait begins that would end after the deadline")
  func deadline() async throws {
    let time = TestEnvironment()
    let error = await #expect(throws: PollingError.self) {
      try await client([("running", nil)], time).waitUntilFinished(Polling(deadline: .seconds(3))) {
        try await $0.job()
      }
    }
    #expect(error?.reason == .deadline(.seconds(3)))
    #expect(error?.answers == 3)
    #expect(time.elapsed == .milliseconds(2500))
    let long = TestEnvironment()
    await #expect(throws: PollingError.self) {
      try await client([("running", "60")], long).waitUntilFinished(Polling(deadline: .seconds(30))) {
        try await $0.job()
      }
    }
    #expect(long.elapsed == .zero)
  }

  @Test("A status that nobody knows is said, not guessed", arguments: ["paused", ""])
  func unknown(status: String) async throws {
    let time = TestEnvironment()
    let error = await #expect(throws: PollingError.self) {
      try await client([("running", nil), (status, nil)], time).waitUntilFinished { try await $0.job() }
    }
    #expect(error?.reason == .unknownStatus(status.isEmpty ? nil : status))
  }

  @Test("A cancelled task ends the wait at once")
  func cancelled() async throws {
    let time = TestEnvironment(advance: .manual)
    let client = client([("running", nil)], time)
    let task = Task { try await client.waitUntilFinished { try await $0.job() } }
    while time.sleeping == 0 { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("Inside `withResponse` the last answer is the one that counts")
  func response() async throws {
    let time = TestEnvironment()
    let client = client([("running", nil), ("done", nil)], time)
    let response = try await client.withResponse { try await $0.waitUntilFinished { try await $0.job() } }
    #expect(response.value.status == "done")
    #expect(response.status.code == 200)
  }
}
