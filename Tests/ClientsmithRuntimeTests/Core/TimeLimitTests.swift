import ClientsmithTesting
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// What `timeout`, `idleTimeout` and `deadline` mean, by a clock that jumps: the runtime owns time, whatever the transport.
@Suite(.timeLimit(.minutes(25))) struct TimeLimitTests {
  let time = VirtualTime()

  /// A client over a server in memory, whose silence is measured by a clock that jumps.
  static func fixture(
    _ time: VirtualTime, _ configure: @escaping (inout ClientConfiguration) -> Void = { _ in },
    _ answer: @escaping @Sendable (RecordedRequest) async throws -> StubResponse
  ) -> PetFixture {
    PetFixture(
      configure: { configuration in
        configuration.environment = time.environment.limitingExchanges()
        configuration.retries = .never
        configure(&configuration)
      }, answer)
  }

  /// An answer of chunks with a pause before each and before the end.
  private func slow(_ chunks: [String], pause: Duration, end: Duration? = nil) -> StubResponse {
    let time = time
    return .stream(
      ByteStream(pulling: {
        let rest = Locked(chunks[...])
        return {
          let next = rest.withLock { $0.popFirst() }
          try await time.sleep(next == nil ? end ?? pause : pause)
          return next.map { Array($0.utf8) }
        }
      }), headers: [("Content-Type", "application/json")])
  }

  @Test func `an answer that does not begin ends the attempt`() async throws {
    let time = time
    let fixture = Self.fixture(time) { _ in
      try await time.sleep(.seconds(1_000))
      return PetFixture.rex
    }
    let error = try await time.run {
      try await problem { _ = try await fixture.client.get("1", options: RequestOptions(timeout: .seconds(7))) }
    }
    #expect(error.kind == .transport)
    #expect((error.underlying as? TransportError)?.kind == .timedOut)
    #expect(time.now == .seconds(7))
  }

  @Test func `a body that trickles may take longer than any pause in it`() async throws {
    let answer = slow(["{\"id\":", "\"1\",", "\"name\":", "\"Rex\"", "}"], pause: .seconds(2))
    let fixture = Self.fixture(time) { _ in answer }
    let pet = try await time.run { try await fixture.client.get("1", options: RequestOptions(timeout: .seconds(3))) }
    #expect(pet.name == "Rex")
    #expect(time.now == .seconds(12))
  }

  @Test(arguments: [
    (RequestOptions(timeout: .seconds(3)), Duration.seconds(4)),
    (RequestOptions(timeout: .seconds(3), idleTimeout: .seconds(20)), .seconds(21)),
  ])
  func `a body that stops coming ends when it has paused too long`(options: RequestOptions, end: Duration) async throws
  {
    let answer = slow(["{"], pause: .seconds(1), end: .seconds(1_000))
    let fixture = Self.fixture(time) { _ in answer }
    let error = try await time.run { try await problem { _ = try await fixture.client.get("1", options: options) } }
    #expect((error.underlying as? TransportError)?.kind == .timedOut)
    #expect(time.now == end)
  }

  @Test func `the deadline covers the body of an answer that is collected`() async throws {
    let answer = slow(["{", " ", " ", " "], pause: .seconds(2))
    let fixture = Self.fixture(time) { _ in answer }
    let error = try await time.run {
      try await problem {
        _ = try await fixture.client.get("1", options: RequestOptions(timeout: .seconds(3), deadline: .seconds(5)))
      }
    }
    #expect(error.kind == .deadline)
    #expect(error.attempts == 1)
    #expect(time.now == .seconds(5))
  }

  @Test func `a download may pause as long as any body, and a slow reader is no silence`() async throws {
    let time = time
    let answer = slow(["a", "b"], pause: .seconds(1), end: .seconds(1_000))
    let fixture = Self.fixture(time) { _ in answer }
    try await time.run {
      let request = OperationRequest("download", .get, "/file", RequestOptions(timeout: .seconds(5)))
      let body = try await fixture.client.connection.bytes(request)
      var iterator = body.makeAsyncIterator()
      #expect(try await iterator.next() == Array("a".utf8))
      try await time.sleep(.seconds(3_600))
      #expect(try await iterator.next() == Array("b".utf8))
      do {
        _ = try await iterator.next()
        Issue.record("nothing was thrown")
      } catch let error as TransportError {
        #expect(error.kind == .timedOut)
      }
      #expect(time.now == .seconds(3_607))
    }
  }

  @Test func `a stream of events may be silent for as long as it likes`() async throws {
    var answer = slow(["data: 1\n\n", "data: 2\n\n"], pause: .seconds(36_000))
    answer.headers = [("Content-Type", "text/event-stream")]
    let fixture = Self.fixture(time) { [answer] _ in answer }
    let seen = try await time.run {
      var seen = 0
      for try await _ in fixture.client.connection.events(OperationRequest("events", .get, "/events", .default)) {
        seen += 1
      }
      return seen
    }
    #expect(seen == 2)
  }

  @Test func `a stream of events that is given a limit of silence has it`() async throws {
    var answer = slow(["data: 1\n\n"], pause: .seconds(1), end: .seconds(1_000))
    answer.headers = [("Content-Type", "text/event-stream")]
    let fixture = Self.fixture(time) { [answer] _ in answer }
    let error = try await time.run {
      let request = OperationRequest("events", .get, "/events", RequestOptions(idleTimeout: .seconds(30)))
      return try await problem {
        for try await _ in fixture.client.connection.events(request, reconnection: .never) {}
      }
    }
    #expect((error.underlying as? TransportError)?.kind == .timedOut)
    #expect(time.now == .seconds(31))
  }

  @Test func `an upload takes as long as it moves, and the time that its caller needs is not the server's`()
    async throws
  {
    let time = time
    let fixture = Self.fixture(time) { _ in .status(204) }
    try await time.run {
      let content = BodyContent.replayableStream(length: 4) {
        ByteStream(pulling: {
          let count = Locked(0)
          return {
            // The caller's own slowness, longer than the limit.
            try await time.sleep(.seconds(100))
            let number = count.withLock { count in
              count += 1
              return count
            }
            return number <= 4 ? [UInt8(number)] : nil
          }
        })
      }
      var request = OperationRequest("upload", .post, "/file", RequestOptions(timeout: .seconds(5)))
      request.body(content, contentType: "application/octet-stream")
      try await fixture.client.connection.empty(request)
    }
    #expect(fixture.server.requests.first?.body == [1, 2, 3, 4])
    #expect(time.now == .seconds(500))
  }

  @Test func `connecting that takes too long was never sent, so that even a POST is sent again`() async throws {
    let time = time
    let turns = Locked(0)
    let fixture = Self.fixture(time, { $0.retries = .default }) { _ in
      let turn = turns.withLock { turns in
        turns += 1
        return turns
      }
      if turn > 1 { return PetFixture.rex }
      do {
        try await time.sleep(.seconds(1_000))
      } catch {
        throw TransportError(.neverSent, "cancelled while connecting")
      }
      return PetFixture.rex
    }
    let pet = try await time.run {
      try await fixture.client.create(Pet(id: "1", name: "Rex"), options: RequestOptions(timeout: .seconds(5)))
    }
    #expect(pet.name == "Rex")
    #expect(turns.withLock { $0 } == 2)
  }

  @Test func `a caller who cancels hears of that and of nothing else`() async throws {
    let fixture = PetFixture { _ in
      do {
        try await Task.sleep(for: .seconds(86_400))
      } catch {
        throw TransportError(.neverSent, "cancelled while connecting")
      }
      return PetFixture.rex
    }
    let task = Task { try await fixture.client.get("1") }
    while fixture.server.requests.isEmpty { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `an error's body that never ends does not hold the error up`() async throws {
    var answer = slow([String](repeating: "x", count: 1_000), pause: .seconds(1))
    answer.status = 404
    let fixture = Self.fixture(time) { [answer] _ in answer }
    let error = try await time.run {
      try await problem { _ = try await fixture.client.get("1", options: RequestOptions(timeout: .seconds(9))) }
    }
    #expect(error.status == .notFound)
    #expect(error.rawBody.bytes.count == 8 || error.rawBody.bytes.count == 9)
    #expect(time.now == .seconds(9))
  }

  @Test(arguments: [nil, "3"])
  func `a redirect whose answer never ends is followed`(length: String?) async throws {
    let time = time
    let cancelled = Locked(false)
    let fixture = Self.fixture(time) { request in
      if request.path.hasSuffix("/2") { return PetFixture.rex }
      let length = length.map { [("Content-Length", $0)] } ?? []
      var answer = StubResponse.status(307, headers: [("Location", "/v1/pets/2")] + length)
      let endless = ByteStream(pulling: {
        {
          try await time.sleep(.seconds(0.4))
          return [0]
        }
      })
      answer.body = .stream(endless, cancel: { cancelled.withLock { $0 = true } })
      return answer
    }
    let pet = try await time.run { try await fixture.client.get("1") }
    #expect(pet.name == "Rex")
    #expect(cancelled.withLock { $0 })
    #expect(time.now <= .seconds(2))
  }

  @Test func `the end of a redirect's answer is read where it is near, so that the connection can be used again`()
    async throws
  {
    let cancelled = Locked(false)
    let fixture = Self.fixture(time) { request in
      if request.path.hasSuffix("/2") { return PetFixture.rex }
      var answer = StubResponse.status(307, headers: [("Location", "/v1/pets/2"), ("Content-Length", "3")])
      answer.body = .stream(ByteStream([1, 2, 3]), cancel: { cancelled.withLock { $0 = true } })
      return answer
    }
    #expect(try await time.run { try await fixture.client.get("1") }.name == "Rex")
    #expect(!cancelled.withLock { $0 })
  }

  @Test func `limits of work that is over do not pile up`() async throws {
    let fixture = PetFixture { _ in PetFixture.rex }
    for _ in 0..<20_000 { _ = try await fixture.client.get("1") }
    // Other tests have theirs.
    #expect(LiveAlarms.shared.count < 15_000)
  }
}
