import ClientsmithRuntime
import HTTPTypes

/// A transport that expects certain requests in order, and answers each as it was told to.
///
///     let stub = StubTransport()
///     stub.expect(.get, "/v1/incidents/42", answer: .json(#"{"id": "42"}"#))
///     stub.expect(.post, "/v1/incidents") { request in
///       let body = try request.json()
///       #expect(body["name"] == "Checkout is slow")
///       return .json(#"{"id": "43"}"#, status: 201)
///     }
///     …
///     try stub.verify()      // nothing is left over
///
/// A request that was not expected makes the call fail with ``UnexpectedRequest``.
public final class StubTransport: Transport {
  private struct Expectation: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let answer: @Sendable (RecordedRequest) async throws -> StubResponse
  }

  private struct State: Sendable {
    var expectations: [Expectation] = []
    var requests: [RecordedRequest] = []
    var unexpected: [UnexpectedRequest] = []
  }

  private let state = Locked(State())

  /// A transport that expects nothing yet.
  public init() {}

  /// Expects a request next, after those expected before. `path` is compared without the query, percent-encoded as sent.
  public func expect(
    _ method: HTTPRequest.Method, _ path: String,
    _ answer: @escaping @Sendable (RecordedRequest) async throws -> StubResponse
  ) {
    state.withLock { $0.expectations.append(Expectation(method: method, path: path, answer: answer)) }
  }

  /// Expects a request next and answers it.
  public func expect(_ method: HTTPRequest.Method, _ path: String, answer: StubResponse) {
    expect(method, path) { _ in answer }
  }

  /// The requests so far.
  public var requests: [RecordedRequest] { state.withLock { $0.requests } }

  /// Throws ``UnmetExpectations`` when an expected request did not come, ``UnexpectedRequest`` when another came.
  public func verify() throws {
    let (rest, unexpected) = state.withLock { ($0.expectations, $0.unexpected) }
    if let first = unexpected.first { throw first }
    guard rest.isEmpty else {
      throw UnmetExpectations(requests: rest.map { "\($0.method.rawValue) \($0.path)" })
    }
  }

  /// Answers a request of a client.
  public func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    try Task.checkCancellation()
    let recorded = try await RecordedRequest(request, body: body)
    let expectation = try state.withLock { state in
      state.requests.append(recorded)
      guard let next = state.expectations.first, next.method == recorded.method, next.path == recorded.path else {
        let error = UnexpectedRequest(
          request: "\(recorded.method.rawValue) \(recorded.path)",
          expected: state.expectations.first.map { "\($0.method.rawValue) \($0.path)" })
        state.unexpected.append(error)
        throw error
      }
      return state.expectations.removeFirst()
    }
    return try await expectation.answer(recorded).transportResponse()
  }
}

/// A request that a ``StubTransport`` did not expect.
public struct UnexpectedRequest: Error, Sendable, Hashable, CustomStringConvertible {
  /// Method and path of the request.
  public let request: String
  /// Method and path that were expected; nil: nothing more.
  public let expected: String?

  /// `GET /a was sent, but POST /b was expected`.
  public var description: String { "\(request) was sent, but \(expected ?? "nothing more") was expected" }
}

/// Requests that a ``StubTransport`` expected and did not get.
public struct UnmetExpectations: Error, Sendable, Hashable, CustomStringConvertible {
  /// Methods and paths, in order.
  public let requests: [String]

  /// `never sent: GET /a, POST /b`.
  public var description: String { "never sent: " + requests.joined(separator: ", ") }
}
