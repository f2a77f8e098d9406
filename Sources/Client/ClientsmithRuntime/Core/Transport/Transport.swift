import HTTPTypes

/// Carries one HTTP request to a server and its response back.
///
/// A transport does one attempt and nothing else: it neither retries nor follows redirects nor changes headers, and it knows
/// nothing of time, because ``Connection`` decides those things. All that it is ever told is to cancel.
///
/// - It throws ``TransportError`` when no whole response head arrived, so that the caller knows whether the server may have acted.
/// - When its task is cancelled it ends at once with `CancellationError`, or with a `neverSent` ``TransportError`` where it
///   knows that nothing of the request has left: a call whose time ran out while connecting can then be sent again.
/// - It gives a body that is still arriving as ``ResponseBody/stream(_:cancel:)``, with what cancels the exchange, and reads no
///   further ahead of the body's reader than a fixed number of bytes.
/// - It takes a request's body piece by piece as the network does, or tells of the pieces by ``StreamedBody/sent(_:)``.
public protocol Transport: Sendable {
  /// What limits the exchanges that are under way with one origin, for all clients over this transport. One that queues
  /// requests beyond some number of connections has a gate no larger than that.
  var gate: ConnectionGate? { get }
  /// Whether it makes a span of each request by itself, so that a trace needs no other.
  var makesSpans: Bool { get }

  /// Sends a request. `request.path` is the path with its query, `request.authority` the host and port.
  func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse
}

extension Transport {
  /// None: each client keeps to its own (``ClientConfiguration/connectionsPerOrigin``).
  public var gate: ConnectionGate? { nil }
  /// False.
  public var makesSpans: Bool { false }
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
