import HTTPTypes

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

extension EventStream {
  /// A stream of these events: for previews, tests and doubles of one's own. Nothing is sent when it is read.
  ///
  /// With an `error` the stream fails behind the last event.
  public init(_ events: [Event], failingWith error: (any Error)? = nil) {
    self.init {
      var rest = events[...]
      return AsyncIterator {
        try Task.checkCancellation()
        if let event = rest.popFirst() { return event }
        if let error { throw error }
        return nil
      }
    }
  }

  /// A stream of whatever events another sequence gives, such as an `AsyncStream` that a test feeds.
  public init<Events: AsyncSequence & Sendable>(_ events: Events) where Events.Element == Event {
    self.init {
      var iterator = events.makeAsyncIterator()
      return AsyncIterator { try await iterator.next() }
    }
  }
}

/// Reads server-sent events and takes the stream up again where it broke off.
final class EventSource {
  let connection: Connection
  var request: OperationRequest
  let reconnection: EventReconnection
  /// Whether the request may be sent twice: what it starts must not be done twice.
  private let mayRepeat: Bool
  /// How often in a row the stream is taken up without an event in between.
  static let patience = 5
  /// The wait before that, unless the server says otherwise: what browsers take.
  static let usualDelay = Duration.seconds(3)
  /// The longest wait that the server's word counts for: a stream is not given up for days because of a number.
  static let longestDelay = Duration.seconds(120)

  private var events: ParsedStream<ResponseBody, ServerSentEventParser>.AsyncIterator?
  private var lastEventID = ""
  private var delay = usualDelay
  private var failures = 0
  private var isAtEnd = false

  init(connection: Connection, request: OperationRequest, reconnection: EventReconnection) {
    self.connection = connection
    self.request = request
    self.reconnection = reconnection
    if request.accepted == nil { self.request.accepted = "text/event-stream" }
    // Made here, and not anew each time that the stream is taken up.
    self.request.options.idempotencyKey = connection.core.idempotencyKey(of: request)
    mayRepeat =
      (request.method.isIdempotent || request.isIdempotent || self.request.options.idempotencyKey != nil)
      && request.body.isReplayable
  }

  /// The next event, nil at the end. Throws the client's error, and `CancellationError` as it comes.
  func next() async throws -> ServerSentEvent? {
    while !isAtEnd {
      do {
        if events == nil { try await open() }
        if isAtEnd { break }
        let event = try await events?.next()
        remember()
        if let event {
          failures = 0
          return event
        }
        guard reconnection == .always, mayRepeat else { break }
      } catch let error as TransportError {
        remember()
        guard resumes(after: error) else { throw connection.core.error(from: error, of: request, attempts: 1) }
      } catch let error where !(error is CancellationError) && !(error is any AnyAPIError) {
        throw connection.core.undecodableStream(error, of: request)
      }
      events = nil
      failures += 1
      guard failures <= Self.patience else { throw connection.core.abandonedStream(request) }
      try await connection.configuration.environment.sleep(delay)
    }
    isAtEnd = true
    events = nil
    return nil
  }

  private func open() async throws {
    if !lastEventID.isEmpty { request.setHeader("Last-Event-ID", lastEventID) }
    let response = try await connection.stream(request, silence: request.options.idleTimeout)
    if response.head.status == .noContent {
      isAtEnd = true
      return
    }
    if let type = response.documentType {
      throw await connection.core.strayDocument(response, type: type, request)
    }
    let parser = ServerSentEventParser(lastEventID: lastEventID)
    events = ParsedStream(response.body, parser: parser).makeAsyncIterator()
  }

  private func remember() {
    guard let parser = events?.parser else { return }
    lastEventID = parser.lastEventID
    if let time = parser.reconnectionTime { delay = min(time, Self.longestDelay) }
  }

  private func resumes(after error: TransportError) -> Bool {
    guard mayRepeat else { return false }
    switch reconnection {
    case .never: return false
    case .afterInterruption: return !lastEventID.isEmpty && (error.kind == .interrupted || error.kind == .timedOut)
    case .always: return true
    }
  }
}

extension ConnectionCore {
  /// The client's error for a stream with something in it that is not what the document describes.
  func undecodableStream(_ error: any Error, of request: OperationRequest) -> any Error {
    let failure = CallFailure(.undecodable, "the stream is not what is described: \(error)", underlying: error)
    return self.error(from: failure, of: request, attempts: 1)
  }

  func abandonedStream(_ request: OperationRequest) -> any Error {
    let failure = CallFailure(
      .transport, "the stream ended \(EventSource.patience + 1) times in a row without an event")
    return error(from: failure, of: request, attempts: EventSource.patience + 1)
  }

  /// The client's error for a document that came where a stream of events was asked for: read as one it would be without
  /// events, and what it says would be lost.
  func strayDocument(_ response: TransportResponse, type: String, _ request: OperationRequest) async -> any Error {
    var failure = CallFailure(.undecodable, "the answer is `\(type.prefix(100))`, no stream of events")
    failure.status = response.head.status
    failure.headers = response.head.headerFields
    failure.body = (try? await response.body.collect(upTo: 65_536)) ?? []
    return error(from: failure, of: request, attempts: 1)
  }
}

extension TransportResponse {
  /// The type of an answer that says itself to be a document: JSON, HTML or XML.
  fileprivate var documentType: String? {
    let type = head.headerFields.firstValue(.contentType)?.prefix { $0 != ";" }.lowercased() ?? ""
    return ["json", "html", "xml"].contains { type.hasSuffix($0) } ? type : nil
  }
}
