import ClientsmithTesting
import Foundation
import HTTPTypes
import Logging
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct RetryingCallTests {
  @Test func `a failing service is tried again, and the error says how often`() async throws {
    let fixture = PetFixture { _ in .status(503) }
    let error = try await problem { _ = try await fixture.client.get("1") }
    #expect(error.attempts == 3)
    #expect(error.status == .serviceUnavailable)
    #expect(fixture.time.sleeps.count == 2)
    #expect(error.description.contains("after 3 attempts"))
  }

  @Test func `a call that succeeds at last is a success`() async throws {
    let count = Locked(0)
    let fixture = PetFixture { _ in
      count.withLock {
        $0 += 1
        return $0
      } < 3 ? .failure(TransportError(.maybeSent, "gone")) : PetFixture.rex
    }
    let response = try await fixture.client.withResponse { try await $0.get("1") }
    #expect(response.attempts == 3)
  }

  @Test func `a POST is not sent twice without a key`() async throws {
    let fixture = PetFixture { _ in .failure(TransportError(.maybeSent, "gone")) }
    let error = try await problem { _ = try await fixture.client.create(Pet(id: "1", name: "Rex")) }
    #expect(error.kind == .transport)
    #expect(fixture.server.requests.count == 1)
    let keyed = try await problem {
      _ = try await fixture.client.create(Pet(id: "1", name: "Rex"), options: RequestOptions(idempotencyKey: "k"))
    }
    #expect(keyed.attempts == 3)
    #expect(Set(fixture.server.requests.dropFirst().map { $0.header("Idempotency-Key") }) == ["k"])
  }

  @Test func `a declared key is made once and stays the same`() async throws {
    let fixture = PetFixture { _ in .status(503) }
    var request = OperationRequest("x", .post, "/x", .default)
    request.body(json: ["a": 1] as JSONValue)
    request.idempotencyKey(bodyPointer: "/request_id")
    _ = try await problem { try await fixture.client.connection.empty(request) }
    let keys = try fixture.server.requests.map { try $0.json()["request_id"]?.stringValue }
    #expect(keys.count == 3)
    #expect(Set(keys).count == 1)
    #expect(keys.first??.count == 36)
  }

  @Test(arguments: [HTTPRequest.Method.post, .put]) func `a key goes into the query where the operation wants it there`(
    method: HTTPRequest.Method
  ) async throws {
    let fixture = PetFixture { _ in .status(503) }
    var request = OperationRequest("x", method, "/x", .default)
    request.idempotencyKey(query: "idempotency_key")
    _ = try await problem { try await fixture.client.connection.empty(request) }
    let keys = fixture.server.requests.map { $0.query("idempotency_key") }
    #expect(keys.count == 3 && Set(keys).count == 1 && keys.first??.count == 36)
    request.setQuery("idempotency_key", "own")
    _ = try await problem { try await fixture.client.connection.empty(request) }
    #expect(fixture.server.requests.last?.query("idempotency_key") == "own")
    #expect(fixture.server.requests.allSatisfy { $0.header("Idempotency-Key") == nil })
  }

  @Test func `an answer that breaks off is asked for again`() async throws {
    let count = Locked(0)
    let fixture = PetFixture { _ in
      let turn = count.withLock {
        $0 += 1
        return $0
      }
      if turn > 1 { return PetFixture.rex }
      return .stream(
        AsyncThrowingStream<[UInt8], any Error> {
          $0.yield(Array("{".utf8))
          $0.finish(throwing: TransportError(.interrupted, "broke"))
        })
    }
    #expect(try await fixture.client.get("1").name == "Rex")
    #expect(fixture.server.requests.count == 2)
  }

  @Test func `the deadline covers everything`() async throws {
    let fixture = PetFixture { _ in .status(503) }
    let error = try await problem {
      _ = try await fixture.client.get("1", options: RequestOptions(timeout: .seconds(10), deadline: .milliseconds(1)))
    }
    #expect(error.attempts == 1)
    // Not the ten seconds of an attempt, nor a pause: at most the deadline itself has passed.
    #expect(fixture.time.elapsed <= .milliseconds(1))
    #expect(error.description.contains("deadline"))
  }

  @Test func `the deadline ends a body that does not come`() async throws {
    let fixture = PetFixture { _ in .stream(AsyncStream<[UInt8]> { _ in }) }
    let error = try await problem {
      _ = try await fixture.client.get("1", options: RequestOptions(deadline: .seconds(5)))
    }
    #expect(error.kind == .deadline)
    #expect(fixture.time.elapsed == .seconds(5))
  }

  @Test func `a service's limit is kept between attempts`() async throws {
    let fixture = PetFixture(
      description: PetClient.description(rateLimits: [RateLimit(requests: 2, per: .seconds(10))])
    ) { _ in PetFixture.rex }
    for _ in 0..<5 { _ = try await fixture.client.get("1") }
    #expect(fixture.time.elapsed >= .seconds(20))
  }

  @Test func `an operation that no limit counts neither waits nor uses up what others may send`() async throws {
    let fixture = PetFixture(
      description: PetClient.description(rateLimits: [RateLimit(requests: 2, per: .seconds(10))])
    ) { _ in PetFixture.rex }
    for _ in 0..<5 {
      var request = OperationRequest("ping", .get, "/ping", .default)
      request.withoutRateLimits()
      _ = try await fixture.client.connection.raw(request)
    }
    for _ in 0..<2 { _ = try await fixture.client.get("1") }
    #expect(fixture.time.elapsed == .zero)
  }

  @Test func `middleware sees each attempt, with its credentials`() async throws {
    struct Witness: Middleware {
      let seen = Locked<[String]>([])
      func intercept(
        _ request: HTTPRequest, body: RequestBody, operation: OperationContext,
        next: @Sendable (HTTPRequest, RequestBody) async throws -> TransportResponse
      ) async throws -> TransportResponse {
        let line = "\(operation.operationID) \(operation.attempt) \(request.headerFields[.authorization] ?? "-")"
        seen.withLock { $0.append(line) }
        var request = request
        request.headerFields[HTTPField.Name("X-Seen")!] = "\(operation.attempt)"
        return try await next(request, body)
      }
    }
    let witness = Witness()
    let fixture = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("key")]),
      credentials: [Credential(scheme: "key", BearerAuthenticator("t"))],
      configure: { $0.middleware = [witness] }
    ) { $0.header("X-Seen") == "1" ? .status(500) : PetFixture.rex }
    _ = try await fixture.client.get("1")
    #expect(witness.seen.withLock { $0 } == ["getPet 1 Bearer t", "getPet 2 Bearer t"])
  }

  @Test func `observers hear of attempts and retries`() async throws {
    let events = Locked<[String]>([])
    let fixture = PetFixture(configure: { configuration in
      configuration.observer = { event in
        let text =
          switch event {
          case .answered(let attempt, let status, _): "\(attempt.attempt) \(status.code)"
          case .failed(let attempt, _, _): "\(attempt.attempt) failed"
          case .retrying(let attempt, let delay, let reason): "\(attempt.attempt) again after \(delay): \(reason)"
          default: "something else"
          }
        events.withLock { $0.append(text) }
      }
    }) { _ in .status(503) }
    _ = try await problem {
      _ = try await fixture.client.get("1", options: RequestOptions(retries: RetryPolicy(retries: 1)))
    }
    #expect(events.withLock { $0.count } == 3)
    #expect(events.withLock { $0.first } == "1 503")
    #expect(events.withLock { $0.last } == "2 503")
  }
}
