/// Typed events out of one streamed answer: server-sent events, JSON Lines or a JSON text sequence.
///
/// Nothing is sent before the first element is asked for, and nothing is read ahead; leaving the loop, or cancelling the
/// task, closes the connection. Each iteration sends the request anew. Throws the client's `APIError`.
public struct EventStream<Event: Sendable>: AsyncSequence, Sendable {
  /// An event.
  public typealias Element = Event

  private let begin: @Sendable () -> AsyncIterator

  init(_ begin: @escaping @Sendable () -> AsyncIterator) {
    self.begin = begin
  }

  /// Begins to read.
  public func makeAsyncIterator() -> AsyncIterator { begin() }

  /// Asks for event after event.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private let pull: () async throws -> Event?

    init(_ pull: @escaping () async throws -> Event?) {
      self.pull = pull
    }

    /// The next event, nil at the end of the stream.
    public mutating func next() async throws -> Event? {
      try await pull()
    }
  }
}

/// When a stream of server-sent events is taken up again with `Last-Event-ID` (WHATWG HTML section 9.2.3). Whatever it says, a
/// request that must not be sent twice, such as a POST without an idempotency key, is not.
public enum EventReconnection: Sendable, Hashable {
  /// Never: what broke off is an error.
  case never
  /// When the connection broke off after an event with an id, so that nothing can be lost or come twice.
  case afterInterruption
  /// Also when the server ended the stream, as a browser does; 204 is the end.
  case always
}
