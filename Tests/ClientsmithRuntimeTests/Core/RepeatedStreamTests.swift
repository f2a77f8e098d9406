import ClientsmithTesting
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// A stream that breaks off is asked for again only where asking twice does no work twice.
@Suite(.timeLimit(.minutes(25))) struct RepeatedStreamTests {
  /// Breaks off after the first event, and ends after the second.
  private func fixture() -> PetFixture {
    let turn = Locked(0)
    return PetFixture { _ in
      let isFirst = turn.withLock { turn in
        turn += 1
        return turn == 1
      }
      return .stream(
        AsyncThrowingStream<[UInt8], any Error> { stream in
          stream.yield(Array("id: 7\ndata: \(isFirst ? "one" : "two")\n\n".utf8))
          stream.finish(throwing: isFirst ? TransportError(.interrupted, "broke") : nil)
        }, headers: [("Content-Type", "text/event-stream")])
    }
  }

  private func data(
    _ request: OperationRequest, of fixture: PetFixture, _ reconnection: EventReconnection = .afterInterruption
  ) async throws -> [String] {
    var data: [String] = []
    for try await event in fixture.client.connection.events(request, reconnection: reconnection) {
      data.append(event.data)
      if data.count == 2 { break }
    }
    return data
  }

  @Test(arguments: [EventReconnection.afterInterruption, .always])
  func `a POST without a key is sent once, however its stream ends`(reconnection: EventReconnection) async throws {
    let fixture = fixture()
    var request = OperationRequest("chat", .post, "/chat", .default)
    request.body(json: "hello" as JSONValue)
    let error = try await problem { _ = try await data(request, of: fixture, reconnection) }
    #expect(error.kind == .transport)
    #expect(fixture.server.requests.count == 1)
  }

  @Test func `a POST that only reads is taken up`() async throws {
    let fixture = fixture()
    var request = OperationRequest("search", .post, "/search", .default)
    request.idempotent()
    #expect(try await data(request, of: fixture) == ["one", "two"])
    #expect(fixture.server.requests.map { $0.header("Last-Event-ID") } == [nil, "7"])
  }

  @Test func `a POST with a key is taken up under the same key`() async throws {
    let declared = fixture()
    var request = OperationRequest("chat", .post, "/chat", .default)
    request.idempotencyKey(header: "Idempotency-Key")
    #expect(try await data(request, of: declared) == ["one", "two"])
    let keys = declared.server.requests.map { $0.header("Idempotency-Key") }
    #expect(keys.count == 2)
    #expect(keys[0] != nil)
    #expect(keys[0] == keys[1])

    let given = fixture()
    let own = OperationRequest("chat", .post, "/chat", RequestOptions(idempotencyKey: "mine"))
    #expect(try await data(own, of: given) == ["one", "two"])
    #expect(given.server.requests.map { $0.header("Idempotency-Key") } == ["mine", "mine"])
  }

  @Test func `a body that cannot be read again is not sent again`() async throws {
    let fixture = fixture()
    var request = OperationRequest("upload", .put, "/upload", .default)
    let once = AsyncStream<[UInt8]> { stream in
      stream.yield([1, 2, 3])
      stream.finish()
    }
    request.body(.stream(once), contentType: "application/octet-stream")
    let error = try await problem { _ = try await data(request, of: fixture) }
    #expect(error.kind == .transport)
    #expect(fixture.server.requests.count == 1)
  }
}
