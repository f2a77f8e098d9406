import ClientsmithRuntime
import HTTPTypes

/// A server that is a closure: every request is answered by it, and kept.
///
///     let server = InMemoryTransport { request in
///       request.path == "/v1/ping" ? .json(#"{"ok": true}"#) : .status(404)
///     }
///     configuration.transport = server
public final class InMemoryTransport: Transport {
  private let answer: @Sendable (RecordedRequest) async throws -> StubResponse
  private let received = Locked<[RecordedRequest]>([])

  /// A transport that answers by a closure; what the closure throws, the client meets as an error of the transport.
  public init(_ answer: @escaping @Sendable (RecordedRequest) async throws -> StubResponse) {
    self.answer = answer
  }

  /// The requests so far, retries and token requests among them.
  public var requests: [RecordedRequest] { received.withLock { $0 } }

  /// Answers a request of a client.
  public func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    try Task.checkCancellation()
    let recorded = try await RecordedRequest(request, body: body)
    received.withLock { $0.append(recorded) }
    return try await answer(recorded).transportResponse()
  }
}
