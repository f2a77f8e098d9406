import ClientsmithTesting
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// Who owns a body that is still arriving: the exchange ends when nobody wants the rest.
@Suite(.timeLimit(.minutes(25))) struct ResponseBodyTests {
  private func endless(_ cancelled: Locked<Int>) -> ResponseBody {
    .stream(ByteStream(pulling: { { [1] } }), cancel: { cancelled.withLock { $0 += 1 } })
  }

  @Test func `a body that is dropped unread cancels its exchange`() async throws {
    let cancelled = Locked(0)
    var body: ResponseBody? = endless(cancelled)
    let copy = body
    body = nil
    #expect(cancelled.withLock { $0 } == 0)
    withExtendedLifetime(copy) {}
    _ = consume copy
    #expect(cancelled.withLock { $0 } == 1)
  }

  @Test func `a loop that is left early cancels, though the body is still held`() async throws {
    let cancelled = Locked(0)
    let body = endless(cancelled)
    for try await _ in body { break }
    #expect(cancelled.withLock { $0 } == 1)
    withExtendedLifetime(body) {}
  }

  @Test func `a body that was read to its end is not cancelled`() async throws {
    let cancelled = Locked(0)
    do {
      let body = ResponseBody.stream(ByteStream([1, 2]), cancel: { cancelled.withLock { $0 += 1 } })
      #expect(try await body.collect(upTo: 2) == [1, 2])
    }
    #expect(cancelled.withLock { $0 } == 0)
  }

  @Test func `a body larger than allowed is not read on`() async throws {
    let cancelled = Locked(0)
    let body = endless(cancelled)
    await #expect(throws: ResponseTooLarge.self) { _ = try await body.collect(upTo: 3) }
    #expect(cancelled.withLock { $0 } == 1)
    withExtendedLifetime(body) {}
  }

  @Test func `an answer that nobody reads is cancelled, whoever it went through`() async throws {
    struct Passing: Middleware {
      func intercept(
        _ request: HTTPRequest, body: RequestBody, operation: OperationContext, next: Next
      ) async throws -> TransportResponse {
        var response = try await next(request, body)
        response.body = .stream(ByteStream(response.body))
        return response
      }
    }
    let cancelled = Locked(0)
    let fixture = PetFixture(configure: { $0.middleware = [Passing()] }) { _ in
      var answer = StubResponse.status(200)
      answer.body = .stream(ByteStream(pulling: { { [1] } }), cancel: { cancelled.withLock { $0 += 1 } })
      return answer
    }
    _ = try await fixture.client.connection.bytes(OperationRequest("download", .get, "/file", .default))
    #expect(cancelled.withLock { $0 } == 1)
  }
}
