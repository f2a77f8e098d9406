import HTTPTypes

/// Carries one HTTP request to a server and its response back.
///
/// A transport does one attempt and nothing else: it neither retries nor follows redirects nor changes headers, because
/// ``Connection`` decides those things. It throws ``TransportError`` when no whole response head arrived, so that the
/// caller knows whether the server may have acted, and `CancellationError` at once when the task is cancelled.
public protocol Transport: Sendable {
  /// Sends a request. `request.path` is the path with its query, `request.authority` the host and port.
  ///
  /// `timeout` limits the time until the response's head is here and every pause between two chunks of its body.
  func send(_ request: HTTPRequest, body: RequestBody, timeout: Duration?) async throws -> TransportResponse
}

/// What a server answered: the head, and a body that may still be on its way.
public struct TransportResponse: Sendable {
  /// Status and headers.
  public var head: HTTPResponse
  /// The body, decoded from any transfer coding and from those content codings that the transport undoes.
  public var body: ResponseBody

  /// Puts a response together.
  public init(_ head: HTTPResponse, body: ResponseBody = .empty) {
    self.head = head
    self.body = body
  }
}
